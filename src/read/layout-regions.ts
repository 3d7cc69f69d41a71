/**
 * The lines of a page → where its tables are. A table is rows of figures with the lines between
 * them, and above them the headings that stand over the columns of figures. Lines that run the
 * whole width of the page are prose.
 */
import { endsSentence } from './draft.ts'
import { ruleOfText } from './figure-like.ts'
import { type Token, tokensOf } from './layout-tokens.ts'
import { isBlankLine, type Line } from './lines.ts'
import { isMarkAlone } from './marks.ts'

export interface TableLine {
  readonly line: Line
  readonly tokens: readonly Token[]
  readonly kind: LineKind
}

/**
 * `figures`: a row with figures in columns; `years`: one whose figures are all years, as headings
 * have them; `rules`: lines drawn; `words`: anything else.
 */
export type LineKind = 'blank' | 'figures' | 'years' | 'rules' | 'words'

export interface Region {
  /** Indices of lines, end exclusive. */
  readonly from: number
  readonly to: number
  /** Where the columns of figures begin. */
  readonly left: number
}

export function tableLine(line: Line, spacesGroup = false): TableLine {
  const tokens = isBlankLine(line) ? [] : tokensOf(line, spacesGroup)
  return { line, tokens, kind: kindOf(tokens) }
}

function kindOf(tokens: readonly Token[]): LineKind {
  const [first] = tokens
  if (first === undefined) return 'blank'
  if (tokens.every(({ text }) => ruleOfText(text) > 0)) return 'rules'
  if (tokens.length < 2 || (tokens.length === 2 && isMarkAlone(first.text))) return 'words'
  const others = tokens.slice(1)
  const figures = tokens.filter(({ isFigure, isNil }) => isFigure || isNil)
  if (isSentence(others) || !others.some((token) => figures.includes(token))) return 'words'
  return figures.every(({ text }) => year.test(text)) ? 'years' : 'figures'
}

const year = /^(?:19|20)\d\d$/

/** Justified prose: a token of many words after the first. */
function isSentence(tokens: readonly Token[]): boolean {
  return tokens.some(({ text }) => text.length > 60)
}

/** The tables among the lines of a page, in order. */
export function tableRegions(lines: readonly TableLine[]): Region[] {
  const regions: Region[] = []
  let at = 0
  while (at < lines.length) {
    if (lines[at]!.kind !== 'figures') {
      at += 1
      continue
    }
    const to = endOfRows(lines, at)
    const left = leftOf(lines, at, to)
    const floor = regions.at(-1)?.to ?? 0
    const from = startOfHeadings(lines, at, to, floor, left)
    if (isTable(lines, from, at, to)) regions.push({ from, to, left })
    at = to
  }
  return regions
}

/** A single row of figures needs headings to be a table. */
function isTable(lines: readonly TableLine[], from: number, first: number, to: number): boolean {
  const rows = lines.slice(first, to).filter(({ kind }) => kind === 'figures').length
  return rows > 1 || from < first
}

/** How many lines without figures a table may hold in a row, blank ones left out. */
const wordsMax = 5
const blanksMax = 3

/** Past the last row with figures that belongs to the rows from `at` on. */
function endOfRows(lines: readonly TableLine[], at: number): number {
  let end = at + 1
  let left = leftOf(lines, at, end)
  for (;;) {
    const next = nextRow(lines, end, left)
    if (next < 0) break
    end = next + 1
    left = Math.min(left, leftOf(lines, next, end))
  }
  while (end < lines.length && lines[end]!.kind === 'rules') end += 1
  return end
}

/** The next row of figures, if only labels and blank lines part it from those above; else -1. */
function nextRow(lines: readonly TableLine[], from: number, left: number): number {
  let words = 0
  let blanks = 0
  let heads = 0
  for (let at = from; at < lines.length; at++) {
    const line = lines[at]!
    if (line.kind === 'figures') return heads > 0 && blanks > 0 ? -1 : at
    if (line.kind === 'blank') blanks += 1
    if (line.kind === 'words' || line.kind === 'years') {
      words += 1
      if (isHeading(line, left)) heads += 1
      else if (!isLabel(line, left)) return -1
    }
    if (words > wordsMax || blanks > blanksMax) return -1
  }
  return -1
}

/** Left of the figures, as a label is, or just over their edge, as a long one is. */
function isLabel({ tokens }: TableLine, left: number): boolean {
  const first = tokens[0]!
  return (
    tokens.length === 1 &&
    (first.to <= left + 2 || (first.from < left / 2 && first.to < left * 1.15))
  )
}

/** Over the columns of figures, and nowhere else but in the place of labels. */
function isHeading({ tokens }: TableLine, left: number): boolean {
  const over = tokens.filter(({ from }) => from >= left - 12)
  return (
    over.length > 0 &&
    tokens.length - over.length <= 1 &&
    (tokens.length > 1 || tokens[0]!.from > left / 2)
  )
}

/** Where the figures of some rows begin. */
function leftOf(lines: readonly TableLine[], from: number, to: number): number {
  let left = Number.MAX_SAFE_INTEGER
  for (let at = from; at < to; at++) {
    const { kind, tokens } = lines[at]!
    if (kind !== 'figures') continue
    const [first, second] = tokens
    const figure = first!.isFigure && first!.from > 20 ? first! : second!
    left = Math.min(left, figure.from)
  }
  return left
}

/** How far above the first row headings are looked for. */
const headingsMax = 9

/** The first of the lines above row `at` that are headings of its columns, or labels just above. */
function startOfHeadings(
  lines: readonly TableLine[],
  at: number,
  to: number,
  floor: number,
  left: number,
): number {
  const right = rightOf(lines, at, to)
  let start = at
  let labels = at
  let blanks = 0
  for (let above = at - 1; above >= Math.max(floor, at - headingsMax); above--) {
    const line = lines[above]!
    if (line.kind === 'rules') continue
    if (line.kind === 'figures') break
    if (line.kind === 'blank') {
      blanks += 1
      if (blanks > 1 && start < at) break
      continue
    }
    if (isHeading(line, left)) {
      if (blanks > 0 && start < at && isTitle(line, left, right)) break
      start = above
      blanks = 0
    } else if (!isLabel(line, left) || endsSentence(line.tokens[0]!.text) || start < at) break
    else if (above === labels - 1) labels = above
  }
  while (start < at && isCaption(lines[start]!, left, right)) start += 1
  return start < at ? start : labels
}

/** A line in the middle of the page or of all columns that says neither when nor how much. */
function isCaption({ tokens, kind }: TableLine, left: number, right: number): boolean {
  const [first, second] = tokens
  if (kind === 'blank') return true
  if (!first || second || /\d|\b(?:end|week|month|quarter|year)/i.test(first.text)) return false
  const middle = first.from + first.to
  return Math.abs(middle - right) <= 12 || Math.abs(middle - left - right) <= 6
}

/** A line in the middle of the page rather than in that of the columns. */
function isTitle({ tokens }: TableLine, left: number, right: number): boolean {
  const [first, second] = tokens
  if (!first || second) return false
  const middle = (first.from + first.to) / 2
  return Math.abs(middle - right / 2) < Math.abs(middle - (left + right) / 2)
}

function rightOf(lines: readonly TableLine[], from: number, to: number): number {
  let right = 0
  for (let at = from; at < to; at++) {
    const { kind, tokens } = lines[at]!
    if (kind === 'figures') right = Math.max(right, tokens.at(-1)!.to)
  }
  return right
}
