/**
 * Periods said by where they begin and end: "January–June 2026", "1 Jan – 30 Jun 2026", "4–6/2026",
 * "1.4.–30.6.2026", "April 1, 2025 to March 31, 2026".
 *
 * In: tokens. Out: the length and the last day or month, as if "three months ended June 2026" were
 * printed. Separate, because a span is two dates that are one period.
 */
import data from './data/periods.json' with { type: 'json' }
import { dateAt, dottedDate, type Found, fullYear, type PieceBody, yearOf } from './date-pieces.ts'
import { type Token, touches } from './tokens.ts'

const monthNames = new Map<string, number>(Object.entries(data.months))
const joins = new Set(data.spanJoins)
/** What makes a span of two months without a year in a sentence. */
const beforeSpan = new Set(data.beforeSpan)
/** Longer spans are no reporting periods. */
const monthsMax = 12

/** The span that starts at a token. `heading`: its year may stand elsewhere. */
export function spanAt(tokens: readonly Token[], at: number, heading: boolean): Found | undefined {
  return (
    monthNamesAt(tokens, at, heading) ??
    monthNumbersAt(tokens, at, heading) ??
    datesAt(tokens, at) ??
    dottedAt(tokens, at, heading)
  )
}

/** "Jul–Sep 2025", "October-December 24", "November 2025 – January 2026"; "January to June". */
function monthNamesAt(tokens: readonly Token[], at: number, heading: boolean): Found | undefined {
  const first = monthNames.get(tokens[at]!.text)
  if (first === undefined) return undefined
  const afterFirst = afterStop(tokens, at + 1)
  const join = fullYear(tokens[afterFirst]) === undefined ? afterFirst : afterFirst + 1
  if (!joins.has(tokens[join]?.text ?? '')) return undefined
  const last = monthNames.get(tokens[join + 1]?.text ?? '')
  if (last === undefined) return undefined
  const next = afterStop(tokens, join + 2)
  const yearIndex = tokens[next]?.text === ',' || tokens[next]?.text === "'" ? next + 1 : next
  const year = tokens[yearIndex]?.kind === 'number' ? yearOf(tokens[yearIndex]!.text) : undefined
  if (year === undefined)
    return heading || beforeSpan.has(tokens[at - 1]?.text ?? '')
      ? spanning(first, { month: last }, next)
      : undefined
  return spanning(first, { month: last, year }, yearIndex + 1)
}

function afterStop(tokens: readonly Token[], at: number): number {
  return tokens[at]?.text === '.' ? at + 1 : at
}

/** "4–6/2026"; in a heading also "4–6 2026". */
function monthNumbersAt(tokens: readonly Token[], at: number, heading: boolean): Found | undefined {
  const [first, join, last, fourth, fifth] = tokens.slice(at, at + 5)
  if (!fourth || join!.text !== '-' || !touches(first, join) || !touches(join, last))
    return undefined
  const [from, to] = [monthNumber(first), monthNumber(last)]
  if (from === undefined || to === undefined || to < from) return undefined
  const slash = fourth.text === '/' && touches(last, fourth)
  const year = fullYear(slash ? fifth : fourth)
  if (year === undefined || !(slash || heading)) return undefined
  return spanning(from, { month: to, year }, at + (slash ? 5 : 4))
}

function monthNumber(token: Token | undefined): number | undefined {
  if (token === undefined || !/^\d\d?$/.test(token.text)) return undefined
  const month = Number(token.text)
  return month >= 1 && month <= 12 ? month : undefined
}

/** "1 January – 30 June 2026", "April 1, 2025 to March 31, 2026": from the first of a month. */
function datesAt(tokens: readonly Token[], at: number): Found | undefined {
  const first = dateAt(tokens, at, false) ?? yearlessDay(tokens, at)
  const [from] = first?.bodies ?? []
  if (first === undefined || from?.kind !== 'date' || from.day !== 1) return undefined
  if (!joins.has(tokens[first.to]?.text ?? '')) return undefined
  const last = dateAt(tokens, first.to + 1, false)
  const [to] = last?.bodies ?? []
  if (last === undefined || to?.kind !== 'date' || to.day === undefined) return undefined
  return spanning(from.month, to, last.to)
}

/** "1 January" and "January 1" before a dash. */
function yearlessDay(tokens: readonly Token[], at: number): Found | undefined {
  const month = monthNames.get(tokens[at]?.text === '1' ? (tokens[at + 1]?.text ?? '') : '')
  return month === undefined ? undefined : { bodies: [{ kind: 'date', month, day: 1 }], to: at + 2 }
}

/** "1.4.–30.6.2026", "01.04.2026 – 30.06.2026"; in a heading also "1.4.–30.6." over its year. */
function dottedAt(tokens: readonly Token[], at: number, heading: boolean): Found | undefined {
  const from = /^0?1\.(\d\d?)(?:\.\d{4})?$/.exec(tokens[at]!.text)
  if (from === null || tokens[at]!.kind !== 'number') return undefined
  const join = afterStop(tokens, at + 1)
  if (!joins.has(tokens[join]?.text ?? '')) return undefined
  const to = dottedDate(tokens[join + 1])
  if (to !== undefined) return spanning(Number(from[1]), to, join + 2)
  const [, day, month] = /^(\d\d?)\.(\d\d?)$/.exec(tokens[join + 1]?.text ?? '') ?? []
  if (!heading || day === undefined || Number(day) > 31 || Number(month) > 12) return undefined
  return spanning(
    Number(from[1]),
    { month: Number(month), day: Number(day) },
    afterStop(tokens, join + 2),
  )
}

interface Last {
  readonly month: number
  readonly day?: number
  readonly year?: number
}

function spanning(from: number, last: Last, to: number): Found | undefined {
  const months = ((last.month - from + 12) % 12) + 1
  if (from < 1 || from > 12 || months > monthsMax) return undefined
  const { month, day, year } = last
  const date: PieceBody = {
    kind: 'date',
    month,
    ...(day === undefined ? {} : { day }),
    ...(year === undefined ? {} : { year }),
  }
  return { bodies: [{ kind: 'length', months }, date], to }
}
