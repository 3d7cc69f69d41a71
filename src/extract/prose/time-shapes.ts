/** Dates, years, fiscal periods, lengths of time and times of day, as shapes. */
import { anyOf, sentenceBefore } from './phrasing.ts'
import {
  dash,
  noAmountAfter,
  noAmountBefore,
  noLetterAfter,
  noWordBefore,
  type Shape,
  shapesOf,
} from './shape.ts'
import words from './words.json' with { type: 'json' }

const monthNames = words.months.flatMap((name) => [name, name.toUpperCase()])
const month = `(?<![\\p{L}\\d])${anyOf(monthNames)}${noLetterAfter}\\.?`
const year = `(?:1[89]|20|21)\\d{2}${noAmountAfter}`
const shortYear = `[0-4]\\d${noAmountAfter}`
const anyYear = `['’]?(?:${year}|${shortYear})`
const day = `(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?${noAmountAfter}`
const dayNumber = '(?:3[01]|[12]\\d|0?[1-9])'
const monthNumber = '(?:1[0-2]|0?[1-9])'

const dates = shapesOf('date', [
  `${month}\\s+${day}(?:(?:${dash}|\\s(?:to|through|and)\\s)(?:${month}\\s+)?${day})?(?:,?\\s+${year})?`,
  `${noAmountBefore}${day}(?:${dash}${day})?\\s+(?:of\\s+)?${month},?(?:\\s+${year})?`,
  `${month},?\\s+(?:of\\s+)?${year}(?:${dash}${year})?`,
  `${month}\\s?[-’']\\s?(?:${year}|\\d{2}(?!\\d))`,
  `${noAmountBefore}(?:19|20)\\d{2}[-/.]${monthNumber}[-/.]${dayNumber}(?!\\d)`,
  `${noAmountBefore}${dayNumber}[-/.]${dayNumber}[-/.](?:19|20)?\\d{2}(?!\\d)`,
  `${noAmountBefore}${monthNumber}/(?:3[01]|[12]\\d|0[1-9])(?![\\d/]|[.,]\\d)`,
  '(?:19|20)\\d{2}年(?:\\s?\\d{1,2}月)?(?:\\s?\\d{1,2}日)?',
  '\\d{1,2}月(?:\\s?\\d{1,2}日)?|\\d{1,2}日',
])

/** "4–6/2026", "1.1.–30.6.2026". */
const spans = shapesOf('period', [
  `${noAmountBefore}${monthNumber}[-–]${monthNumber}/(?:19|20)\\d{2}(?!\\d)`,
  `${noAmountBefore}${dayNumber}\\.${monthNumber}\\.${dash}${dayNumber}\\.${monthNumber}\\.(?:19|20)\\d{2}(?!\\d)`,
])

const fiscalWords = '(?:the\\s)?(?:fiscal|calendar)(?:\\syear)?\\s'
const yearOfPeriod = `(?:\\s?(?:of\\s)?(?:${fiscalWords}|F?Y\\s?|CY\\s?)?${anyYear})`
/** "H100" is no half of a year. */
const yearApart = `(?=\\D|$)${yearOfPeriod}`
const fiscal = '(?:[Ff]iscal|FISCAL|[Cc]alendar|CALENDAR)(?:[\\s-](?:[Yy]ears?|YEARS?))?'

const periods = shapesOf('period', [
  `${noWordBefore}F?Q[1-4](?:[-–]Q?[1-4])?${yearApart}?(?![\\p{L}\\d])`,
  `${noWordBefore}F?[1-4]Q(?:[-–][1-4]Q)?${yearOfPeriod}?(?![\\p{L}\\d])`,
  `${noWordBefore}(?:H[12]${yearApart}?|[12]H${yearOfPeriod}?)(?![\\p{L}\\d])`,
  `${noWordBefore}(?:FY|CY|FYE)\\s?['’]?\\d{2,4}(?:(?:${dash}|/)(?:FY)?['’]?\\d{2,4})?(?:Q[1-4]|H[12]|E)?(?![\\p{L}\\d])`,
  `${noWordBefore}${fiscal}\\s${anyYear}`,
  `${noWordBefore}\\d{1,2}M\\s?['’]?(?:20)?\\d{2}(?!\\d)`,
  `${noWordBefore}${year}(?:Q[1-4]|H[12]|[EF]${noLetterAfter})`,
  '第\\s?\\d四半期',
])

const adjective = anyOf(words.timeAdjectives)
const lengths = shapesOf(
  'period',
  [
    `${noAmountBefore}\\d{1,3}(?:(?:-?\\s?[-–—‑]\\s?|-?\\s(?:to|or|and)\\s)\\d{1,3})?(?:[\\s-]|\\s${adjective}\\s)${anyOf(words.timeUnits)}s?${noLetterAfter}`,
  ],
  { accepts: isLengthOfTime },
)

/** Days that measure working capital or a stay are figures. */
function isLengthOfTime(text: string, start: number, match: string): boolean {
  if (!/day/.test(match)) return true
  const before = sentenceBefore(text, start, 90)
  return !words.dayMeasures.some((measure) => before.includes(measure))
}

const zones = 'hours|hrs|GMT|UTC|CET|CEST|BST|JST|EST|EDT|PST|PDT|[EP]T'
const times = shapesOf(
  'time',
  [
    `${noAmountBefore}\\d{1,2}(?::\\d{2}){0,2}\\s?(?:[ap]\\.?\\s?m${noLetterAfter}\\.?|noon|midnight|o['’]clock)`,
    `${noAmountBefore}(?:2[0-3]|[01]?\\d):[0-5]\\d(?::[0-5]\\d)?(?!\\d)(?:\\s?(?:hours|hrs))?`,
    `${noAmountBefore}[0-2]\\d[0-5]\\d\\s?(?:${zones})${noLetterAfter}`,
    `(?:GMT|UTC)\\s?[+−–-]\\s?\\d{1,2}(?::\\d{2})?`,
  ],
  { ignoreCase: true },
)

const years = shapesOf('year', [
  `(?<![\\p{L}\\d$€£¥.,])${year}(?:${dash}|/)(?:${year}|\\d{2}(?![\\d%]|[.,]\\d))`,
  `(?<!\\d)['’]\\d{2}(?![\\d%])`,
  '(?:©|\\([cC]\\))\\s?(?:19|20)\\d{2}',
])

/** In the order of asking; lengths of time come last of all shapes. */
export const timeShapes: readonly Shape[] = [...times, ...spans, ...dates, ...periods]
export const looseTimeShapes: readonly Shape[] = [...years, ...lengths]
