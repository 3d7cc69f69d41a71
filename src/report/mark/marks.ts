/**
 * A view → the mark of each figure and unreadable cell: what is drawn beside it and what the mark
 * says in words. The same in a marked PDF and a marked page; where it is drawn is theirs to decide.
 */

import type { Figure } from '../../model/figure.ts'
import type { Suggestion } from '../../model/finding.ts'
import type { Place } from '../../model/place.ts'
import { formulaOf } from '../arithmetic.ts'
import { inferredSentence } from '../inferred.ts'
import { type MarkState, markState } from '../page/marks.ts'
import type { CheckInfo } from '../report.ts'
import { strongest } from '../strongest.ts'
import type { Numbered, View } from '../view.ts'

/** How the states that are drawn alike are drawn. */
export type Glyph = 'tick' | 'plug' | 'untested' | 'unreadable' | 'error' | 'warning' | 'accepted'

/** What a mark stands beside: a figure, or a cell that should be one. */
export interface Marked {
  readonly id: string
  readonly place: Place
  readonly in: { readonly kind: Figure['in']['kind'] }
}

export interface Mark {
  readonly figure: Marked
  readonly glyph: Glyph
  /** Beside a tick: the letter of the check, "≈" within rounding; in a finding its number. */
  readonly sign: string
  /** One sentence, for whoever asks the mark. */
  readonly words: string
  /** What should be printed, where the finding says so of this very figure. */
  readonly suggestion?: string
}

const glyphs: Readonly<Record<MarkState, Glyph>> = {
  ticked: 'tick',
  rounding: 'tick',
  plug: 'plug',
  untested: 'untested',
  confirmed: 'untested',
  inferred: 'unreadable',
  error: 'error',
  warning: 'warning',
  // A note accuses no figure; one that stands in nothing else was not tested.
  note: 'untested',
  accepted: 'accepted',
}

/** The marks of all figures and of the cells that cannot be read, in reading order. */
export function marksOf(view: View, checks: readonly CheckInfo[]): Mark[] {
  const marks = [...figureMarks(view, checks), ...unreadableMarks(view)]
  return marks.sort((one, other) => one.figure.place.start - other.figure.place.start)
}

/** One for each that shows something; of a cell that came out empty there is nothing to mark. */
function unreadableMarks({ inferred }: View): Mark[] {
  return inferred.flatMap((cell, index): Mark[] => {
    if (cell.text === '' || cell.place.end <= cell.place.start) return []
    const figure: Marked = { id: `u${index + 1}`, place: cell.place, in: { kind: 'table' } }
    return [{ figure, glyph: 'unreadable', sign: '?', words: inferredSentence(cell) }]
  })
}

function figureMarks(view: View, checks: readonly CheckInfo[]): Mark[] {
  const letters = new Map(checks.map(({ name, tickmark = '' }) => [name, tickmark]))
  return view.release.figures.map((figure) => {
    const { state, finding } = markState(view, figure)
    const glyph = glyphs[state]
    if (finding) return findingMark(figure, glyph, finding)
    if (glyph === 'tick' || glyph === 'plug') return tickMark(view, figure, glyph, letters)
    const judged = view.stateOf(figure)
    const reason = judged.state === 'untested' ? judged.reason : 'no other figure determines it'
    const confirmed = view.confirmationOf(figure)
    const by = confirmed?.by ? ` by ${confirmed.by}` : ''
    if (confirmed) {
      const words = `${figure.text}: confirmed by hand${by}: ${confirmed.reference}`
      return { figure, glyph, sign: '', words }
    }
    return { figure, glyph: 'untested', sign: '', words: `${figure.text}: untested, ${reason}.` }
  })
}

function findingMark(figure: Figure, glyph: Glyph, numbered: Numbered): Mark {
  const { number, finding, accepted } = numbered
  const { suggestion } = finding
  const by = accepted?.by ? ` by ${accepted.by}` : ''
  const reason = accepted ? ` Accepted${by}: ${accepted.reason}` : ''
  const why = suggestion ? ` ${suggestedIn(suggestion)}` : ''
  return {
    figure,
    glyph,
    sign: String(number),
    words: `${number}. ${finding.message}${why}${reason}`,
    ...(suggestion?.figure.id === figure.id && !accepted && { suggestion: suggestion.text }),
  }
}

/** "Suggested: 85.2% for 85.1%." */
export function suggestedIn({ figure, text }: Suggestion): string {
  return `Suggested: ${text} for ${figure.text}.`
}

function tickMark(
  view: View,
  figure: Figure,
  glyph: Glyph,
  letters: ReadonlyMap<string, string>,
): Mark {
  const state = view.stateOf(figure)
  const judged = state.state === 'ticked' ? strongest(state.relations) : undefined
  if (!judged) return { figure, glyph, sign: '', words: `${figure.text}: ticked.` }
  const { holds } = judged.outcome
  const how = {
    exactly: '',
    'within-rounding': ', within rounding',
    'by-plug': ', by plug',
    no: '',
  }
  const sign = holds === 'within-rounding' ? '≈' : (letters.get(judged.check) ?? '')
  return {
    figure,
    glyph,
    sign: glyph === 'plug' ? '' : sign,
    words: `${figure.text}: ticked by ${judged.check}${how[holds]}: ${formulaOf(judged)}.`,
  }
}
