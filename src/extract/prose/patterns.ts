/**
 * The shapes of numbers that are no figures: dates, times, telephone numbers, references.
 *
 * Out: patterns with their reason, the surest first. Every pattern is anchored in a word or a digit
 * and bounded, so that looking for all of them is linear in the text.
 */
import type { NonFigureReason } from '../../model/figure.ts'
import { anyOf, sentenceBefore } from './phrasing.ts'
import words from './words.json' with { type: 'json' }

export interface Shape {
  readonly reason: NonFigureReason
  readonly pattern: RegExp
  /** Whether a match at `start` is what it looks like. */
  readonly accepts?: (text: string, start: number, match: string) => boolean
}

const monthNames = words.months.flatMap((month) => [month, month.toUpperCase()])
const month = `(?<![\\p{L}\\d])${anyOf(monthNames)}(?!\\p{L})\\.?`
const amountFollows =
  '(?!\\d|[.,]\\d|\\s?%|[\\s-](?:percent|million|billion|thousand|trillion|basis)\\b)'
const year = `(?:1[89]|20|21)\\d{2}${amountFollows}`
const day = `(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?${amountFollows}`
const noAmountBefore = '(?<![\\p{L}\\d]|[\\d$€£¥][.,]?|[$€£¥]\\s)'
const dash = '\\s?[-–—‑]\\s?'

const dates: readonly Shape[] = [
  `${month}\\s+${day}(?:(?:${dash}|\\s(?:to|through|and)\\s)(?:${month}\\s+)?${day})?(?:,?\\s+${year})?`,
  `${noAmountBefore}${day}(?:${dash}${day})?\\s+(?:of\\s+)?${month},?(?:\\s+${year})?`,
  `${month},?\\s+(?:of\\s+)?${year}(?:${dash}${year})?`,
  `${month}\\s?[-’']\\s?(?:${year}|\\d{2}(?!\\d))`,
  `${noAmountBefore}(?:19|20)\\d{2}[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\\d|0?[1-9])(?!\\d)`,
  `${noAmountBefore}(?:3[01]|[12]\\d|0?[1-9])[-/.](?:3[01]|[12]\\d|0?[1-9])[-/.](?:19|20)?\\d{2}(?!\\d)`,
  `${noAmountBefore}(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\\d|0[1-9])(?![\\d/]|[.,]\\d)`,
  '(?:19|20)\\d{2}年(?:\\s?\\d{1,2}月)?(?:\\s?\\d{1,2}日)?|\\d{1,2}月(?:\\s?\\d{1,2}日)?|\\d{1,2}日',
].map((source) => ({ reason: 'date', pattern: new RegExp(source, 'gu') }))

const twoDigitYear = `[0-4]\\d${amountFollows}(?!\\d)`
const yearTail = `(?:\\s?(?:of\\s)?(?:(?:the\\s)?(?:fiscal|calendar)(?:\\syear)?\\s|F?Y\\s?|CY\\s?)?['’]?(?:${year}|${twoDigitYear}))`
/** "H100" is no half of a year. */
const yearBehind = `(?=[^\\d]|$)${yearTail}`
const noWordBefore = '(?<![\\p{L}\\d$])'

const periods: readonly Shape[] = [
  `${noWordBefore}F?Q[1-4](?:[-–]Q?[1-4])?${yearBehind}?(?![\\p{L}\\d])`,
  `${noWordBefore}F?[1-4]Q(?:[-–][1-4]Q)?${yearTail}?(?![\\p{L}\\d])`,
  `${noWordBefore}(?:H[12]${yearBehind}?|[12]H${yearTail}?)(?![\\p{L}\\d])`,
  `${noWordBefore}(?:FY|CY|FYE)\\s?['’]?\\d{2,4}(?:(?:${dash}|/)(?:FY)?['’]?\\d{2,4})?(?:Q[1-4]|H[12]|E)?(?![\\p{L}\\d])`,
  `${noWordBefore}(?:[Ff]iscal|FISCAL|[Cc]alendar|CALENDAR)(?:[\\s-](?:[Yy]ears?|YEARS?))?\\s['’]?(?:${year}|${twoDigitYear})`,
  `${noWordBefore}\\d{1,2}M\\s?['’]?(?:20)?\\d{2}(?!\\d)`,
  `${noWordBefore}${year}(?:Q[1-4]|H[12]|[EF](?!\\p{L}))`,
  '第\\s?\\d四半期',
].map((source) => ({ reason: 'period', pattern: new RegExp(source, 'gu') }))

const timeUnit = anyOf(words.timeUnits)
const lengthOfTime = new RegExp(
  `${noAmountBefore}\\d{1,3}(?:(?:${dash}|\\s(?:to|or|and)\\s)\\d{1,3})?(?:[\\s-]|\\s(?:${anyOf(words.timeAdjectives)})\\s)${timeUnit}s?(?!\\p{L})`,
  'gu',
)

const times: readonly Shape[] = [
  `${noAmountBefore}\\d{1,2}(?::\\d{2}){0,2}\\s?(?:[ap]\\.?\\s?m(?![\\p{L}])\\.?|noon|midnight|o['’]clock)`,
  `${noAmountBefore}(?:2[0-3]|[01]?\\d):[0-5]\\d(?::[0-5]\\d)?(?!\\d)(?:\\s?(?:hours|hrs))?`,
  `${noAmountBefore}[0-2]\\d[0-5]\\d\\s?(?:hours|hrs|GMT|UTC|CET|CEST|BST|JST|EST|EDT|PST|PDT|[EP]T)(?!\\p{L})`,
  '(?:GMT|UTC)\\s?[+−–-]\\s?\\d{1,2}(?::\\d{2})?',
].map((source) => ({ reason: 'time', pattern: new RegExp(source, 'giu') }))

const phoneLead = `(?<!\\p{L})${anyOf(words.phoneWords)}(?!\\p{L})`
const phones: readonly Shape[] = [
  '\\+\\s?\\d{1,3}(?:[\\s.()/–‑-]{1,4}\\d{1,8}){1,7}(?![%\\d])',
  `${noAmountBefore}(?:1[-.\\s–‑]{1,2})?\\(?\\d{3}\\)?[-.\\s–‑/]{1,3}\\d{3}[-.–‑\\s]{1,3}\\d{4}(?![\\d%]|[.,]\\d)`,
  `${noAmountBefore}\\d{1,5}[-–‑]\\d{2,4}[-–‑]\\d{3,4}(?:[-–‑]\\d{1,4})?(?!\\d)`,
  `${noAmountBefore}\\d{3}[-–‑]\\d{4}(?!\\d)`,
  `${noAmountBefore}0\\d{1,4}(?:[\\s-]\\d{2,4}){2,3}(?![\\d%]|[.,]\\d)`,
  `${phoneLead}[^\\d$€£¥;%]{0,30}?[+(]?\\d{1,5}\\)?(?:[\\s.()/–‑-]{1,3}\\d{2,8}){1,5}(?![%\\d]|[.,]\\d|\\s?(?:million|billion|percent))`,
  '(?<!\\p{L})(?:ext|extension|x)\\.?\\s?\\d{2,6}(?!\\d)',
].map((source) => ({ reason: 'phone', pattern: new RegExp(source, 'giu'), accepts: isPhone }))
const letterPhone: Shape = {
  reason: 'phone',
  pattern: new RegExp(
    `${noAmountBefore}(?:1[-.\\s])?\\(?[1-9]\\d{2}\\)?[-.\\s]\\d{0,3}-?[A-Z]{3}[A-Z0-9-]{1,9}`,
    'gu',
  ),
}

/** A telephone number has seven digits at least; an extension has its word. */
function isPhone(_text: string, _start: number, match: string): boolean {
  const digits = match.replace(/\D/g, '').length
  if (/^(?:ext|x)/i.test(match)) return true
  return (
    digits >= 7 && digits <= 16 && !/(?<!\d)(?:19|20)\d{2}[\s–-]{1,3}(?:19|20)\d{2}$/.test(match)
  )
}

const addresses: readonly Shape[] = [
  '(?:https?://|www\\.)[^\\s<>"”]*[^\\s<>"”.,;:)]',
  '[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63})+',
  '(?<![\\w.-])(?:[\\w-]{1,40}\\.){1,5}(?:com|org|net|gov|edu|io|htm|html|pdf|xml|jpg)(?![\\w])(?:/\\S{0,200})?',
].map((source) => ({ reason: 'identifier', pattern: new RegExp(source, 'gu') }))

const identifierShapes: readonly Shape[] = [
  new RegExp(
    `(?<!\\p{L})${anyOf(words.codeWords)}(?!\\p{L})(?:\\s?(?:no\\.?|number|id|code|pin))?(?:\\s(?:is|are|of))?[\\s:#(–-]{1,5}(?:[A-Z]{1,6}[\\s-]?)?\\d[\\d-]*(?:\\s\\d{2,})*#?(?!\\s?%|[.,]\\d|\\s?(?:million|billion|percent|shares))`,
    'giu',
  ),
  new RegExp(
    `${anyOf(words.exchangeWords)}[^\\d;.$%]{0,24}[:\\s]\\s?\\d{3,6}(?:\\.[A-Z]{1,3})?(?!\\d|[.,]\\d|\\s?%)`,
    'gu',
  ),
  /(?<![\p{L}\d])\d{3}-\d{5,6}(?!\d)/gu,
].map((pattern) => ({ reason: 'identifier', pattern }))

const referenceId = `(?:[A-Z]{1,3}[-.]?)?\\d[\\w-]{0,20}(?:\\.\\d\\w{0,9}){0,4}(?:\\([A-Za-z0-9]{1,3}\\)){0,4}${amountFollows}`
const references: readonly Shape[] = [...referencesByReason()].map(([reason, names]) => ({
  reason,
  pattern: new RegExp(
    `(?<!\\p{L})${anyOf(names)}s?\\.?\\s?(?:Nos?\\.?\\s?|Numbers?\\s|#|:\\s)?${referenceId}(?:(?:,\\s?(?:and\\s|or\\s)?|\\s(?:and|or|through|to|&)\\s|/|${dash})${referenceId}(?!\\s+\\p{Ll}+))*`,
    'gu',
  ),
}))

function referencesByReason(): Map<NonFigureReason, string[]> {
  const byReason = new Map<NonFigureReason, string[]>()
  const lower = new Set(words.lowerReferences)
  for (const [name, reason] of Object.entries(words.references) as [string, NonFigureReason][]) {
    const names = byReason.get(reason) ?? []
    names.push(name, name.toUpperCase())
    if (lower.has(name.toLowerCase())) names.push(name.toLowerCase())
    byReason.set(reason, names)
  }
  return byReason
}

const postal: readonly Shape[] = [
  `${noAmountBefore}\\d{1,5}(?:-\\d{1,4})?\\s(?:[A-Z][\\p{L}.’'-]{0,20}\\s|\\d{1,3}(?:st|nd|rd|th)\\s){1,4}${anyOf(words.streetWords)}(?!\\p{L})`,
  `(?:P\\.?\\s?O\\.?\\s?Box)\\s\\d+`,
  `(?<!\\p{L})(?:${anyOf(words.states)}|[A-Z]{2})\\.?,?\\s\\d{5}(?:-\\d{4})?(?!\\d|[.,]\\d|\\s?(?:%|million|billion))`,
  `〒?\\s?(?<!\\d)\\d{3}-\\d{4}(?=,?\\s(?:Japan|\\p{Lu}))`,
  '(?<![\\p{L}\\d])[A-Z]{1,2}\\d[A-Z\\d]?\\s\\d[A-Z]{2}(?![\\p{L}\\d])',
].map((source) => ({ reason: 'address', pattern: new RegExp(source, 'gu') }))

const pages: readonly Shape[] = [
  '^[-–—\\s]*(?:Page|PAGE|page)?\\s?\\d{1,3}(?:\\s?(?:of|/)\\s?\\d{1,3})?[-–—\\s]*$',
  '(?:Page|PAGE|page)\\s\\d{1,3}(?:\\s(?:of)\\s\\d{1,3})?',
].map((source) => ({ reason: 'page', pattern: new RegExp(source, 'gu') }))

const enumerations: readonly Shape[] = [
  '(?<=[,;:]\\s|(?:^|\\s)(?:and|or|both|because|that|to|is|are)\\s)\\(\\d{1,2}\\)(?=\\s\\p{L})',
  '^\\s*\\(?\\d{1,2}(?:\\.\\d{1,2})*[.)](?=\\s)',
  '(?<=[\\s;,])\\d{1,2}\\)(?=\\s)',
  '(?:(?<!\\p{L})N[oO][sS]?\\.\\s?|#|№\\s?)\\d+(?:(?:,\\s|\\sand\\s)\\d+(?!\\s?%|[.,]\\d))*',
  '(?<![\\p{L}\\d.,])\\d{1,3}[\\s-](?:hundred|thousand|million|billion)th(?!\\p{L})',
  '(?<![\\p{L}\\d.,])\\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)(?!\\p{L})',
].map((source) => ({ reason: 'enumeration', pattern: new RegExp(source, 'gu') }))

const noteMarks: readonly Shape[] = [
  '\\((?:\\d{1,2}|[a-z]\\d)(?:,\\s?\\d{1,2})*\\)(?!\\s?(?:%|percent|million|billion|thousand|points?|basis|cents?))',
  '\\[\\d{1,2}\\]',
].map((source) => ({ reason: 'note-mark', pattern: new RegExp(source, 'gu'), accepts: isNoteMark }))

/** "$(5)" and "was (5)" are amounts. */
function isNoteMark(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 12), start)
  return !/[$€£¥]\s?$|(?:was|were|to|from|of)\s$/.test(before)
}

const wordShapes: readonly Shape[] = [
  {
    reason: 'name',
    pattern:
      /(?<![\p{L}\d])(?:\d{1,4}|[a-z]{3,9})[-\s]for[-\s](?:\d{1,4}|one)(?=\s\p{L}*\s?(?:split|stock|share|reverse|basis))/giu,
  },
  { reason: 'name', pattern: /(?<![\p{L}\d])\d{1,4}-for-(?:\d{1,4}|one)/giu },
  { reason: 'name', pattern: /(?<![\d/])(?:24\/7|50\/50|9\/11)(?:\/365)?(?![\d/])/g },
  {
    reason: 'year',
    pattern: new RegExp(
      `(?<![\\p{L}\\d$€£¥.,])${year}(?:${dash}|/)(?:${year}|\\d{2}(?![\\d%]|[.,]\\d))`,
      'gu',
    ),
  },
  { reason: 'year', pattern: /(?<![\p{L}\d])['’]\d{2}(?![\d%])/gu },
  { reason: 'year', pattern: /(?:©|\(c\)|\(C\))\s?(?:19|20)\d{2}/g },
]

/** Days that measure working capital or a stay are figures. */
function isLengthOfTime(text: string, start: number, match: string): boolean {
  if (!/day/.test(match)) return true
  const before = sentenceBefore(text, start, 90)
  return !words.dayMeasures.some((measure) => before.includes(measure))
}

export const shapes: readonly Shape[] = [
  ...addresses,
  ...times,
  ...dates,
  ...periods,
  ...identifierShapes,
  ...postal,
  ...phones,
  letterPhone,
  ...pages,
  ...references,
  ...wordShapes,
  ...enumerations,
  { reason: 'period', pattern: lengthOfTime, accepts: isLengthOfTime },
  ...noteMarks,
]
