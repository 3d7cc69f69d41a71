/**
 * Numbers that share one unit: "$3.2 to $3.4 billion", "7 and 11 percent", "$1.10-1.20 per share".
 *
 * In: the numbers of a text in order, each with its own marks. Out: the same, with the scale,
 * measure and currency that stand beside another of the same range or list.
 */
import { bareReason } from './bare-numbers.ts'
import type { Marks } from './marks.ts'
import type { Numeral } from './numerals.ts'

export interface Candidate {
  readonly numeral: Numeral
  readonly marks: Marks
  readonly approximate: boolean
}

const range = /^\s?(?:[-–—~]|to|through)\s?$/
const list =
  /^(?:,\s?(?:and|or)?|\s(?:and\/or|and|or|&|versus|vs\.?|compared to|compared with)|\/)\s?$/

/** The candidates with what they share. */
export function shareUnits(text: string, candidates: readonly Candidate[]): Candidate[] {
  const shared = [...candidates]
  for (let index = shared.length - 2; index >= 0; index--) {
    const link = linkOf(text, shared[index]!, shared[index + 1]!)
    if (link) shared[index] = fromRight(text, shared[index]!, shared[index + 1]!, link)
  }
  for (let index = 1; index < shared.length; index++) {
    const link = linkOf(text, shared[index - 1]!, shared[index]!)
    if (link) shared[index] = fromLeft(shared[index - 1]!, shared[index]!, link)
  }
  return shared
}

/** 'aside': "EUR 343.8 (357.9) million", the year before in brackets. */
type Link = 'range' | 'list' | 'aside'

/** Whether only the words of a range or list stand between the two offsets. */
export function isLinked(text: string, from: number, to: number): boolean {
  return linkAcross(text, from, to) !== undefined
}

function linkOf(text: string, left: Candidate, right: Candidate): Link | undefined {
  const { start } = right.marks
  const isAside = /^\s?\($/.test(text.slice(left.marks.end, start))
  if (isAside) return isComparative(text, left, right) ? 'aside' : undefined
  return linkAcross(text, left.marks.end, start)
}

/** "EUR 343.8 (357.9) million", "SEK 3,895 million (3,434)": printed alike, alone in brackets. */
function isComparative(text: string, left: Candidate, right: Candidate): boolean {
  const { start, end } = right.marks
  if (text.slice(start, end).includes(')')) return true
  const [of, value] = [left.numeral.value, right.numeral.value]
  if (text[end] !== ')' || of === undefined || value?.decimals !== of.decimals) return false
  const isMark =
    value.decimals === 0 && right.numeral.wholeDigits < Math.min(2, left.numeral.wholeDigits)
  return !isMark && bareReason(text, right.numeral) !== 'year'
}

function linkAcross(text: string, from: number, to: number): Link | undefined {
  const gap = text.slice(from, Math.max(from, to))
  if (gap.length > 16) return undefined
  return range.test(gap) ? 'range' : list.test(gap) ? 'list' : undefined
}

function hasUnit({ measure, scale }: Marks): boolean {
  return measure !== undefined || scale !== undefined
}

/** "$36 and $45 million": the scale behind the last is everyone's. */
function fromRight(text: string, left: Candidate, right: Candidate, link: Link): Candidate {
  if (hasUnit(left.marks) || !hasUnit(right.marks)) return left
  const { measure, scale } = right.marks
  const sameSign = left.marks.currency === right.marks.currency
  const givesCurrency = left.marks.currency !== undefined && right.marks.currency === undefined
  if (!sameSign && !(givesCurrency && link !== 'list' && measure === undefined)) return left
  // "$0.06 and $3 million" are a share's and the company's.
  const finer = (left.numeral.value?.decimals ?? 0) > (right.numeral.value?.decimals ?? 0)
  if (link === 'list' && left.marks.currency && finer) return left
  const reason = left.marks.currency ? undefined : bareReason(text, left.numeral)
  if (reason === 'year' || (link === 'list' && reason !== undefined)) return left
  return {
    ...left,
    marks: { ...left.marks, ...(measure && { measure }), ...(scale !== undefined && { scale }) },
  }
}

/** "$3.2 to 3.4 billion": the currency before the first is everyone's; so is "about". */
function fromLeft(left: Candidate, right: Candidate, link: Link): Candidate {
  const approximate = right.approximate || left.approximate
  const { currency, scale, measure } = left.marks
  if (link === 'aside' && measure !== undefined && !right.marks.currency && !hasUnit(right.marks))
    return { ...right, approximate, marks: { ...right.marks, measure } }
  const takes = link !== 'list' && currency && !right.marks.currency && !right.marks.measure
  if (!takes) return { ...right, approximate }
  const givesScale = scale !== undefined && right.marks.scale === undefined
  return {
    ...right,
    approximate,
    marks: { ...right.marks, currency, ...(givesScale && { scale }) },
  }
}
