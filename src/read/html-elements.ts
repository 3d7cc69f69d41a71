/**
 * Tags as they open and close → elements on the stack of a walk. The stack is our own: it closes
 * what HTML lets authors leave open, hands looks down, and stays bounded on hostile input.
 */
import { hiddenLook, type Look, lookInside } from './html-style.ts'
import { type OpenTable, openCell, openRow, openTable } from './html-table.ts'
import { closesParagraph, type Role, roleOf } from './html-tags.ts'
import type { Attributes } from './html-tokens.ts'
import {
  type Element,
  flush,
  nodeIn,
  openCellOf,
  openTableOf,
  type PathNode,
  top,
  type Walk,
} from './html-walk.ts'
import { addSpace } from './run.ts'

/** As deep as browsers go. Deeper elements are read as if they were not there. */
const depthMax = 512

/** Opens an element; breaks and rules are done with at once. */
export function open(
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
  const isOurs = attributes['data-tanshin'] !== undefined
  const look =
    role === 'skipped' || isOurs
      ? hiddenLook
      : lookInside(outer.look, name, attributes, role === 'inline')
  const element = look.hidden
    ? { name, role, look, node: outer.node }
    : elementOf(walk, outer, name, role, look, attributes, start)
  walk.stack.push(element)
  // Preformatted text in a cell is that of the cell.
  if (name === 'pre' && !look.hidden && !walk.stack.some(isTable)) walk.preformatted = end
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

/** A paragraph with a border inside a cell draws the line of the cell. */
function drawOnCell(walk: Walk, look: Look): void {
  const cell = openCellOf(walk)
  if (!cell) return
  if (cell.content.length === 0 && look.ruleAbove > cell.ruleAbove) cell.ruleAbove = look.ruleAbove
  if (look.ruleBelow > cell.ruleBelow) cell.ruleBelow = look.ruleBelow
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

/** Closes the innermost element of this name, but none outside of the cell that is open. */
export function close(walk: Walk, name: string, at: number): void {
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

/** Closes the innermost element. */
export function pop(walk: Walk, at: number): void {
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
