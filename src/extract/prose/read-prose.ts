/**
 * Which numbers in running text are figures, and of what; and which are none, and why.
 *
 * In: a heading, paragraph, item or note. Out: its figures in order, and the other numbers with
 * their reasons; every digit of the text is in one of them. Linear in the length of the text.
 */
import type { Text } from '../../model/document.ts'
import type { Figure, InProse, NonFigure, NonFigureReason } from '../../model/figure.ts'
import type { Place } from '../../model/place.ts'
import { negate, shift } from '../../number/decimal.ts'
import { toHalfWidth } from '../../number/parse-number.ts'
import { raisedSpans, withBlanks } from '../../words/raised.ts'
import { placeOf } from '../place-of.ts'
import { bareReason, gluedName, isApproximate, isApproximateAfter } from './bare-numbers.ts'
import { meaningOf } from './kinds.ts'
import { type Marks, readMarks } from './marks.ts'
import { findNonFigures, type Span } from './non-figures.ts'
import { findNumerals, type Numeral } from './numerals.ts'
import { type Candidate, isLinked, shareUnits } from './ranges.ts'

type ProseFigure = Omit<Figure, 'id'> & { readonly in: InProse }

export interface Prose {
  readonly figures: readonly ProseFigure[]
  readonly nonFigures: readonly NonFigure[]
}

/** Text of a block, with the place of the whole. */
export type ProseBlock = Text & { readonly place: Place }

const nothing: Prose = { figures: [], nonFigures: [] }

/** The figures of a block and its other numbers, in reading order. */
export function readProse(block: ProseBlock, blockIndex: number): Prose {
  const raised = raisedMarks(block)
  const text = withBlanks(toHalfWidth(block.text), raised)
  if (raised.length === 0 && !/\d/.test(text)) return nothing
  const spans = findNonFigures(text, raised)
  const { candidates, names } = readCandidates(text, spans)
  const figures: ProseFigure[] = []
  const others = [...spans, ...names]
  let currency: string | undefined
  for (const candidate of shareUnits(text, candidates)) {
    const { numeral, marks } = candidate
    currency = marks.currency ?? currency
    const reason = reasonOf(text, numeral, marks)
    if (reason) others.push({ start: numeral.start, end: numeral.end, reason })
    else figures.push(figureOf(block, blockIndex, text, candidate, currency))
  }
  return { figures: sharePerShare(text, figures), nonFigures: nonFiguresOf(block, others) }
}

/** "$1.20 to $1.30 per share": both are per share. */
function sharePerShare(text: string, figures: readonly ProseFigure[]): ProseFigure[] {
  const shared = [...figures]
  for (let index = shared.length - 2; index >= 0; index--) {
    const left = shared[index]!
    const right = shared[index + 1]!
    const isSame = left.kind === 'amount' && left.unit === right.unit && left.scale === right.scale
    if (!isSame || right.kind !== 'per-share') continue
    if (isLinked(text, left.in.end, right.in.start)) shared[index] = { ...left, kind: 'per-share' }
  }
  return shared
}

/** The numbers outside `spans` with their marks, and those that are parts of names. */
function readCandidates(
  text: string,
  spans: readonly Span[],
): { candidates: Candidate[]; names: Span[] } {
  const candidates: Candidate[] = []
  const names: Span[] = []
  for (const { numeral, floor, ceiling } of numeralsOutside(text, spans)) {
    if (numeral.start < (names.at(-1)?.end ?? 0)) continue
    const from = Math.max(floor, candidates.at(-1)?.marks.end ?? 0)
    const marks = readMarks(text, numeral, from)
    const name = gluedName(text, numeral, marks)
    if (!name) candidates.push({ numeral, marks, approximate: approximates(text, marks) })
    else {
      const start = Math.max(name.start, from, names.at(-1)?.end ?? 0)
      names.push({ ...name, start, end: Math.min(name.end, ceiling) })
    }
  }
  return { candidates, names }
}

function approximates(text: string, { start, end, open }: Marks): boolean {
  return open || isApproximate(text, start) || isApproximateAfter(text, end)
}

interface Outside {
  readonly numeral: Numeral
  /** The span before ends here, the next begins there. */
  readonly floor: number
  readonly ceiling: number
}

function numeralsOutside(text: string, spans: readonly Span[]): Outside[] {
  let next = 0
  return findNumerals(text).flatMap((numeral) => {
    while (next < spans.length && spans[next]!.end <= numeral.start) next++
    const ceiling = spans[next]?.start ?? text.length
    return ceiling <= numeral.start ? [] : [{ numeral, floor: spans[next - 1]?.end ?? 0, ceiling }]
  })
}

/** Superscript digits are note marks. */
function raisedMarks(text: Text): Span[] {
  return raisedSpans(text).map((span) => ({ ...span, reason: 'note-mark' as const }))
}

function reasonOf(text: string, numeral: Numeral, marks: Marks): NonFigureReason | undefined {
  const hasUnit = marks.currency ?? marks.measure ?? marks.scale
  if (hasUnit === undefined) return bareReason(text, numeral)
  return numeral.value ? undefined : 'garbled'
}

function figureOf(
  block: ProseBlock,
  blockIndex: number,
  text: string,
  { numeral, marks, approximate }: Candidate,
  currency: string | undefined,
): ProseFigure {
  const { kind, unit, scale } = meaningOf(text, numeral, marks, currency)
  const printed = marks.negative ? negate(numeral.value!) : numeral.value!
  return {
    text: block.text.slice(marks.start, marks.end),
    place: placeOf(block, numeral.start, numeral.end, block.place),
    value: shift(printed, scale),
    printed,
    scale,
    kind,
    unit: unit || undefined,
    in: { kind: 'prose', block: blockIndex, start: marks.start, end: marks.end },
    approximate: approximate || undefined,
  }
}

function nonFiguresOf(block: ProseBlock, spans: Span[]): NonFigure[] {
  return spans
    .sort((left, right) => left.start - right.start)
    .map(({ start, end, reason }) => ({
      text: block.text.slice(start, end),
      place: placeOf(block, start, end, block.place),
      reason,
    }))
}
