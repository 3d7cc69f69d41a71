/**
 * Plain text → blocks: rows of tabs or pipes, tables laid out with spaces (as text taken out of a
 * PDF has them), headings, lists and paragraphs. Pages are read one by one.
 */
import type { Block } from '../model/document.ts'
import { hasPipes, hasTabs, pipeGrid, tabGrid } from './delimited.ts'
import type { Reader } from './format-reader.ts'
import { blocksOf, type Content } from './grid.ts'
import { plainInline } from './inline.ts'
import { layoutGrid } from './layout-columns.ts'
import { type Region, type TableLine, tableLine, tableRegions } from './layout-regions.ts'
import { isBlankLine, type Line, splitLines } from './lines.ts'
import { endOfRows } from './markdown.ts'
import { paragraphsOf } from './paragraphs.ts'

export const text: Reader = {
  format: 'text',
  extensions: ['txt', 'text', 'asc'],
  recognises: () => true,
  read(source, { start, end }) {
    const blocks: Block[] = []
    for (const page of pagesOf(splitLines(source, start, end)))
      for (const block of blocksOf(readPage(source, page))) blocks.push(block)
    return { blocks }
  },
}

function pagesOf(lines: readonly Line[]): Line[][] {
  const pages: Line[][] = []
  for (const line of lines) {
    if (pages.length === 0 || line.startsPage) pages.push([])
    pages.at(-1)!.push(line)
  }
  return pages
}

function readPage(source: string, lines: readonly Line[]): Content[] {
  const content: Content[] = []
  const rows = lines.map((line) =>
    hasTabs(line) || hasPipes(line) ? delimitedLine(line) : tableLine(line),
  )
  const regions = tableRegions(rows)
  const width = widthOf(lines)
  let next = 0
  let at = 0
  while (at < lines.length) {
    const region = regions[next]
    if (region && at >= region.from) {
      content.push(layoutGrid(source, rows, region, plainInline))
      at = region.to
      next += 1
      continue
    }
    at = readAt(source, lines, at, region, width, content)
  }
  return content
}

/** Rows of tabs and pipes are no part of a table laid out with spaces. */
function delimitedLine(line: Line): TableLine {
  const { text } = line
  const whole = { from: 0, to: text.length, digits: 0, text, isFigure: false, isNil: false }
  return { line, tokens: [whole, whole, whole], kind: 'words' }
}

/** Reads what begins with line `at` and is no table of spaces; the line after it. */
function readAt(
  source: string,
  lines: readonly Line[],
  at: number,
  region: Region | undefined,
  width: number,
  content: Content[],
): number {
  const line = lines[at]!
  if (isBlankLine(line)) return at + 1
  const limit = region ? region.from : lines.length
  if (hasTabs(line) || hasPipes(line)) {
    const isRow = hasTabs(line) ? hasTabs : hasPipes
    const end = Math.min(limit, endOfRows(lines, at, isRow))
    const rows = lines.slice(at, end)
    content.push((isRow === hasTabs ? tabGrid : pipeGrid)(source, rows, plainInline))
    return end
  }
  let end = at + 1
  while (end < limit && isProse(lines[end]!)) end += 1
  for (const draft of paragraphsOf(source, lines.slice(at, end), width, plainInline))
    content.push(draft)
  return end
}

function isProse(line: Line): boolean {
  return !isBlankLine(line) && !hasTabs(line) && !hasPipes(line)
}

/** Where most long lines end: that of the tenth longest of a hundred. */
function widthOf(lines: readonly Line[]): number {
  const lengths = lines
    .filter((line) => !isBlankLine(line))
    .map((line) => line.text.trimEnd().length)
    .sort((a, b) => b - a)
  return lengths[Math.floor(lengths.length / 10)] ?? 0
}
