/**
 * Figures whose thousands are set apart by plain spaces: "2 230", "(11 838)", as the Nordic
 * countries, France and others print them.
 *
 * In: the blocks of a document. Out: the same blocks, such spaces as ones that do not break, one
 * character for one, so that offsets stay. Separate, because only the whole document says whether
 * "120 345" is one figure or two that ran together: where any figure has a comma for its thousands,
 * it is two.
 */
import type { Block, Cell } from '../model/document.ts'
import { currencyCodes, currencySigns } from '../number/number-words.ts'

const cellOfOne = /^[($€£\s]*[-–−+]?\s?[1-9]\d{0,2}(?: \d{3})+(?:\.\d+)?\s?%?\)?$/
const inText = /(?<![\w.,])(?<!\d )[1-9]\d{0,2}(?: \d{3})+(?![\d,]| \d|\.\d{3})/g
const withComma = /\d,\d{3}(?!\d)/
/** One of them may be two figures that ran together. */
const evidenceMin = 2

/** The blocks with the spaces inside figures told from those between them. */
export function withGroupingSpaces(blocks: readonly Block[]): readonly Block[] {
  let evidence = 0
  for (const block of blocks) {
    if (block.kind === 'unread') continue
    const texts = block.kind === 'table' ? cellsOf(block) : [block.text]
    if (texts.some((text) => withComma.test(text))) return blocks
    for (const text of texts)
      evidence += block.kind === 'table' ? Number(isOne(text)) : amountsIn(text)
  }
  return evidence < evidenceMin ? blocks : blocks.map(joinedBlock)
}

function cellsOf({ rows }: Extract<Block, { kind: 'table' }>): string[] {
  return rows.flatMap(({ cells }) => cells.map(({ text }) => text))
}

function isOne(text: string): boolean {
  return text.length < 30 && cellOfOne.test(text.trim())
}

const currencies: ReadonlySet<string> = new Set([...Object.keys(currencySigns), ...currencyCodes])

/** "SEK 13 696 million", "MEUR 2 230": how many stand behind a currency. */
function amountsIn(text: string): number {
  let count = 0
  for (const { index } of text.matchAll(inText)) {
    const [before = ''] = /[^\s\d]{1,5}\s?$/.exec(text.slice(Math.max(0, index - 6), index)) ?? []
    const code = before.trim()
    if (currencies.has(code) || currencies.has(code.slice(1)) || currencies.has(code.slice(0, -1)))
      count++
  }
  return count
}

function joinedBlock(block: Block): Block {
  if (block.kind === 'unread') return block
  if (block.kind !== 'table') return { ...block, text: block.text.replace(inText, joined) }
  const rows = block.rows.map((row) => ({ ...row, cells: row.cells.map(joinedCell) }))
  return { ...block, rows }
}

function joinedCell(cell: Cell): Cell {
  return isOne(cell.text) ? { ...cell, text: joined(cell.text) } : cell
}

function joined(text: string): string {
  return text.replace(/(?<=\d) (?=\d)/g, '\u00a0')
}
