/**
 * A line of text laid out with spaces → its tokens: what stands together, with the columns it
 * covers. Two spaces part tokens; a currency sign joins the figure after it, a lone "%" or ")" the
 * figure before it, and dates or figures that only one space parts are parted.
 */
import { isFigureLike, isNil } from './figure-like.ts'
import type { Line } from './lines.ts'
import { isMarkAlone } from './marks.ts'

export interface Token {
  /** Columns of the line, end exclusive. */
  readonly from: number
  readonly to: number
  /** Where the digits begin: a currency sign may stand far to their left. */
  readonly digits: number
  readonly text: string
  readonly isFigure: boolean
  /** A dash, "N/A", "*": what stands where a figure could. */
  readonly isNil: boolean
}

/** Longer lines are no printed rows. */
const lineMax = 600

export function tokensOf({ text }: Line, spacesGroup = false): Token[] {
  if (text.length > lineMax) return [tokenOf(text, 0, text.trimEnd().length)]
  const spans: Span[] = []
  const apart = /\S+(?: \S+)*/g
  for (let match = apart.exec(text); match; match = apart.exec(text))
    spans.push({ from: match.index, to: match.index + match[0].length })
  const isRow = spans.length > 2 || (spans.length === 2 && !isMarker(text, spans[0]!))
  return joinSigns(
    text,
    spans.flatMap((span) =>
      spacesGroup && isGroupedFigure(text.slice(span.from, span.to))
        ? [span]
        : parted(text, span, isRow),
    ),
  )
}

const grouped = /^\(?[-–−]?[1-9]\d{0,2}(?: \d{3})+%?\)?$/

function isGroupedFigure(text: string): boolean {
  return grouped.test(text)
}

/** A page with fewer such figures has them by chance: columns that stand close. */
const groupedMin = 5

/**
 * Whether a page sets thousands apart by spaces ("2 230"): it has many figures that do, none that
 * has commas for it, and no figures one space apart that cannot be one.
 */
export function groupsBySpaces(lines: readonly Line[]): boolean {
  let count = 0
  for (const { text } of lines) {
    if (text.length > lineMax) continue
    if (/\d,\d{3}(?!\d)/.test(text)) return false
    for (const part of text.trim().split(/ {2,}/)) {
      if (isGroupedFigure(part)) count++
      else if (/^[-–−(]?\d+(?: \d+)+\)?$/.test(part)) return false
    }
  }
  return count >= groupedMin
}

/** A bullet, or the number of an item, before its text. */
function isMarker(text: string, { from, to }: Span): boolean {
  return isMarkAlone(text.slice(from, to))
}

interface Span {
  readonly from: number
  readonly to: number
}

function tokenOf(text: string, from: number, to: number, digits = from): Token {
  const part = text.slice(from, to)
  return {
    from,
    to,
    digits,
    text: part,
    isFigure: isFigureLike(part) || isGroupedFigure(part),
    isNil: isNil(part),
  }
}

const months =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|' +
  'sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
/** Texts that stand side by side over columns: dates, quarters, years, and their change. */
const units = [
  `${months}\\.? \\d{1,2},?(?: \\d{4})?`,
  "[1-4]?Q[1-4]?(?: ?(?:FY ?)?'?\\d{2,4})?",
  '(?:FY|fiscal)(?: year)? ?\\d{2,4}',
  '(?:19|20)\\d\\d',
  `${months}`,
  '(?:% ?)?(?:change|chg\\.?|variance)',
]
const unit = new RegExp(`(?:${units.join('|')})(?= |$)`, 'giy')
const sign = /^[$€£¥₹₩]$/
/** What is left of a currency sign whose glyph had no character. */
const lostSign = /^[!#&@?¢¤§□�]$/

/** The parts of a span that stand in different columns though one space parts them. */
function parted(text: string, span: Span, isRow: boolean): Span[] {
  const dates = unitsIn(text, span)
  if (dates.length > 1) return dates
  const amounts = amountsIn(text, span)
  if (amounts.length > 1) return amounts
  const words = wordsIn(text, span)
  if (words.length < 2) return [span]
  let figures = words.length
  while (figures > 0 && isPart(text, words[figures - 1]!)) figures -= 1
  const tail = figuresIn(text, words.slice(figures))
  if (tail.length === 0 || (figures > 0 && !(isRow || tail.length > 1))) return [span]
  if (figures > 0 && !startsWithSign(text, tail[0]!)) return [span]
  if (figures === 0) return tail
  return [{ from: span.from, to: words[figures - 1]!.to }, ...tail]
}

/** The dates and years that make up the whole span; none where there is anything else. */
function unitsIn(text: string, span: Span): Span[] {
  return wholeOf(text, span, unit)
}

/** Whether a text is one date, quarter or year. */
export function isDate(text: string): boolean {
  return unitsIn(text, { from: 0, to: text.length }).length === 1
}

/** The matches, one space apart, that make up the whole span. */
function wholeOf(text: string, span: Span, pattern: RegExp): Span[] {
  const parts: Span[] = []
  let at = span.from
  while (at < span.to) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match || match[0].length === 0) return []
    parts.push({ from: at, to: at + match[0].length })
    at += match[0].length + 1
  }
  return parts
}

const amount = /[$€£¥₹₩] ?\(?\d[\d,.]*\)?(?: (?:thousand|million|billion|trillion))?(?= |$)/giy

/** The amounts with their signs that make up the whole span; none where there is anything else. */
function amountsIn(text: string, span: Span): Span[] {
  return wholeOf(text, span, amount)
}

function wordsIn(text: string, { from, to }: Span): Span[] {
  const words: Span[] = []
  let at = from
  while (at < to) {
    const next = text.indexOf(' ', at)
    const end = next < 0 || next > to ? to : next
    words.push({ from: at, to: end })
    at = end + 1
  }
  return words
}

/** A word that can be part of a figure. */
function isPart(text: string, { from, to }: Span): boolean {
  const word = text.slice(from, to)
  return (
    sign.test(word) ||
    lostSign.test(word) ||
    /^[)%]+$/.test(word) ||
    isNil(word) ||
    /^[$€£¥(−-]*\d[\d,.]*[)%]*$/.test(word)
  )
}

/** Words that are figures and their signs, grouped into figures. */
function figuresIn(text: string, words: readonly Span[]): Span[] {
  const figures: Span[] = []
  let open: Span | undefined
  let inRange = false
  for (const [index, word] of words.entries()) {
    const part = text.slice(word.from, word.to)
    if (sign.test(part)) {
      open = word
      continue
    }
    if (lostSign.test(part)) continue
    const last = figures.at(-1)
    if (isRangeDash(part) && last && !open && index + 1 < words.length) {
      inRange = true
      continue
    }
    if (inRange && last) {
      figures[figures.length - 1] = { ...last, to: word.to }
      inRange = false
      open = undefined
      continue
    }
    if (/^[)%]+$/.test(part) && last && !open)
      figures[figures.length - 1] = { ...last, to: word.to }
    else figures.push({ from: open?.from ?? word.from, to: word.to })
    open = undefined
  }
  if (open) figures.push(open)
  return figures
}

/** "$8.51 - $8.53": one space on either side makes it a range, and no dash for nothing. */
function isRangeDash(part: string): boolean {
  return part === '-' || part === '–' || part === '—'
}

function startsWithSign(text: string, { from }: Span): boolean {
  return sign.test(text[from] ?? '')
}

/** Currency signs with the figures after them, closing signs with those before. */
function joinSigns(text: string, spans: readonly Span[]): Token[] {
  const tokens: Token[] = []
  let open: Span | undefined
  for (const [index, span] of spans.entries()) {
    const part = text.slice(span.from, span.to)
    if (sign.test(part)) {
      if (open) tokens.push(tokenOf(text, open.from, open.to))
      open = span
      continue
    }
    if (
      lostSign.test(part) &&
      isFigureLike(text.slice(spans[index + 1]?.from, spans[index + 1]?.to))
    )
      continue
    const last = tokens.at(-1)
    if (/^[)%]+$/.test(part) && last?.isFigure && span.from - last.to <= 4) {
      tokens[tokens.length - 1] = tokenOf(text, last.from, span.to, last.digits)
      continue
    }
    tokens.push(tokenOf(text, open?.from ?? span.from, span.to, digitsFrom(text, span)))
    open = undefined
  }
  if (open) tokens.push(tokenOf(text, open.from, open.to))
  return tokens
}

function digitsFrom(text: string, { from, to }: Span): number {
  let at = from
  while (at < to && (text[at] === ' ' || sign.test(text[at]!))) at += 1
  return at
}
