/**
 * The lines of a page → where its tables are. A table is rows of figures with the lines between
 * them, and above them the headings that stand over the columns of figures. Lines that run the
 * whole width of the page are prose.
 */
import { isBlankLine, type Line } from './lines.ts'
import { type Token, tokensOf } from './layout-tokens.ts'
import { ruleOfText } from './figure-like.ts'

export interface TableLine {
  readonly line: Line
  readonly tokens: readonly Token[]
  readonly kind: LineKind
}

/** `figures`: a row with figures in columns; `rules`: lines drawn; `words`: anything else. */
export type LineKind = 'blank' | 'figures' | 'rules' | 'words'

export interface Region {
  /** Indices of lines, end exclusive. */
  readonly from: number
  readonly to: number
  /** Where the columns of figures begin. */
  readonly left: number
}

export function tableLine(line: Line): TableLine {
  const tokens = isBlankLine(line) ? [] : tokensOf(line)
  return { line, tokens, kind: kindOf(tokens) }
}

function kindOf(tokens: readonly Token[]): LineKind {
  const [first] = tokens
  if (first === undefined) return 'blank'
  if (tokens.every(({ text }) => ruleOfText(text) > 0)) return 'rules'
  if (tokens.length < 2 || (tokens.length === 2 && isMarker(first.text))) return 'words'
  const others = tokens.slice(1)
  return others.some(({ isFigure, isNil }) => isFigure || isNil) && !isSentence(others)
    ? 'figures'
    : 'words'
}

function isMarker(text: string): boolean {
  return text.length <= 4 && /^(?:[•·▪■●○◦‣–—*†-]|\(?\w{1,2}[.)])$/.test(text)
}

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
    const from = startOfHeadings(lines, at, floor, left)
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
    if (line.kind === 'words') {
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
  return tokens.length === 1 && (first.to <= left + 2 || (first.from < left / 2 && first.to < left * 1.15))
}

/** Over the columns of figures, and nowhere else but in the place of labels. */
function isHeading({ tokens }: TableLine, left: number): boolean {
  const over = tokens.filter(({ from }) => from >= left - 12)
  return over.length > 0 && tokens.length - over.length <= 1 && (tokens.length > 1 || tokens[0]!.from > left / 2)
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
const headingsMax = 8

function startOfHeadings(
  lines: readonly TableLine[],
  at: number,
  floor: number,
  left: number,
): number {
  let start = at
  let labels = at
  for (let above = at - 1; above >= Math.max(floor, at - headingsMax); above--) {
    const line = lines[above]!
    if (line.kind === 'blank') {
      if (lines[above - 1]?.kind === 'blank' && start < at) break
      continue
    }
    if (line.kind === 'rules') continue
    if (line.kind === 'figures') break
    if (isHeading(line, left)) start = above
    else if (!isLabel(line, left) || line.tokens[0]!.text.endsWith('.')) break
    else if (start < at) break
    else if (above === labels - 1) labels = above
  }
  return start < at ? start : labels
}
