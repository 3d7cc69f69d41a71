/**
 * HTML → blocks, in one walk over its tags. Elements are kept on a stack of our own: it closes what
 * HTML lets authors leave open, hands looks down, and stays bounded on hostile input. Text gathers
 * in a run until a block ends; cells gather their runs; `grid.ts` makes blocks of them.
 */
import type { Block } from '../model/document.ts'
import type { Part, Reader } from './format-reader.ts'
import { type BuiltCell, blocksOf, type Content } from './grid.ts'
import { freshPage, hiddenLook, type Look, lookInside } from './html-style.ts'
import { type OpenTable, openCell, openRow, openTable } from './html-table.ts'
import { closesParagraph, type Role, roleOf } from './html-tags.ts'
import { type Attributes, type TokenHandler, walkTokens } from './html-tokens.ts'
import { addSpace, addSpelled, addText, emptyRun, isBold, type Run, textOf } from './run.ts'

interface Element {
  readonly name: string
  readonly role: Role
  readonly look: Look
  readonly node: PathNode
  /** For a table: where text goes again when it ends. */
  readonly outer?: Content[]
  readonly table?: OpenTable
  readonly cell?: BuiltCell | undefined
}

/** An element that is no inline one, as the path of a place names it, and what its text is. */
interface PathNode {
  readonly path: string
  /** 1–6 inside a heading, else 0. */
  readonly level: number
  readonly isItem: boolean
  /** How many elements of each name stand in it; made when the first does. */
  counts: Map<string, number> | undefined
}

interface Walk {
  readonly source: string
  readonly stack: Element[]
  /** Elements opened beyond the depth that is kept. */
  overflow: number
  run: Run
  /** The element in which the run began. */
  runElement: Element
  /** Where a line break is the last thing read: two make a paragraph. */
  breakAt: number
  /** Where the finished runs and tables go. */
  content: Content[]
  title: string
}

/** As deep as browsers go. Deeper elements are read as if they were not there. */
const depthMax = 512

export const html: Reader = {
  format: 'html',
  extensions: ['html', 'htm', 'xhtml', 'xht'],
  recognises(start) {
    return /<(?:!doctype html|html|head|body|p|div|table|font|center|span|br)\b/i.test(start)
  },
  read(source, part) {
    return readHtml(source, part)
  },
}

function readHtml(source: string, { start, end }: Part): { blocks: Block[]; title?: string } {
  const body: Element = {
    name: '',
    role: 'block',
    look: freshPage(),
    node: { path: '', level: 0, isItem: false, counts: undefined },
  }
  const walk: Walk = {
    source,
    stack: [body],
    overflow: 0,
    run: emptyRun(),
    runElement: body,
    breakAt: -1,
    content: [],
    title: '',
  }
  const content = walk.content
  walkTokens(source, start, end, handlerOf(walk))
  while (walk.stack.length > 1) pop(walk, end)
  flush(walk)
  return { blocks: blocksOf(content), ...(walk.title === '' ? {} : { title: walk.title }) }
}

function handlerOf(walk: Walk): TokenHandler {
  return {
    open: (name, attributes, start, end, closed) =>
      open(walk, name, attributes, start, end, closed),
    close: (name, start) => close(walk, name, start),
    text(start, end) {
      const element = top(walk)
      if (element.look.hidden) {
        if (element.name === 'title') walk.title += walk.source.slice(start, end).trim()
        return
      }
      noteStart(walk, element)
      addText(walk.run, walk.source, start, end, element.look)
    },
    entity(text, start, end) {
      const element = top(walk)
      if (element.look.hidden) return
      noteStart(walk, element)
      addSpelled(walk.run, text, start, end, element.look)
    },
  }
}

function top(walk: Walk): Element {
  return walk.stack[walk.stack.length - 1]!
}

/** Remembers in which element a run begins; its block decides align and indent. */
function noteStart(walk: Walk, element: Element): void {
  if (walk.run.text === '') walk.runElement = element
}

function open(
  walk: Walk,
  name: string,
  attributes: Attributes,
  start: number,
  end: number,
  closed: boolean,
): void {
  const role = roleOf(name)
  if (role === 'break') lineBreak(walk, start, end)
  if (role === 'rule') ruleLine(walk)
  if (role === 'break' || role === 'rule' || role === 'void') return
  closeImplied(walk, name, role, start)
  if (walk.stack.length >= depthMax) {
    walk.overflow += closed ? 0 : 1
    return
  }
  const outer = top(walk)
  const look =
    role === 'skipped' ? hiddenLook : lookInside(outer.look, name, attributes, role === 'inline')
  const element = look.hidden
    ? { name, role, look, node: outer.node }
    : elementOf(walk, outer, name, role, look, attributes, start)
  walk.stack.push(element)
  if (look.gap && !look.hidden) addSpace(walk.run, end, end)
  if (closed && role !== 'table' && role !== 'row') pop(walk, end)
}

function elementOf(
  walk: Walk,
  outer: Element,
  name: string,
  role: Role,
  look: Look,
  attributes: Attributes,
  start: number,
): Element {
  if (role === 'inline' || look.isInline) return { name, role: 'inline', look, node: outer.node }
  flush(walk)
  const node = nodeIn(outer.node, name, role)
  if (role === 'table') {
    const table = openTable(start, node.path)
    return { name, role, look, node, table, outer: walk.content }
  }
  const table = openTableOf(walk)
  if (role === 'row' && table) {
    openRow(table)
    return { name, role, look, node }
  }
  if (role === 'cell' && table) {
    if (!table.isInRow) openRow(table)
    return cellElement(walk, table, name, look, node, attributes, start)
  }
  if (look.ruleAbove > 0 || look.ruleBelow > 0) drawOnCell(walk, look)
  return { name, role: role === 'row' || role === 'cell' ? 'block' : role, look, node }
}

function cellElement(
  walk: Walk,
  table: OpenTable,
  name: string,
  look: Look,
  node: PathNode,
  attributes: Attributes,
  start: number,
): Element {
  const row = top(walk).look
  const cell = openCell(table, {
    start,
    path: node.path,
    header: name === 'th',
    align: look.align,
    ruleAbove: look.ruleAbove || row.ruleAbove,
    ruleBelow: look.ruleBelow || row.ruleBelow,
    colspan: attributes.colspan,
    rowspan: attributes.rowspan,
  })
  const outer = walk.content
  walk.content = cell ? cell.content : []
  return { name, role: 'cell', look, node, outer, cell }
}

/** The table in which the next row or cell belongs: none inside a cell of its own. */
function openTableOf(walk: Walk): OpenTable | undefined {
  for (let index = walk.stack.length - 1; index > 0; index--) {
    const element = walk.stack[index]!
    if (element.table) return element.table
    if (element.role === 'cell') return undefined
  }
  return undefined
}

/** A paragraph with a border inside a cell draws the line of the cell. */
function drawOnCell(walk: Walk, look: Look): void {
  const cell = openCellOf(walk)
  if (!cell) return
  if (cell.content.length === 0 && look.ruleAbove > cell.ruleAbove) cell.ruleAbove = look.ruleAbove
  if (look.ruleBelow > cell.ruleBelow) cell.ruleBelow = look.ruleBelow
}

function openCellOf(walk: Walk): BuiltCell | undefined {
  for (let index = walk.stack.length - 1; index > 0; index--) {
    const element = walk.stack[index]!
    if (element.role === 'cell') return element.cell
    if (element.role === 'table') return undefined
  }
  return undefined
}

function nodeIn(outer: PathNode, name: string, role: Role): PathNode {
  outer.counts ??= new Map()
  const count = (outer.counts.get(name) ?? 0) + 1
  outer.counts.set(name, count)
  const step = name === 'html' || name === 'body' ? name : `${name}[${count}]`
  const path = outer.path === '' || outer.path === 'html' ? step : `${outer.path}/${step}`
  const level = role === 'heading' ? name.charCodeAt(1) - 48 : role === 'cell' ? 0 : outer.level
  const isItem = role !== 'cell' && (name === 'li' || outer.isItem)
  return { path, level, isItem, counts: undefined }
}

/** Closes what HTML lets stand open: a cell before the next, a paragraph before a block. */
function closeImplied(walk: Walk, name: string, role: Role, at: number): void {
  if (role === 'inline') return
  if (role === 'cell') closeTo(walk, isCell, isTable, at)
  else if (role === 'row') closeTo(walk, isRow, isTable, at)
  else if (role === 'section') closeTo(walk, isRowOrSection, isTable, at)
  else if (name === 'li') closeTo(walk, (element) => element.name === 'li', isListOrCell, at)
  else if (closesParagraph(role))
    closeTo(walk, (element) => element.name === 'p', isBlockOrCell, at)
}

const isCell = ({ role }: Element) => role === 'cell'
const isRow = ({ role }: Element) => role === 'row'
const isRowOrSection = ({ role }: Element) => role === 'row' || role === 'section'
const isTable = (element: Element) => element.role === 'table'
const isListOrCell = ({ name, role }: Element) =>
  name === 'ul' || name === 'ol' || role === 'cell' || role === 'table'
const isBlockOrCell = ({ name, role }: Element) => role !== 'inline' && name !== 'p'

/** Closes the outermost element that `found` accepts, looking no further out than `limit`. */
function closeTo(
  walk: Walk,
  found: (element: Element) => boolean,
  limit: (element: Element) => boolean,
  at: number,
): void {
  let target = -1
  for (let index = walk.stack.length - 1; index > 0; index--) {
    const element = walk.stack[index]!
    if (found(element)) target = index
    else if (limit(element)) break
  }
  while (target > 0 && walk.stack.length > target) pop(walk, at)
}

function close(walk: Walk, name: string, at: number): void {
  if (walk.overflow > 0) {
    walk.overflow -= 1
    return
  }
  const role = roleOf(name)
  for (let index = walk.stack.length - 1; index > 0; index--) {
    const element = walk.stack[index]!
    if (element.name === name) {
      while (walk.stack.length > index) pop(walk, at)
      return
    }
    if (element.role === 'table' || (element.role === 'cell' && !isTablePart(role))) return
  }
}

function isTablePart(role: Role): boolean {
  return role === 'table' || role === 'row' || role === 'cell' || role === 'section'
}

function pop(walk: Walk, at: number): void {
  const element = walk.stack.pop()!
  if (element.role === 'inline' || element.look.hidden) return
  flush(walk)
  if (element.role === 'cell') {
    if (element.cell) element.cell.end = endOfTag(walk.source, at, element.name)
    walk.content = element.outer!
  }
  if (element.role === 'row') {
    const table = openTableOf(walk)
    if (table) table.isInRow = false
  }
  if (element.table) {
    element.table.built.end = endOfTag(walk.source, at, element.name)
    element.outer!.push(element.table.built)
  }
}

/** The end of the closing tag at `at`, or `at` where the element was closed by another. */
function endOfTag(source: string, at: number, name: string): number {
  if (source.charCodeAt(at) !== 60 || source.charCodeAt(at + 1) !== 47) return at
  const end = at + name.length + 3
  return source.charCodeAt(end - 1) === 62 ? end : at
}

/** A break is a space; two of them, with nothing between, end a paragraph outside of cells. */
function lineBreak(walk: Walk, start: number, end: number): void {
  if (top(walk).look.hidden) return
  const { run } = walk
  const length = run.text.length
  if (length > 0 && walk.breakAt === length && !openCellOf(walk)) flush(walk)
  else addSpace(run, start, end)
  walk.breakAt = length
}

/** A horizontal rule in a cell is a rule of the cell; two make it double. */
function ruleLine(walk: Walk): void {
  const hasText = walk.run.text !== ''
  flush(walk)
  const cell = openCellOf(walk)
  if (!cell) return
  if (hasText || cell.content.length > 0) cell.ruleBelow = cell.ruleBelow === 0 ? 1 : 2
  else cell.ruleAbove = cell.ruleAbove === 0 ? 1 : 2
}

/** Ends the run: what was gathered becomes a draft. */
function flush(walk: Walk): void {
  const { run, runElement } = walk
  if (run.text === '') {
    run.lead = 0
    run.spaceStart = -1
    return
  }
  const { look, node } = runElement
  walk.content.push({
    kind: 'run',
    text: textOf(run),
    bold: isBold(run),
    underline: look.underline,
    align: look.align,
    size: look.size,
    indent: Math.max(0, look.inset + look.firstLine + run.lead * spaceWidth),
    ...(node.level > 0 ? { level: node.level } : {}),
    ...(node.isItem ? { isItem: true } : {}),
    path: node.path,
  })
  walk.run = emptyRun()
  walk.breakAt = -1
}

/** A hard space in letters of ten points. */
const spaceWidth = 2.5
