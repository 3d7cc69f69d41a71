/** Where the figures stand in the text of a block or cell, and how each is marked. */
import type { Text } from '../../model/document.ts'
import type { Figure } from '../../model/figure.ts'
import type { Inferred } from '../../model/finding.ts'
import { type Child, element, join, type Markup } from '../../write/markup.ts'
import { inferredWords } from '../inferred.ts'
import { strongest } from '../strongest.ts'
import type { Numbered, View } from '../view.ts'

/** How a figure is drawn; `data-s` in the page. */
export type MarkState =
  | 'ticked'
  | 'rounding'
  | 'plug'
  | 'error'
  | 'warning'
  | 'note'
  | 'accepted'
  | 'untested'
  | 'confirmed'
  | 'inferred'

/** What is drawn around a stretch of a text. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly draw: (words: Markup) => Markup
}

const stateWords: Readonly<Record<MarkState, string>> = {
  ticked: 'ticked',
  rounding: 'ticked within rounding',
  plug: 'ticked by plug',
  error: 'error',
  warning: 'warning',
  note: 'note',
  accepted: 'accepted finding',
  untested: 'untested',
  confirmed: 'confirmed by hand',
  inferred: 'unreadable',
}

/** The state that a figure is drawn in, and the finding it belongs to. */
export function markState(view: View, figure: Figure): { state: MarkState; finding?: Numbered } {
  const state = view.stateOf(figure)
  if (state.state === 'untested')
    return { state: view.confirmationOf(figure) ? 'confirmed' : 'untested' }
  if (state.state === 'ticked') {
    const holds = strongest(state.relations)?.outcome.holds
    if (holds === 'within-rounding') return { state: 'rounding' }
    return { state: holds === 'by-plug' ? 'plug' : 'ticked' }
  }
  const own = view.findings.filter(({ finding }) => state.findings.includes(finding))
  const finding = own.find(({ accepted }) => !accepted) ?? own[0]
  if (!finding) return { state: 'note' }
  return { state: finding.accepted ? 'accepted' : finding.finding.severity, finding }
}

/** The mark of a figure that stands at `start`–`end` of a text. */
export function figureMark(view: View, figure: Figure, start: number, end: number): Mark {
  const { state, finding } = markState(view, figure)
  const number = finding ? String(finding.number) : undefined
  const attributes = {
    class: 'fig',
    'data-s': state,
    id: figure.id,
    href: `#${figure.id}`,
    tabindex: -1,
    'aria-label': `${figure.text}, ${[stateWords[state], number].filter(Boolean).join(' ')}`,
  }
  const pill = number && element('span', { class: `no ${state}`, 'aria-hidden': 'true' }, number)
  const draw = (words: Markup): Markup => join([element('a', attributes, words), pill])
  return { start, end, draw }
}

/** The mark of a cell that cannot be read. */
export function inferredMark(cell: Inferred, start: number, end: number): Mark {
  const title = inferredWords(cell)
  const draw = (words: Markup): Markup =>
    join([
      element('span', { class: 'fig', 'data-s': 'inferred', title }, words),
      element('span', { class: 'vh' }, ` ${title}`),
    ])
  return { start, end, draw }
}

/** The text as HTML: its bold and raised pieces kept, the marks drawn around their stretches. */
export function markText({ text, pieces }: Text, marks: readonly Mark[]): Markup {
  const parts: Child[] = []
  let at = 0
  for (const { start, end, draw } of marks.toSorted((left, right) => left.start - right.start)) {
    if (start < at) continue
    parts.push(styled(text, pieces, at, start), draw(styled(text, pieces, start, end)))
    at = end
  }
  return join([...parts, styled(text, pieces, at, text.length)])
}

function styled(text: string, pieces: Text['pieces'], from: number, to: number): Markup {
  const parts: Child[] = []
  let at = from
  for (let index = pieceAt(pieces, from); at < to && index < pieces.length; index++) {
    const { bold, superscript } = pieces[index]!
    const end = Math.min(pieces[index + 1]?.at ?? text.length, to)
    if (end <= at) continue
    const shown = text.slice(at, end)
    const raised = superscript ? element('sup', {}, shown) : shown
    parts.push(bold ? element('b', {}, raised) : raised)
    at = end
  }
  return join([...parts, text.slice(at, to)])
}

/** Index of the last piece that starts at or before `at`. */
function pieceAt(pieces: Text['pieces'], at: number): number {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (pieces[middle]!.at <= at) low = middle
    else high = middle - 1
  }
  return low
}

/** Where an offset of the source stands in a text; undefined where it lies outside. */
export function textOffset({ pieces, text }: Text, offset: number): number | undefined {
  for (const [index, piece] of pieces.entries()) {
    if (offset < piece.start || offset >= piece.end) continue
    const length = (pieces[index + 1]?.at ?? text.length) - piece.at
    return piece.at + Math.min(offset - piece.start, Math.max(0, length - 1))
  }
  return undefined
}
