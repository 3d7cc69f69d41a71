/**
 * Markdown → blocks, and text that is half Markdown, as tools leave it that take text out of PDFs:
 * headings and emphasis are marked, tables are rows of tabs or pipes, or HTML.
 */
import { endOfRows, hasPipes, hasTabs, pipeGrid, tabGrid } from './delimited.ts'
import type { Draft } from './draft.ts'
import type { Reader } from './format-reader.ts'
import { blocksOf, type Content } from './grid.ts'
import { html } from './html.ts'
import { markdownInline } from './inline.ts'
import { isBlankLine, isListItem, isSpecial, type Line, listMark, splitLines } from './lines.ts'
import { emptyRun, isBold, textOf } from './run.ts'

export const markdown: Reader = {
  format: 'markdown',
  extensions: ['md', 'markdown'],
  recognises(start) {
    return /^#{1,6} \S/m.test(start) || /^\|(?:\s*:?-{2,}:?\s*\|)+\s*$/m.test(start)
  },
  read(source, { start, end }) {
    const lines = splitLines(source, start, end)
    const content: Content[] = []
    const blocks = []
    let at = 0
    while (at < lines.length) {
      const line = lines[at]!
      const table = htmlTableAt(source, line, end)
      if (table > 0) {
        blocks.push(...blocksOf(content.splice(0)))
        blocks.push(...html.read(source, { start: line.start, end: table }).blocks)
        while (at < lines.length && lines[at]!.start < table) at += 1
        continue
      }
      at = readAt(source, lines, at, content)
    }
    blocks.push(...blocksOf(content))
    return { blocks }
  },
}

/** Where a table in HTML that begins with this line ends; 0 where none begins. */
function htmlTableAt(source: string, line: Line, end: number): number {
  if (!/^\s*<table\b/i.test(line.text)) return 0
  const closing = /<\/table\s*>(?!\s*<\/t)/gi
  closing.lastIndex = line.start
  const match = closing.exec(source)
  return match && match.index < end ? match.index + match[0].length : end
}

/** Reads the block that begins with line `at`; the line after it. */
function readAt(source: string, lines: readonly Line[], at: number, content: Content[]): number {
  const line = lines[at]!
  if (isBlankLine(line) || isThematicBreak(line) || /^\s*(```|~~~)/.test(line.text)) return at + 1
  const heading = /^ {0,3}(#{1,6})\s+(?=\S)/.exec(line.text)
  if (heading) {
    const start = line.start + heading[0].length
    push(content, source, start, endOfHeading(line), heading[1]!.length)
    return at + 1
  }
  for (const [isRow, grid] of grids) {
    if (!isRow(line)) continue
    const end = endOfRows(lines, at, isRow)
    content.push(grid(source, lines.slice(at, end), markdownInline))
    return end
  }
  return readParagraph(source, lines, at, content)
}

const grids = [
  [hasTabs, tabGrid],
  [hasPipes, pipeGrid],
] as const

/** `## Title ##`: the closing marks are none of the text. */
function endOfHeading({ start, text }: Line): number {
  const trimmed = text.trimEnd()
  let length = trimmed.length
  while (trimmed[length - 1] === '#') length -= 1
  return start + (/\s/.test(trimmed[length - 1] ?? '') ? length : trimmed.length)
}

function isThematicBreak({ text }: Line): boolean {
  return /^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:\*[ \t]*){3,}$|^ {0,3}(?:_[ \t]*){3,}$/.test(text)
}

/** Lines up to a blank one or the next block; a list item leaves its bullet. */
function readParagraph(
  source: string,
  lines: readonly Line[],
  at: number,
  content: Content[],
): number {
  const first = lines[at]!
  const mark = (listMark.exec(first.text) ?? /^\s*>+\s*/.exec(first.text))?.[0] ?? ''
  let end = at + 1
  while (end < lines.length && continues(lines[end]!)) end += 1
  const start = first.start + mark.length
  push(content, source, start, lines[end - 1]!.end, 0, isListItem(first))
  return end
}

function continues(line: Line): boolean {
  return !isBlankLine(line) && !isSpecial(line) && !hasTabs(line) && !hasPipes(line)
}

function push(
  content: Content[],
  source: string,
  start: number,
  end: number,
  level: number,
  isItem = false,
): void {
  const run = emptyRun()
  markdownInline(run, source, start, end)
  if (run.text === '') return
  const draft: Draft = {
    kind: 'run',
    text: textOf(run),
    bold: isBold(run),
    underline: false,
    align: undefined,
    size: 10,
    indent: 0,
    ...(level > 0 ? { level } : {}),
    ...(isItem ? { isItem } : {}),
  }
  content.push(draft)
}
