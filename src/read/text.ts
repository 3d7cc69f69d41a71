/**
 * Plain text → blocks: rows of tabs or pipes, tables laid out with spaces (as text taken out of a
 * PDF has them), headings, lists and paragraphs. Pages are read one by one.
 */
import type { Block } from '../model/document.ts'
import { endOfRows, hasPipes, hasTabs, pipeGrid, tabGrid } from './delimited.ts'
import type { Part, Reader } from './format-reader.ts'
import { blocksOf, type Content } from './grid.ts'
import { type Inline, plainInline, taggedInline } from './inline.ts'
import { layoutGrid } from './layout-grid.ts'
import { type Region, type TableLine, tableLine, tableRegions } from './layout-regions.ts'
import { groupsBySpaces } from './layout-tokens.ts'
import { isBlankLine, type Line, shownLine, splitLines } from './lines.ts'
import { paragraphsOf } from './paragraphs.ts'

export const text: Reader = {
  format: 'text',
  extensions: ['txt', 'text', 'asc'],
  recognises: () => true,
  read(source, { start, end }) {
    const lines = splitLines(source, start, end).map(withoutTableTags)
    return { blocks: readLines(source, lines, plainInline) }
  },
}

/** Text laid out with spaces inside a page of HTML: tags in it are marks, not text. */
export function readPreformatted(source: string, { start, end }: Part): Block[] {
  const lines = splitLines(source, start, end).map((line) => shownLine(source, line))
  return readLines(source, lines, taggedInline)
}

function readLines(source: string, lines: readonly Line[], inline: Inline): Block[] {
  const blocks: Block[] = []
  for (const page of pagesOf(lines))
    for (const block of blocksOf(readPage(source, page, inline))) blocks.push(block)
  return blocks
}

const tableTags = /^\s*(?:<\/?(?:table|caption|s|c|page|fn|pre)>\s*)+$/i

/** The marks that filings in plain text have around tables are no text. */
function withoutTableTags(line: Line): Line {
  if (!line.text.includes('<') || !tableTags.test(line.text)) return line
  return { ...line, text: '', startsPage: line.startsPage || /<page>/i.test(line.text) }
}

function pagesOf(lines: readonly Line[]): Line[][] {
  const pages: Line[][] = []
  for (const line of lines) {
    if (pages.length === 0 || line.startsPage) pages.push([])
    pages.at(-1)!.push(line)
  }
  return pages
}

function readPage(source: string, lines: readonly Line[], inline: Inline): Content[] {
  const content: Content[] = []
  const spacesGroup = groupsBySpaces(lines)
  const rows = lines.map((line) =>
    hasTabs(line) || hasPipes(line) ? delimitedLine(line) : tableLine(line, spacesGroup),
  )
  const regions = tableRegions(rows)
  const width = widthOf(lines)
  let next = 0
  let at = 0
  while (at < lines.length) {
    const region = regions[next]
    if (region && at >= region.from) {
      content.push(layoutGrid(source, rows, region, inline))
      at = region.to
      next += 1
      continue
    }
    at = readAt(source, lines, at, { region, width, inline, content })
  }
  return content
}

/** Rows of tabs and pipes are no part of a table laid out with spaces. */
function delimitedLine(line: Line): TableLine {
  const { text } = line
  const whole = { from: 0, to: text.length, digits: 0, text, isFigure: false, isNil: false }
  return { line, tokens: [whole, whole, whole], kind: 'words' }
}

interface Reading {
  /** The next table laid out with spaces. */
  readonly region: Region | undefined
  readonly width: number
  readonly inline: Inline
  readonly content: Content[]
}

/** Reads what begins with line `at` and is no table of spaces; the line after it. */
function readAt(
  source: string,
  lines: readonly Line[],
  at: number,
  { region, width, inline, content }: Reading,
): number {
  const line = lines[at]!
  if (isBlankLine(line)) return at + 1
  const limit = region ? region.from : lines.length
  if (hasTabs(line) || hasPipes(line)) {
    const isRow = hasTabs(line) ? hasTabs : hasPipes
    const end = Math.min(limit, endOfRows(lines, at, isRow))
    const rows = lines.slice(at, end)
    content.push((isRow === hasTabs ? tabGrid : pipeGrid)(source, rows, inline))
    return end
  }
  let end = at + 1
  while (end < limit && isProse(lines[end]!)) end += 1
  for (const draft of paragraphsOf(source, lines.slice(at, end), width, inline)) content.push(draft)
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
