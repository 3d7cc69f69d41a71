/** A table laid out with spaces → a grid, every token a cell in its columns. */
import { draftOf } from './delimited.ts'
import type { Align, BuiltCell, BuiltTable } from './grid.ts'
import type { Inline } from './inline.ts'
import { type Column, columnsOf, inColumns, isLabel } from './layout-columns.ts'
import { figureSpans, headingSpans, wordsOver } from './layout-headings.ts'
import type { Region, TableLine } from './layout-regions.ts'
import type { Token } from './layout-tokens.ts'
import { offsetAt } from './lines.ts'

export function layoutGrid(
  source: string,
  lines: readonly TableLine[],
  { from, to, left }: Region,
  inline: Inline,
): BuiltTable {
  const kept = lines.slice(from, to)
  const columnsAt = columnsOf(kept, left)
  const rows = kept.map((line, row) => rowOf(source, line, row, columnsAt(row), left, inline))
  return {
    kind: 'built',
    start: kept[0]!.line.start,
    end: kept.at(-1)!.line.end,
    rows,
    width: columnsAt(0).length + 1,
  }
}

function rowOf(
  source: string,
  { line, tokens, kind }: TableLine,
  row: number,
  columns: readonly Column[],
  left: number,
  inline: Inline,
): BuiltCell[] {
  const cells: BuiltCell[] = []
  const [first] = tokens
  const place = (token: Token, col: number, colSpan: number, printed: Align) => {
    const isCentred = col === 0 && token.from > left / 3 && token.from > 12
    const align = isCentred ? 'center' : printed
    const start = offsetAt(line, token.from)
    const end = offsetAt(line, token.to - 1) + 1
    const draft = draftOf(source, align === 'left' ? line.start : start, end, inline, align)
    cells.push({
      row,
      col,
      rowSpan: 1,
      colSpan,
      start,
      end,
      header: false,
      ruleAbove: 0,
      ruleBelow: 0,
      align,
      content: draft ? [draft] : [],
    })
  }
  if (first && isLabel(first, left)) place(first, 0, 1, 'left')
  const rest = inColumns(tokens, left)
  if (kind === 'figures') {
    const isShort = rest.length < columns.length
    const figures = isShort ? rest.flatMap((token) => wordsOver(token, columns)) : rest
    figureSpans(figures, columns).forEach(({ col, colSpan }, index) => {
      place(figures[index]!, col + 1, colSpan, 'right')
    })
    return cells
  }
  const headings = rest.flatMap((token) => wordsOver(token, columns))
  headingSpans(headings, columns).forEach(({ col, colSpan }, index) => {
    place(headings[index]!, col + 1, colSpan, 'center')
  })
  return cells
}
