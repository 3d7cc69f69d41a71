/**
 * Dates and years as words write them: "June 30, 2007", "30 June 2007", "6/30/2007", "Mar-23".
 *
 * In: tokens. Out: the date that starts at one. Separate from other pieces of a period because the
 * ways of writing a day are many, and a day is one thing.
 */
import data from './data/periods.json' with { type: 'json' }
import { isDate } from './dates.ts'
import { type Token, touches } from './tokens.ts'

export type PieceBody =
  | { readonly kind: 'length'; readonly months: number }
  | { readonly kind: 'date'; readonly month: number; readonly day?: number; readonly year?: number }
  | { readonly kind: 'year'; readonly year: number; readonly fiscal: boolean }
  | { readonly kind: 'quarter'; readonly quarter: number }
  | { readonly kind: 'half'; readonly half: number }
  | { readonly kind: 'flag'; readonly flag: Flag }

export type Flag = 'trailing' | 'to-date' | 'forecast' | 'instant' | 'ended' | 'fiscal'

/** Pieces found at a token. */
export interface Found {
  readonly bodies: readonly PieceBody[]
  readonly to: number
  /** Where it begins before the token it was found at. */
  readonly from?: number
}

const endedWords = new Set(data.ended)
const monthNames = new Map<string, number>(Object.entries(data.months))

/** "2023", "23", "07": the year meant. */
export function yearOf(text: string): number | undefined {
  if (/^(19[5-9]|20[0-6])\d$/.test(text)) return Number(text)
  if (!/^\d\d$/.test(text)) return undefined
  return Number(text) >= 80 ? 1900 + Number(text) : 2000 + Number(text)
}

/** A year of four digits. */
export function fullYear(token: Token | undefined): number | undefined {
  return token?.text.length === 4 && token.kind === 'number' ? yearOf(token.text) : undefined
}

/** "June 30, 2007", "30 June 2007", "March 2023", "6/30/2007", "2007-06-30", "Mar-23". */
export function dateAt(tokens: readonly Token[], at: number, heading: boolean): Found | undefined {
  return monthFirstAt(tokens, at, heading) ?? dayFirstAt(tokens, at) ?? numericDateAt(tokens, at)
}

function monthFirstAt(tokens: readonly Token[], at: number, heading: boolean): Found | undefined {
  const month = monthNames.get(tokens[at]!.text)
  if (month === undefined) return undefined
  let next = at + 1
  if (tokens[next]?.text === '.') next++
  const hyphen = tokens[next]?.text === '-'
  if (hyphen) next++
  const day = dayOf(tokens[next])
  if (day !== undefined) {
    const yearIndex = isSeparator(tokens[next + 1]) ? next + 2 : next + 1
    const year = fullYear(tokens[yearIndex])
    if (hyphen && year === undefined)
      return dated(month, undefined, yearOf(tokens[next]!.text), next + 1)
    return dated(month, day, year, year === undefined ? next + 1 : yearIndex + 1)
  }
  const quote = tokens[next]?.text === "'"
  const yearIndex = isSeparator(tokens[next]) || quote ? next + 1 : next
  const year = hyphen || quote ? yearOf(tokens[yearIndex]?.text ?? '') : fullYear(tokens[yearIndex])
  if (year !== undefined) return dated(month, undefined, year, yearIndex + 1)
  return heading && isAllOf(tokens, at, next) ? dated(month, undefined, undefined, next) : undefined
}

/** "Sept.", "Three Months Ended December": the year stands in a heading of its own. */
function isAllOf(tokens: readonly Token[], at: number, to: number): boolean {
  const end = tokens[to]?.text === ',' ? to + 1 : to
  return end === tokens.length && (at === 0 || endedWords.has(tokens[at - 1]!.text))
}

function isSeparator(token: Token | undefined): boolean {
  return token?.text === ',' || token?.text === '-' || token?.text === '.'
}

function dayOf(token: Token | undefined): number | undefined {
  if (token?.kind !== 'number' || !/^\d\d?$/.test(token.text)) return undefined
  const day = Number(token.text)
  return day >= 1 && day <= 31 ? day : undefined
}

function dated(
  month: number,
  day: number | undefined,
  year: number | undefined,
  to: number,
): Found | undefined {
  if (day !== undefined && !isDate(year ?? 2000, month, day)) return undefined
  const body = {
    kind: 'date' as const,
    month,
    ...(day === undefined ? {} : { day }),
    ...(year === undefined ? {} : { year }),
  }
  return { bodies: [body], to }
}

function dayFirstAt(tokens: readonly Token[], at: number): Found | undefined {
  const day = dayOf(tokens[at])
  if (day === undefined) return undefined
  let next = at + 1
  if (/^(st|nd|rd|th)$/.test(tokens[next]?.text ?? '')) next++
  if (tokens[next]?.text === 'of') next++
  // "31-Mar-26"
  const hyphen = tokens[next]?.text === '-' && touches(tokens[next], tokens[next + 1])
  if (hyphen) next++
  const month = monthNames.get(tokens[next]?.text ?? '')
  if (month === undefined || (tokens[next]!.text === 'may' && !hyphen)) return undefined
  const yearIndex = isSeparator(tokens[next + 1]) ? next + 2 : next + 1
  const year = hyphen ? yearOf(tokens[yearIndex]?.text ?? '') : fullYear(tokens[yearIndex])
  // "June 30 July 4": the day belongs to the month before it.
  if (year === undefined && dayOf(tokens[next + 1]) !== undefined) return undefined
  return dated(month, day, year, year === undefined ? next + 1 : yearIndex + 1)
}

/** "30.6.2026", "30.06.2026": the day first, as everywhere where dates have points. */
export function dottedDate(
  token: Token | undefined,
): { readonly month: number; readonly day: number; readonly year: number } | undefined {
  const found = /^(\d\d?)\.(\d\d?)\.(\d{4})$/.exec(token?.text ?? '')
  const [day, month, year] = (found ?? []).slice(1).map(Number)
  if (day === undefined || month === undefined || year === undefined) return undefined
  return yearOf(`${year}`) !== undefined && isDate(year, month, day)
    ? { month, day, year }
    : undefined
}

function numericDateAt(tokens: readonly Token[], at: number): Found | undefined {
  const dotted = dottedDate(tokens[at])
  if (dotted) return dated(dotted.month, dotted.day, dotted.year, at + 1)
  const [first, mark, second, again, third] = tokens.slice(at, at + 5)
  if (!third || mark!.text !== again!.text || !touches(first, mark) || !touches(again, third)) {
    return undefined
  }
  if (mark!.text !== '/' && mark!.text !== '-' && mark!.text !== '.') return undefined
  const [a, b, c] = [first!.text, second!.text, third.text]
  if (!/^\d+$/.test(a) || !/^\d\d?$/.test(b) || !/^\d+$/.test(c)) return undefined
  const yearFirst = a.length === 4
  const year = yearOf(yearFirst ? a : c)
  const [month, day] = yearFirst ? [Number(b), Number(c)] : [Number(a), Number(b)]
  if (year === undefined) return undefined
  if (isDate(year, month, day)) return dated(month, day, year, at + 5)
  return yearFirst || !isDate(year, day, month) ? undefined : dated(day, month, year, at + 5)
}
