/** Rows whose cells a tab or a pipe parts → a grid, every cell as printed, the empty ones too. */
import type { Draft } from './draft.ts'
import type { Align, BuiltCell, BuiltTable } from './grid.ts'
import type { Inline } from './inline.ts'
import { isBlankLine, isSpecial, type Line } from './lines.ts'
import { emptyRun, isBold, textOf } from './run.ts'

export function hasTabs({ text }: Line): boolean {
  return text.includes('\t') && /\S/.test(text)
}

export function hasPipes({ text }: Line): boolean {
  const first = nextPipe(text, 0)
  return first >= 0 && nextPipe(text, first + 1) >= 0
}

/** The next pipe that is not escaped; -1 for none. */
function nextPipe(text: string, from: number): number {
  let at = text.indexOf('|', from)
  while (at > 0 && text[at - 1] === '\\') at = text.indexOf('|', at + 1)
  return at
}

/** Rows belong together up to a blank line; a line without cells between rows is one of them. */
export function endOfRows(
  lines: readonly Line[],
  at: number,
  isRow: (line: Line) => boolean,
): number {
  let end = at + 1
  while (end < lines.length && !isBlankLine(lines[end]!)) {
    if (isRow(lines[end]!) && !lines[end]!.startsPage) {
      end += 1
      continue
    }
    const next = lines[end + 1]
    const isLabel = !isSpecial(lines[end]!) && lines[end]!.text.length < 120
    if (!isLabel || next === undefined || isBlankLine(next) || !isRow(next)) break
    end += 2
  }
  return end
}

/** More cells to a row than this are no table that anyone printed. */
const cellsMax = 1000

export function tabGrid(source: string, lines: readonly Line[], inline: Inline): BuiltTable {
  const rows = lines.map((line) => spansOf(line, '\t'))
  return gridOf(source, lines, rows, [], inline)
}

export function pipeGrid(source: string, lines: readonly Line[], inline: Inline): BuiltTable {
  const kept: Line[] = []
  const rows: Span[][] = []
  let aligns: (Align | undefined)[] = []
  let headers = 0
  for (const line of lines) {
    if (isSeparator(line)) {
      if (kept.length > 0 && headers === 0) headers = kept.length
      aligns = pipeSpans(line).map(({ start, end }) => alignOf(source.slice(start, end)))
      continue
    }
    kept.push(line)
    rows.push(pipeSpans(line))
  }
  return gridOf(source, kept, rows, aligns, inline, headers)
}

/** Where a cell stands, the white space around it included. */
interface Span {
  readonly start: number
  readonly end: number
}

function spansOf({ start, end, text }: Line, separator: string): Span[] {
  const spans: Span[] = []
  let from = 0
  for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) {
    if (separator === '|' && text[at - 1] === '\\') continue
    spans.push({ start: start + from, end: start + at })
    from = at + 1
    if (spans.length >= cellsMax) break
  }
  spans.push({ start: start + from, end })
  return spans
}

/** The outer pipes part nothing. */
function pipeSpans(line: Line): Span[] {
  const spans = spansOf(line, '|')
  const trimmed = line.text.trim()
  return spans.slice(
    trimmed.startsWith('|') ? 1 : 0,
    trimmed.endsWith('|') && !trimmed.endsWith('\\|') ? -1 : undefined,
  )
}

function isSeparator({ text }: Line): boolean {
  return text.length < 2000 && text.includes('-') && /^[\s|:+-]+$/.test(text) && /[|+]/.test(text)
}

function alignOf(text: string): Align | undefined {
  const marks = text.trim()
  if (!marks.endsWith(':')) return undefined
  return marks.startsWith(':') ? 'center' : 'right'
}

function gridOf(
  source: string,
  lines: readonly Line[],
  rows: readonly (readonly Span[])[],
  aligns: readonly (Align | undefined)[],
  inline: Inline,
  headers = 0,
): BuiltTable {
  const cells = rows.map((spans, row) =>
    spans.map((span, col) => cellOf(source, span, row, col, aligns[col], inline, row < headers)),
  )
  return {
    kind: 'built',
    start: lines[0]?.start ?? 0,
    end: lines.at(-1)?.end ?? 0,
    rows: cells,
    width: cells.reduce((width, { length }) => Math.max(width, length), 0),
  }
}

function cellOf(
  source: string,
  { start, end }: Span,
  row: number,
  col: number,
  align: Align | undefined,
  inline: Inline,
  header: boolean,
): BuiltCell {
  const draft = draftOf(source, start, end, inline)
  return {
    row,
    col,
    rowSpan: 1,
    colSpan: 1,
    start,
    end,
    header,
    ruleAbove: 0,
    ruleBelow: 0,
    align,
    content: draft ? [draft] : [],
  }
}

/** The text between two offsets, as a draft; undefined where there is none. */
export function draftOf(
  source: string,
  start: number,
  end: number,
  inline: Inline,
  align?: Align,
): Draft | undefined {
  const run = emptyRun()
  inline(run, source, start, end)
  if (run.text === '') return undefined
  return {
    kind: 'run',
    text: textOf(run),
    bold: isBold(run),
    underline: false,
    align,
    size: 10,
    indent: indentOf(source, start, end) * pointsPerSpace,
  }
}

/** A space in letters of text formats. */
const pointsPerSpace = 6

function indentOf(source: string, start: number, end: number): number {
  let at = start
  while (at < end && (source[at] === ' ' || source.charCodeAt(at) === 160)) at += 1
  return at - start
}
