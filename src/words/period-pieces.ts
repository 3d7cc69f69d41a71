/**
 * The pieces a period is said in: lengths, dates, years, quarters, and the words that make it an
 * instant, a forecast or a span to date.
 *
 * In: tokens. Out: pieces with the tokens they cover. Separate from `period.ts` because one period
 * is often spread over several headings, each with a piece or two.
 */
import data from './data/periods.json' with { type: 'json' }
import { dateAt, type Flag, type Found, fullYear, type PieceBody, yearOf } from './date-pieces.ts'
import { spanAt } from './period-spans.ts'
import { phrases } from './phrases.ts'
import { type Token, touches } from './tokens.ts'

export type { PieceBody } from './date-pieces.ts'

export interface Piece {
  readonly body: PieceBody
  /** Index of the first token, and of the token after the last. */
  readonly from: number
  readonly to: number
}

const numbers = phrases(Object.entries(data.numbers))
const ordinals = new Map<string, number>(Object.entries(data.ordinals))
const monthUnits = new Set(data.monthUnits)
const weekUnits = new Set(data.weekUnits)
const quarterUnits = new Set(data.quarterUnits)
const halfUnits = new Set(data.halfUnits)
const yearUnits = new Set(data.yearUnits)
const endedWords = new Set(data.ended)
const trailingWords = new Set(data.trailing)
const beforeLoneUnit = new Set(data.beforeLoneUnit)
const beforeYear = new Set(data.beforeYear)
const fiscalWords = phrases(data.fiscal.map((word) => [word, true] as const))
const flags = phrases<Flag | 'whole-year' | 'trailing-year' | 'quarterly'>([
  ...data.toDate.map((word) => [word, 'to-date'] as const),
  ...data.forecast.map((word) => [word, 'forecast'] as const),
  ...data.instant.map((word) => [word, 'instant'] as const),
  ...data.wholeYear.map((word) => [word, 'whole-year'] as const),
  ...data.trailingYear.map((word) => [word, 'trailing-year'] as const),
  ...data.quarterly.map((word) => [word, 'quarterly'] as const),
])

/** The pieces in `tokens`, in order. `heading`: a lone "2023", "Year" or "9M" counts too. */
export function readPieces(tokens: readonly Token[], heading: boolean): Piece[] {
  const pieces: Piece[] = []
  for (let at = 0; at < tokens.length; ) {
    const found = pieceAt(tokens, at, heading)
    const isEvent = heading && found?.bodies[0]?.kind === 'date' && datesEvent(tokens, at, found.to)
    for (const body of isEvent ? [] : (found?.bodies ?? [])) {
      pieces.push({ body, from: found!.from ?? at, to: found!.to })
    }
    at = found ? found.to : at + 1
  }
  return pieces
}

/** "completed on March 1, 2023", "CITY, March 1, 2023 -- The company": a day, but no period's. */
function datesEvent(tokens: readonly Token[], from: number, to: number): boolean {
  const isOn = tokens[from - 1]?.text === 'on' && !endedWords.has(tokens[from - 2]?.text ?? '')
  return isOn || (tokens.length > headingTokensMax && tokens[to]?.text === '-')
}

/** Longer texts are sentences. */
const headingTokensMax = 20

function pieceAt(tokens: readonly Token[], at: number, heading: boolean): Found | undefined {
  return (
    spanAt(tokens, at, heading) ??
    compactAt(tokens, at, heading) ??
    dateAt(tokens, at, heading) ??
    lengthAt(tokens, at) ??
    ordinalPeriodAt(tokens, at) ??
    fiscalYearAt(tokens, at) ??
    flagAt(tokens, at) ??
    loneUnitAt(tokens, at, heading) ??
    yearFirstAt(tokens, at) ??
    yearAt(tokens, at, heading)
  )
}

/** "The 2026 second quarter", "the 2026 fiscal year". */
function yearFirstAt(tokens: readonly Token[], at: number): Found | undefined {
  const year = fullYear(tokens[at])
  const next = tokens[at + 1]
  if (year === undefined || next?.kind !== 'word') return undefined
  const part = ordinalPeriodAt(tokens, at + 1)
  if (part) return { bodies: [{ kind: 'year', year, fiscal: false }, ...part.bodies], to: part.to }
  const whole = fiscalWords.at(tokens, at + 1)
  const isWhole = whole !== undefined && yearUnits.has(tokens[whole.to - 1]!.text)
  return isWhole && yearOf(tokens[whole.to]?.text ?? '') === undefined
    ? { bodies: [{ kind: 'year', year, fiscal: true }], to: whole.to }
    : undefined
}

/** "Q3", "1Q07", "H1", "2H", "9M". */
function compactAt(tokens: readonly Token[], at: number, heading: boolean): Found | undefined {
  const [first, second] = [tokens[at]!, tokens[at + 1]]
  if (second && first.text === 'hy' && !touches(tokens[at - 1], first))
    return halfYearOf(tokens, at)
  if (!second || !touches(first, second) || touches(tokens[at - 1], first)) return undefined
  const letterFirst = first.kind === 'word'
  // "1HFY26", "1HY26"
  const letter = (letterFirst ? first.text : second.text).replace(/^([qhm])f?y$/, '$1')
  const digits = letterFirst ? second.text : first.text
  if (!/^\d\d?$/.test(digits)) return undefined
  const body = compactBody(letter, Number(digits), heading && !letterFirst)
  if (!body) return undefined
  return quartersTo(tokens, at + 2, body) ?? withCompactYear(tokens, at + 2, [body])
}

/** "HY24", "HY 2024": a half-year, as the British and Australians call the first. */
function halfYearOf(tokens: readonly Token[], at: number): Found | undefined {
  const found = withCompactYear(tokens, at + 1, [{ kind: 'length', months: 6 }])
  return found.to > at + 1 ? found : undefined
}

function compactBody(letter: string, value: number, mayBeMonths: boolean): PieceBody | undefined {
  if (letter === 'q' && value >= 1 && value <= 4) return { kind: 'quarter', quarter: value }
  if (letter === 'h' && (value === 1 || value === 2)) return { kind: 'half', half: value }
  const isMonths = letter === 'm' && mayBeMonths && value % 3 === 0 && value >= 3 && value <= 12
  return isMonths ? { kind: 'length', months: value } : undefined
}

/** "Q1–Q3 2026", "Q1-3 2025/26": the year to the end of the third quarter. */
function quartersTo(tokens: readonly Token[], at: number, first: PieceBody): Found | undefined {
  const isFirst = first.kind === 'quarter' && first.quarter === 1
  if (!isFirst || tokens[at]?.text !== '-') return undefined
  const digitAt = tokens[at + 1]?.text === 'q' ? at + 2 : at + 1
  const digit = tokens[digitAt]
  if (!touches(tokens[digitAt - 1], digit) || !/^[2-4]$/.test(digit!.text)) return undefined
  const last: PieceBody = { kind: 'quarter', quarter: Number(digit!.text) }
  return withCompactYear(tokens, digitAt + 1, [last, { kind: 'flag', flag: 'to-date' }])
}

/** The year glued to a quarter: "1Q07", "Q1'23", "Q3-24", "Q2 24". */
function withCompactYear(
  tokens: readonly Token[],
  at: number,
  bodies: readonly PieceBody[],
): Found {
  const joined = tokens[at]?.text === "'" || tokens[at]?.text === '-' || tokens[at]?.text === '/'
  const yearAt = joined ? at + 1 : at
  const year = tokens[yearAt]?.kind === 'number' ? yearOf(tokens[yearAt]!.text) : undefined
  const apart = tokens[yearAt + 1]?.text === '%' || tokens[yearAt - 1]?.text === '$'
  if (year === undefined || apart) return { bodies, to: at }
  const second = secondYear(tokens, yearAt, year)
  if (second !== undefined)
    return { bodies: [...bodies, { kind: 'year', year: second, fiscal: true }], to: yearAt + 3 }
  return { bodies: [...bodies, { kind: 'year', year, fiscal: true }], to: yearAt + 1 }
}

/** "Three Months", "13 weeks", "three and nine months", "two fiscal quarters". */
function lengthAt(tokens: readonly Token[], at: number): Found | undefined {
  const first = countAt(tokens, at)
  if (!first) return undefined
  const joined = tokens[first.to]?.text === 'and' || tokens[first.to]?.text === ','
  const second = joined ? countAt(tokens, first.to + 1) : undefined
  const counts = second ? [first.count, second.count] : [first.count]
  const after = second?.to ?? first.to
  const unitIndex = unitAfter(tokens, after)
  const unit = tokens[unitIndex]?.text ?? ''
  const perYear = monthUnits.has(unit) ? 12 : weekUnits.has(unit) ? 52 : 0
  const isQuarters = quarterUnits.has(unit)
  if (perYear === 0 && !(isQuarters && counts[0]! > 1)) return undefined
  const months = (count: number) =>
    isQuarters ? count * 3 : perYear === 12 ? count : monthsOfWeeks(count)
  const bodies = counts
    .map((count): PieceBody => ({ kind: 'length', months: months(count) }))
    .filter((body) => body.kind === 'length' && body.months >= 1 && body.months <= 60)
  if (bodies.length === 0) return undefined
  const before = tokens[at - 1]?.text ?? ''
  const isTrailing = trailingWords.has(before) && counts[0]! !== 0
  const to = unitIndex + 1
  if (!isTrailing) return before === 'first' ? { bodies, from: at - 1, to } : { bodies, to }
  return { bodies: [...bodies, { kind: 'flag', flag: 'trailing' }], from: at - 1, to }
}

/** "Thirteen-week", "two fiscal quarters": where the unit stands. */
function unitAfter(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text === '-') return at + 1
  const fiscal = fiscalWords.at(tokens, at)
  const unit = tokens[fiscal?.to ?? at]?.text ?? ''
  return fiscal && (quarterUnits.has(unit) || monthUnits.has(unit)) ? fiscal.to : at
}

/** 13 weeks are 3 months, 52 or 53 are 12. */
function monthsOfWeeks(weeks: number): number {
  return Math.floor((weeks * 24 + 52) / 104)
}

function countAt(
  tokens: readonly Token[],
  at: number,
): { readonly count: number; readonly to: number } | undefined {
  const token = tokens[at]
  if (!token) return undefined
  if (token.kind === 'number' && /^\d\d?$/.test(token.text)) {
    return { count: Number(token.text), to: at + 1 }
  }
  const match = numbers.at(tokens, at)
  return match && { count: match.meaning, to: match.to }
}

/** "Third Quarter", "1st fiscal quarter", "first half". */
function ordinalPeriodAt(tokens: readonly Token[], at: number): Found | undefined {
  const glued = touches(tokens[at], tokens[at + 1])
    ? ordinals.get(tokens[at]!.text + tokens[at + 1]!.text)
    : undefined
  const ordinal = glued ?? ordinals.get(tokens[at]!.text)
  if (ordinal === undefined) return undefined
  let next = glued === undefined ? at + 1 : at + 2
  if (tokens[next]?.text === '-') next++
  next = fiscalWords.at(tokens, next)?.to ?? next
  const unit = tokens[next]?.text ?? ''
  if (quarterUnits.has(unit))
    return { bodies: [{ kind: 'quarter', quarter: ordinal }], to: next + 1 }
  if (halfUnits.has(unit) && ordinal <= 2) {
    return { bodies: [{ kind: 'half', half: ordinal }], to: next + 1 }
  }
  return undefined
}

/** "FY2006", "FY'23", "fiscal 2024", "fiscal year 2023", "full FY2007". */
function fiscalYearAt(tokens: readonly Token[], at: number): Found | undefined {
  const match = fiscalWords.at(tokens, at)
  if (!match) return undefined
  const yearIndex = tokens[match.to]?.text === "'" ? match.to + 1 : match.to
  const year = yearOf(tokens[yearIndex]?.text ?? '')
  if (year === undefined) return { bodies: loneFiscal(tokens, match.from, match.to), to: match.to }
  const second = secondYear(tokens, yearIndex, year)
  if (second !== undefined)
    return { bodies: [{ kind: 'year', year: second, fiscal: true }], to: yearIndex + 3 }
  return estimated(tokens, { kind: 'year', year, fiscal: true }, yearIndex + 1)
}

/** "2025/26", "2025/2026": a fiscal year over two calendar years goes by the second. */
function secondYear(tokens: readonly Token[], at: number, year: number): number | undefined {
  const [first, slash, second] = tokens.slice(at, at + 3)
  if (slash?.text !== '/' || !touches(first, slash) || !touches(slash, second)) return undefined
  return yearOf(second!.text) === year + 1 ? year + 1 : undefined
}

/** "2024E", "FY24E": an estimate. */
function estimated(tokens: readonly Token[], body: PieceBody, to: number): Found {
  const next = tokens[to]
  const isEstimate = touches(tokens[to - 1], next) && (next!.text === 'e' || next!.text === 'f')
  if (!isEstimate) return { bodies: [body], to }
  return { bodies: [body, { kind: 'flag', flag: 'forecast' }], to: to + 1 }
}

/** "Fiscal Year Ended" is a length; "fiscal" before anything else says nothing alone. */
function loneFiscal(tokens: readonly Token[], from: number, to: number): PieceBody[] {
  const hasYear = tokens.slice(from, to).some((token) => yearUnits.has(token.text))
  const isLength = hasYear && (endedWords.has(tokens[to]?.text ?? '') || to === tokens.length)
  return isLength ? [{ kind: 'length', months: 12 }] : [{ kind: 'flag', flag: 'fiscal' }]
}

function flagAt(tokens: readonly Token[], at: number): Found | undefined {
  const match = flags.at(tokens, at)
  if (!match) return undefined
  const { meaning, to } = match
  if (meaning === 'whole-year') return { bodies: [{ kind: 'length', months: 12 }], to }
  if (meaning === 'quarterly') {
    return endedWords.has(tokens[to]?.text ?? '')
      ? { bodies: [{ kind: 'length', months: 3 }], to }
      : undefined
  }
  if (meaning === 'trailing-year') {
    return {
      bodies: [
        { kind: 'length', months: 12 },
        { kind: 'flag', flag: 'trailing' },
      ],
      to,
    }
  }
  if (meaning === 'instant') return instantAt(tokens, to)
  if (meaning === 'to-date') return toDateAt(tokens, to)
  return { bodies: [{ kind: 'flag', flag: meaning }], to }
}

/** "Year-to-date 2026": the year that stands behind it is its own. */
function toDateAt(tokens: readonly Token[], to: number): Found {
  const flag: PieceBody = { kind: 'flag', flag: 'to-date' }
  const year = fullYear(tokens[to])
  if (year === undefined || tokens[to + 1]?.text === '%') return { bodies: [flag], to }
  const second = secondYear(tokens, to, year)
  if (second !== undefined)
    return { bodies: [flag, { kind: 'year', year: second, fiscal: true }], to: to + 3 }
  return { bodies: [flag, { kind: 'year', year, fiscal: false }], to: to + 1 }
}

/** "as of", "at": an instant only where a date or a period follows at once. */
function instantAt(tokens: readonly Token[], to: number): Found | undefined {
  const next = tokens[to]?.text === 'the' ? to + 1 : to
  if (next >= tokens.length) return undefined
  const follows =
    flags.at(tokens, next)?.meaning === 'instant' ||
    (dateAt(tokens, next, false) ?? compactAt(tokens, next, false)) !== undefined ||
    (ordinalPeriodAt(tokens, next) ?? fiscalYearAt(tokens, next)) !== undefined ||
    fullYear(tokens[next]) !== undefined
  return follows ? { bodies: [{ kind: 'flag', flag: 'instant' }], to } : undefined
}

/** "Quarter Ended", "Year Ended December 31,"; in a heading also "Year" alone. */
function loneUnitAt(tokens: readonly Token[], at: number, heading: boolean): Found | undefined {
  const { text } = tokens[at]!
  if (endedWords.has(text)) return { bodies: [{ kind: 'flag', flag: 'ended' }], to: at + 1 }
  // "Half year ended", "Half-year to"
  const yearOfHalf = tokens[at + 1]?.text === '-' ? at + 2 : at + 1
  const months = quarterUnits.has(text)
    ? 3
    : yearUnits.has(text)
      ? 12
      : halfUnits.has(text) && yearUnits.has(tokens[yearOfHalf]?.text ?? '')
        ? 6
        : text === 'month'
          ? 1
          : 0
  if (months === 0) return undefined
  const to = months === 6 ? yearOfHalf + 1 : at + 1
  const next = tokens[to]
  const before = tokens[at - 1]?.text ?? ''
  const isEnded = endedWords.has(next?.text ?? '') && next!.text !== 'end'
  // "Year to 31 March 2026"
  if (next?.text === 'to' && tokens[to + 1] && dateAt(tokens, to + 1, false))
    return { bodies: [{ kind: 'length', months }], to: to + 1 }
  const standsAlone =
    heading && (next === undefined || next.text === ',') && beforeLoneUnit.has(before)
  const isYear = months === 12 && fullYear(next) !== undefined
  if (!isEnded && !standsAlone && !isYear) return undefined
  return { bodies: [{ kind: 'length', months }], to }
}

/** "2023" by itself: in a heading always, in a sentence after a word that dates. */
function yearAt(tokens: readonly Token[], at: number, heading: boolean): Found | undefined {
  const year = fullYear(tokens[at])
  if (year === undefined) return undefined
  const [before, next] = [tokens[at - 1], tokens[at + 1]]
  if (before?.text === '$' || next?.text === '%' || next?.text === 'of') return undefined
  const second = secondYear(tokens, at, year)
  if (second !== undefined)
    return { bodies: [{ kind: 'year', year: second, fiscal: true }], to: at + 3 }
  if (!heading && !beforeYear.has(before?.text ?? '')) return undefined
  return estimated(tokens, { kind: 'year', year, fiscal: false }, at + 1)
}
