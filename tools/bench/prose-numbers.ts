/**
 * Every number in the prose of a release, found without the product's own readers.
 *
 * In: the decoded source. Out: each run of digits outside tables of figures, with its place and
 * the block that it stands in. Apart and plain on purpose: what the product's prose coverage is
 * measured against must not be chosen by the product.
 */
import { type DefaultTreeAdapterMap, parse } from 'parse5'

export interface ProseNumber {
  readonly start: number
  readonly end: number
  readonly text: string
  /** The block's source, tags left out, for the person who reads and labels. */
  readonly block: string
  /** Where the number stands in `block`. */
  readonly at: number
}

/** A cell with this many words is a sentence that a table only lays out. */
const sentenceWordsMin = 10

/** The wrapper, where there is one, ends within this many characters. */
const wrapperMax = 2000

const digits = /\d(?:[\d,]*\d)?(?:\.\d+)?/g
/** Entities, and tags that the parser dropped inside a run of text. */
const markup = /&(?:#\w{1,8}|[a-zA-Z]\w{1,30});?|<[!/a-zA-Z][^<>]*>/g

/** All numbers of the prose, in reading order. */
export function proseNumbers(source: string, format: 'html' | 'text'): ProseNumber[] {
  const blocks = format === 'html' ? htmlBlocks(source) : textBlocks(source)
  return blocks.flatMap((block) => numbersOf(block, source))
}

/** Runs of the source that make up one block of text, in order. */
type Runs = readonly (readonly [start: number, end: number])[]

function numbersOf(runs: Runs, source: string): ProseNumber[] {
  const numbers: ProseNumber[] = []
  let block = ''
  for (const [start, end] of runs) {
    const raw = source.slice(start, end)
    const plain = raw.replace(markup, (found) => ' '.repeat(found.length))
    for (const found of plain.matchAll(digits)) {
      const at = start + found.index
      numbers.push({
        start: at,
        end: at + found[0].length,
        text: found[0],
        block: '',
        at: block.length + found.index,
      })
    }
    block += raw
  }
  return numbers.map((number) => ({ ...number, block }))
}

function textBlocks(source: string): Runs[] {
  const blocks: Runs[] = []
  let start = 0
  for (const line of source.split('\n')) {
    if (!line.includes('\t') && !line.includes('|')) blocks.push([[start, start + line.length]])
    start += line.length + 1
  }
  return blocks
}

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

const blockNames = new Set(['p', 'div', 'li', 'td', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const unseen = new Set(['script', 'style', 'title', 'head'])

interface OpenBlock {
  readonly runs: [number, number][]
  readonly inCell: boolean
}

function htmlBlocks(source: string): Runs[] {
  const blocks: OpenBlock[] = []
  const open = (inCell: boolean): OpenBlock => {
    const block = { runs: [], inCell }
    blocks.push(block)
    return block
  }
  const walk = (node: Node, block: OpenBlock): void => {
    if (node.nodeName === '#text') {
      const place = node.sourceCodeLocation
      if (place) block.runs.push([place.startOffset, place.endOffset])
      return
    }
    if (!('childNodes' in node) || unseen.has(node.nodeName)) return
    let inside = block
    if (blockNames.has(node.nodeName)) {
      const isCell = node.nodeName === 'td' || node.nodeName === 'th'
      // A paragraph inside a cell belongs to the cell: its words decide whether it is prose.
      inside = block.inCell && !isCell ? block : open(isCell)
    }
    for (const child of (node as Element).childNodes) walk(child, inside)
  }
  walk(parse(source, { sourceCodeLocationInfo: true }), open(false))
  // What stands before is the wrapper that the SEC puts around the document.
  const body = Math.max(0, source.slice(0, wrapperMax).indexOf('<TEXT>'))
  return blocks
    .map((block) => ({ ...block, runs: block.runs.filter(([start]) => start >= body) }))
    .filter((block) => !block.inCell || wordsOf(block.runs, source) >= sentenceWordsMin)
    .map((block) => block.runs)
}

function wordsOf(runs: Runs, source: string): number {
  let words = 0
  for (const [start, end] of runs) {
    const text = source.slice(start, end).replace(markup, ' ')
    words += text.match(/[a-zA-Z]{2,}/g)?.length ?? 0
  }
  return words
}
