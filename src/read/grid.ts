/**
 * A grid of cells → a table, where it holds figures beside labels; paragraphs, items and
 * footnotes, where it only served the layout. Rows that only draw lines become rules of their
 * neighbours.
 */
import type { Block, Cell, Row, Text } from '../model/document.ts'
import type { Place } from '../model/place.ts'
import { blockOf, type Draft } from './draft.ts'
import { isFigureLike, ruleOfText } from './figure-like.ts'
import { bulletLength, isMarkAlone } from './marks.ts'
import { extentOf, joinTexts } from './run.ts'

export type Align = 'left' | 'right' | 'center'
/** 0 none, 1 single, 2 double. */
export type RuleLine = 0 | 1 | 2

/** What a page or a cell holds, in reading order. */
export type Content = Draft | BuiltTable

export interface BuiltTable {
  readonly kind: 'built'
  readonly start: number
  end: number
  readonly path?: string
  readonly rows: BuiltCell[][]
  /** Past the last column. */
  width: number
  /** Where cells stood beyond the columns that are read. */
  beyond?: { start: number; end: number }
}

export interface BuiltCell {
  readonly row: number
  readonly col: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly start: number
  end: number
  readonly path?: string | undefined
  readonly header: boolean
  ruleAbove: RuleLine
  ruleBelow: RuleLine
  readonly align: Align | undefined
  readonly content: Content[]
}

/** The blocks that drafts and built tables make, in reading order. */
export function blocksOf(content: readonly Content[]): Block[] {
  const blocks: Block[] = []
  addBlocks(blocks, content)
  return blocks
}

function addBlocks(blocks: Block[], content: readonly Content[]): void {
  for (const part of content) {
    if (part.kind === 'run') blocks.push(blockOf(part))
    else addTable(blocks, part)
  }
}

function addTable(blocks: Block[], built: BuiltTable): void {
  const texts = built.rows.map((row) => row.map((cell) => ownText(cell)))
  if (holdsFigures(texts)) addGrid(blocks, built)
  else for (const row of built.rows) addLayoutRow(blocks, row)
  if (built.beyond) {
    const { start, end } = built.beyond
    const place = placeOf({ start, end }, built.path)
    blocks.push({ kind: 'unread', reason: 'more columns than a table can have', place })
  }
}

/** The text of a cell without that of tables inside it. */
function ownText(cell: BuiltCell): string {
  const [first, second] = cell.content
  if (first === undefined) return ''
  if (second === undefined) return first.kind === 'run' ? first.text.text : ''
  let text = ''
  for (const part of cell.content)
    if (part.kind === 'run') text += text === '' ? part.text.text : ` ${part.text.text}`
  return text
}

/** Whether some row has a figure beside something else: bullets and marks are nothing. */
function holdsFigures(texts: readonly (readonly string[])[]): boolean {
  return texts.some((row) => {
    const printed = row.filter((text) => text !== '')
    const [first, second] = printed
    if (first === undefined || second === undefined) return false
    if (printed.length === 2 && isMarkAlone(first)) return false
    return printed.some((text, index) => index > 0 && isFigureLike(text))
  })
}

/** A row of a table that is none: a bullet or a mark with its text, or texts side by side. */
function addLayoutRow(blocks: Block[], row: readonly BuiltCell[]): void {
  const filled = row.filter((cell) => cell.content.length > 0)
  const [first, second] = filled
  const mark = first?.content.length === 1 ? first.content[0] : undefined
  const rest = second?.content[0]
  if (
    filled.length === 2 &&
    mark?.kind === 'run' &&
    rest?.kind === 'run' &&
    isMarkAlone(mark.text.text)
  ) {
    blocks.push(marked(mark, rest))
    addBlocks(blocks, second!.content.slice(1))
    return
  }
  for (const cell of filled) addBlocks(blocks, cell.content)
}

function marked(mark: Draft, rest: Draft): Block {
  const text = joinTexts([mark.text, rest.text])
  const isItem = bulletLength(text) > 0
  const { level: _, ...plain } = rest
  const block = blockOf({ ...plain, text, isItem })
  if (block.kind === 'item' || block.kind === 'note') return block
  const place = placeOf(extentOf(text), rest.path)
  return { kind: 'note', mark: mark.text.text, ...rest.text, place }
}

function addGrid(blocks: Block[], built: BuiltTable): void {
  const { rows, newRow } = withoutRuleRows(built.rows)
  const made: Row[] = rows.map((cells, row) => ({
    cells: cells.map((cell) => cellOf(cell, row, newRow)),
  }))
  blocks.push({
    kind: 'table',
    place: placeOf(built, built.path),
    rows: made,
    width: built.width,
  })
}

type Open<T> = { -readonly [Key in keyof T]: T[Key] }

function cellOf(cell: BuiltCell, row: number, newRow: readonly number[]): Cell {
  const { text, pieces } = textIn(cell.content)
  const draft = firstDraft(cell.content)
  const until = newRow[Math.min(cell.row + cell.rowSpan, newRow.length - 1)] ?? row + 1
  // Most cells have none of what may be left out, and a release has thousands of cells.
  const made: Open<Cell> = {
    text,
    pieces,
    row,
    col: cell.col,
    rowSpan: Math.max(1, until - row),
    colSpan: cell.colSpan,
    place: placeOf(cell, cell.path),
  }
  const align = draft?.align ?? cell.align
  if (cell.header) made.header = true
  if (draft?.bold) made.bold = true
  if (draft && draft.indent > 0) made.indent = draft.indent
  if (align) made.align = align
  if (cell.ruleAbove) made.ruleAbove = cell.ruleAbove
  if (cell.ruleBelow) made.ruleBelow = cell.ruleBelow
  return made
}

function placeOf({ start, end }: Pick<Place, 'start' | 'end'>, path: string | undefined): Place {
  return path === undefined ? { start, end } : { start, end, path }
}

const nothing: Text = { text: '', pieces: [] }

/** All text of a cell, that of tables inside it too. */
function textIn(content: readonly Content[]): Text {
  const [first] = content
  if (first === undefined) return nothing
  if (content.length === 1 && first.kind === 'run') return first.text
  return joinTexts(
    content.map((part) =>
      part.kind === 'run'
        ? part.text
        : joinTexts(part.rows.flatMap((row) => row.map((cell) => textIn(cell.content)))),
    ),
  )
}

function firstDraft(content: readonly Content[]): Draft | undefined {
  const [first] = content
  return first?.kind === 'run' ? first : undefined
}

/**
 * The rows without those that are empty at either end and those that only draw lines, whose lines
 * go to the cells above and below. `newRow` gives for every old row the one it became or precedes.
 */
function withoutRuleRows(rows: readonly BuiltCell[][]): {
  rows: BuiltCell[][]
  newRow: number[]
} {
  const kept: BuiltCell[][] = []
  const newRow: number[] = []
  let waiting: RuleCell[] = []
  for (const row of rows) {
    newRow.push(kept.length)
    const rules = rulesAlone(row)
    if (rules) {
      // A row without cells is one that the page hides.
      if (rules.length === 0 && kept.length > 0 && row.length > 0) kept.push(row)
      if (kept.length > 0) drawRules(lastPrinted(kept), rules, 'ruleBelow')
      waiting.push(...rules.filter(({ rule }) => rule === 1))
      continue
    }
    drawRules(row, waiting, 'ruleAbove')
    waiting = []
    kept.push(row)
  }
  while (kept.length > 0 && isBlank(kept.at(-1)!)) kept.pop()
  newRow.push(kept.length)
  return { rows: kept, newRow: newRow.map((row) => Math.min(row, kept.length)) }
}

interface RuleCell {
  readonly from: number
  readonly to: number
  readonly rule: RuleLine
}

/** The rules of a row without text; undefined for a row with text. */
function rulesAlone(row: readonly BuiltCell[]): RuleCell[] | undefined {
  const rules: RuleCell[] = []
  for (const cell of row) {
    const text = ownText(cell)
    const drawn = text === '' ? 0 : ruleOfText(text)
    if (cell.content.length > 0 && drawn === 0) return undefined
    const rule = Math.max(drawn, cell.ruleAbove, cell.ruleBelow) as RuleLine
    if (rule > 0) rules.push({ from: cell.col, to: cell.col + cell.colSpan, rule })
  }
  return rules
}

function isBlank(row: readonly BuiltCell[]): boolean {
  return row.every((cell) => cell.content.length === 0)
}

function lastPrinted(rows: readonly BuiltCell[][]): readonly BuiltCell[] {
  return rows.findLast((row) => !isBlank(row)) ?? []
}

/** Draws the rules on those cells of a row that stand in their columns. */
function drawRules(
  row: readonly BuiltCell[],
  rules: readonly RuleCell[],
  side: 'ruleAbove' | 'ruleBelow',
): void {
  if (rules.length === 0) return
  let next = 0
  for (const cell of row) {
    while (next < rules.length && rules[next]!.to <= cell.col) next += 1
    for (let index = next; index < rules.length; index++) {
      const { from, rule } = rules[index]!
      if (from >= cell.col + cell.colSpan) break
      if (rule > cell[side]) cell[side] = rule
    }
  }
}
