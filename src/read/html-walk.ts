/**
 * The state of a walk over HTML: the elements that are open, the run of text that gathers, and
 * where it goes when its block ends. `html-elements.ts` opens and closes elements on it.
 */
import type { Block } from '../model/document.ts'
import { type BuiltCell, blocksOf, type Content } from './grid.ts'
import { freshPage, type Look } from './html-style.ts'
import type { OpenTable } from './html-table.ts'
import type { Role } from './html-tags.ts'
import { emptyRun, isBold, type Run, textOf } from './run.ts'

export interface Element {
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
export interface PathNode {
  readonly path: string
  /** 1–6 inside a heading, else 0. */
  readonly level: number
  readonly isItem: boolean
  /** How many elements of each name stand in it; made when the first does. */
  counts: Map<string, number> | undefined
}

export interface Walk {
  readonly source: string
  readonly stack: Element[]
  /** Elements opened beyond the depth that is kept. */
  overflow: number
  /** Where preformatted text began that is not inside a table; 0 outside of any. */
  preformatted: number
  run: Run
  /** The element in which the run began. */
  runElement: Element
  /** Where a line break is the last thing read: two make a paragraph. */
  breakAt: number
  /** Where the finished runs and tables go. */
  content: Content[]
  /** What is read and settled; inside tables nothing is. */
  readonly blocks: Block[]
  title: string
}

export function beginWalk(source: string): Walk {
  const page: Element = {
    name: '',
    role: 'block',
    look: freshPage(),
    node: { path: '', level: 0, isItem: false, counts: undefined },
  }
  return {
    source,
    stack: [page],
    overflow: 0,
    preformatted: 0,
    run: emptyRun(),
    runElement: page,
    breakAt: -1,
    content: [],
    blocks: [],
    title: '',
  }
}

/** The innermost element that is open. */
export function top(walk: Walk): Element {
  return walk.stack[walk.stack.length - 1]!
}

/** The table in which the next row or cell belongs: none inside a cell of its own. */
export function openTableOf(walk: Walk): OpenTable | undefined {
  for (let index = walk.stack.length - 1; index > 0; index--) {
    const element = walk.stack[index]!
    if (element.table) return element.table
    if (element.role === 'cell') return undefined
  }
  return undefined
}

/** The cell that is open; none where a table stands between. */
export function openCellOf(walk: Walk): BuiltCell | undefined {
  for (let index = walk.stack.length - 1; index > 0; index--) {
    const element = walk.stack[index]!
    if (element.role === 'cell') return element.cell
    if (element.role === 'table') return undefined
  }
  return undefined
}

/** The node of an element inside `outer`, the next of its name there. */
export function nodeIn(outer: PathNode, name: string, role: Role): PathNode {
  outer.counts ??= new Map()
  const count = (outer.counts.get(name) ?? 0) + 1
  outer.counts.set(name, count)
  const step = name === 'html' || name === 'body' ? name : `${name}[${count}]`
  const path = outer.path === '' || outer.path === 'html' ? step : `${outer.path}/${step}`
  const level = role === 'heading' ? name.charCodeAt(1) - 48 : role === 'cell' ? 0 : outer.level
  const isItem = role !== 'cell' && (name === 'li' || outer.isItem)
  return { path, level, isItem, counts: undefined }
}

/** Ends the run: what was gathered becomes a draft. */
export function flush(walk: Walk): void {
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

/** Makes blocks of the content so far. */
export function settle(walk: Walk): void {
  for (const block of blocksOf(walk.content.splice(0))) walk.blocks.push(block)
}
