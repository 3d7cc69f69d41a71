/**
 * The periods that running text names, with where it names them.
 *
 * In: a sentence or paragraph. Out: mentions in order. Separate from headings because a sentence
 * names several periods one after another, and a year alone must be told from other numbers.
 */
import type { Period } from '../model/period.ts'
import data from './data/periods.json' with { type: 'json' }
import { memoize } from './memo.ts'
import { type Piece, type PieceBody, readPieces } from './period-pieces.ts'
import { gatherSlots, periodOf } from './period-slots.ts'
import { type Token, tokenize } from './tokens.ts'

export interface PeriodMention {
  readonly period: Period
  /** The quarter that the words name, whether or not they name its year. */
  readonly quarter?: number
  /** Offsets of the words. */
  readonly start: number
  readonly end: number
}

const gapWords = new Set(data.gap)
const gapMax = 4
const yearJoins = new Set(data.yearJoins)
const eventWords = new Set(data.event)

/** The periods a text names, in order. "Three and nine months ended …" names two. */
export const findPeriods: (text: string) => readonly PeriodMention[] = memoize((text) => {
  const tokens = tokenize(text)
  return groupsOf(tokens).flatMap((group, index, groups) => {
    const repeated = repeatedYear(tokens, groups[index - 1], group)
    return repeated ? mentionsOf(tokens, group, repeated) : mentionsOf(tokens, group)
  })
})

function groupsOf(tokens: readonly Token[]): (readonly Piece[])[] {
  const groups: Piece[][] = []
  for (const piece of readPieces(tokens, false)) {
    const group = groups.at(-1)
    if (group && belongs(tokens, group, piece)) group.push(piece)
    else groups.push([piece])
  }
  return groups
}

/** "September 30, 2023 and 2022": the second year takes its length and day from the first. */
function repeatedYear(
  tokens: readonly Token[],
  before: readonly Piece[] | undefined,
  group: readonly Piece[],
): PieceBody[] | undefined {
  const year = group.length === 1 && group[0]!.body.kind === 'year' ? group[0]!.body : undefined
  const last = before?.at(-1)
  if (!year || year.fiscal || !before || !last) return undefined
  const gap = tokens.slice(last.to, group[0]!.from).map((token) => token.text)
  if (!(gap.length <= 2 && gap.every((word) => yearJoins.has(word)))) return undefined
  if (last.body.kind !== 'year' && last.body.kind !== 'date') return undefined
  const kept = before.map((piece) => piece.body)
  return [...kept.filter((body) => body.kind !== 'year').map(withoutYear), year]
}

function withoutYear(body: PieceBody): PieceBody {
  if (body.kind !== 'date') return body
  const { kind, month, day } = body
  return day === undefined ? { kind, month } : { kind, month, day }
}

function belongs(tokens: readonly Token[], group: readonly Piece[], piece: Piece): boolean {
  const before = group.at(-1)
  if (!before || before.from === piece.from) return true
  const gap = tokens.slice(before.to, piece.from)
  if (gap.length > gapMax || !gap.every((token) => gapWords.has(token.text))) return false
  // "2Q07 in November 2007": the month of an event; "ended on" would be words of the period.
  if (piece.body.kind === 'date' && gap.some((token) => eventWords.has(token.text))) return false
  return !startsAnew(group, piece.body, gap.length === 0)
}

/** A second date, or a length after a date, starts another period. */
function startsAnew(group: readonly Piece[], body: PieceBody, isTouching: boolean): boolean {
  const has = (...kinds: PieceBody['kind'][]) =>
    group.some((piece) => kinds.includes(piece.body.kind))
  const loneYear = has('year') && !has('quarter', 'half', 'length') && !isFiscal(group)
  if (body.kind === 'date') return has('date') || loneYear
  if (body.kind === 'year') {
    const dated = group.some((piece) => piece.body.kind === 'date' && piece.body.year !== undefined)
    return has('year') || (dated && !body.fiscal)
  }
  if (body.kind === 'quarter' || body.kind === 'half') {
    return has('quarter', 'half', 'date') || (has('year') && !isTouching)
  }
  return body.kind === 'length' && has('length', 'date', 'year')
}

function isFiscal(group: readonly Piece[]): boolean {
  return group.some(({ body }) => body.kind === 'year' && body.fiscal)
}

function mentionsOf(
  tokens: readonly Token[],
  group: readonly Piece[],
  bodies: readonly PieceBody[] = group.map((piece) => piece.body),
): PeriodMention[] {
  const [first, last] = [group[0], group.at(-1)]
  if (!first || !last) return []
  const start = tokens[first.from]!.start
  const end = tokens[last.to - 1]!.end
  return variantsOf(bodies).flatMap((variant) => {
    const slots = gatherSlots(variant)
    const period = periodOf(slots)
    if (!period) return []
    const quarter = typeof slots.quarter === 'number' ? { quarter: slots.quarter } : {}
    return [{ period, ...quarter, start, end }]
  })
}

/** One list of pieces for each length named. */
function variantsOf(bodies: readonly PieceBody[]): (readonly PieceBody[])[] {
  const lengths = bodies.filter((body) => body.kind === 'length')
  if (lengths.length < 2) return [bodies]
  const rest = bodies.filter((body) => body.kind !== 'length')
  return lengths.map((length) => [length, ...rest])
}
