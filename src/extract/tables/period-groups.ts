/**
 * Columns that share a period, where a damaged text shows neither span nor full words.
 *
 * In: heading rows and captions. Out: for each column the text or period of its group. Separate,
 * because a clean table says all of it with spans.
 */
import type { Period } from '../../model/period.ts'
import { periodKey } from '../../words/period.ts'
import { findPeriods } from '../../words/period-mentions.ts'
import type { Range } from './clusters.ts'
import type { Item } from './items.ts'
import type { RawLine } from './segments.ts'

/**
 * The period words of one heading row, each over all columns up to the next: "As of", "June 30,
 * 2007", "", "As of March 31,", "2007" over five columns. Nothing where other words are among them.
 */
export function textsByGroup(
  items: readonly Item[],
  columns: readonly Range[],
  below: readonly RawLine[],
): (string | undefined)[] | undefined {
  const joined = items.map((item) => item.text).join(' ')
  if (joined.length > 200) return undefined
  const mentions = findPeriods(joined)
  if (mentions.length === 0 || mentions.length >= columns.length) return undefined
  let rest = joined
  for (const { start, end } of mentions.toReversed()) rest = rest.slice(0, start) + rest.slice(end)
  if (/\p{L}/u.test(rest.replace(/\b(?:as of|as at|at|the|for)\b/gi, ''))) return undefined
  const size = columns.length / mentions.length
  const isEven = size > 1 && Number.isInteger(size) && repeatsEvery(below, columns.length, size)
  const starts = mentions.map((mention, index) => {
    if (index === 0 || isEven) return index * (isEven ? size : 0)
    return columnAt(itemAt(items, mention.start), columns)
  })
  if (starts.some((start, index) => index > 0 && start <= starts[index - 1]!)) return undefined
  return columns.map((_, at) => {
    const group = starts.findLastIndex((start) => start <= at)
    const from = group === 0 ? 0 : mentions[group - 1]!.end
    return joined
      .slice(from, mentions[group]!.end)
      .replace(/\s+(?:as of|as at|at)$/i, '')
      .trim()
  })
}

/** Whether a heading row below says the same again every `size` columns: "2023 2022 2023 2022". */
export function repeatsEvery(below: readonly RawLine[], count: number, size: number): boolean {
  return below.some(({ items }) => {
    const texts = items.filter((item) => item.start > 0).flatMap((item) => splitYears(item.text))
    return texts.length === count && texts.every((text, at) => text === texts[at % size])
  })
}

function splitYears(text: string): readonly string[] {
  const years = text.match(/\b(?:19|20)\d\d\b/g) ?? []
  return years.length > 1 && years.join(' ') === text.trim() ? years : [text]
}

/** The item that holds the character at `offset` of the joined texts. */
function itemAt(items: readonly Item[], offset: number): Item {
  let end = 0
  for (const item of items) {
    end += item.text.length + 1
    if (offset < end) return item
  }
  return items.at(-1)!
}

function columnAt(item: Item, columns: readonly Range[]): number {
  const at = columns.findIndex((column) => column.end > item.start)
  return at < 0 ? columns.length : at
}

/**
 * The periods that a caption lists, dealt out to groups of columns: the headings under each period
 * repeat ("dollars, yen, %, yen, %" are two groups).
 */
export function periodsByGroup(
  columns: readonly (readonly string[])[],
  captions: readonly string[],
): readonly Period[] | undefined {
  const listed = captions.map(listedPeriods).findLast((periods) => periods.length > 1)
  if (!listed || listed.length > columns.length) return undefined
  const bounds = groupBounds(
    columns.map((headings) => headings.at(-1) ?? ''),
    listed.length,
  )
  if (!bounds) return undefined
  return columns.map((_, at) => listed[bounds.findLastIndex((bound) => bound <= at)]!)
}

/** "the three months ended June 30, 2007 and June 30, 2006": two periods of three months. */
function listedPeriods(caption: string): readonly Period[] {
  if (caption.length > 300) return []
  const periods: Period[] = []
  for (const { period } of findPeriods(caption)) {
    const first = periods[0]
    const isSameLength = first?.months !== undefined && period.kind === 'instant'
    const whole: Period = isSameLength
      ? { ...period, kind: 'duration', months: first.months! }
      : period
    if (!periods.some((other) => periodKey(other) === periodKey(whole))) periods.push(whole)
  }
  return periods.filter((period) => period.end !== undefined)
}

/** Where each of `count` groups starts: the later groups repeat the end of the first. */
function groupBounds(headings: readonly string[], count: number): readonly number[] | undefined {
  const words = headings.map((heading) => heading.toLowerCase().trim())
  for (let size = Math.floor(words.length / count); size >= 1; size--) {
    const first = words.length - size * (count - 1)
    const bounds = [0]
    for (let group = 1; group < count; group++) bounds.push(first + size * (group - 1))
    const pattern = words.slice(words.length - size)
    const repeats = bounds.every((bound, group) => {
      const end = bounds[group + 1] ?? words.length
      return pattern.every((word, at) => word === words[end - size + at]) && end - size >= bound
    })
    if (repeats && pattern.some((word) => word !== '')) return bounds
  }
  return undefined
}
