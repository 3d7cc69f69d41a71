/**
 * Where and how each fact is printed in a release: what a card, a workbook or a check of the
 * output needs to know of the whole. A print's scale follows from its text and its value alone.
 */
import type {
  ComposedBlock,
  ComposedTable,
  Composition,
  PrintedFigure,
  Run,
} from '../model/composition.ts'

/** A figure as printed in one place. */
export interface Print {
  readonly text: string
  readonly figure: PrintedFigure
  /** The table it stands in. */
  readonly table?: ComposedTable
}

/** Every printed figure in reading order, without the words that only follow a sign. */
export function printsOf(composition: Composition): Print[] {
  const { headline, blocks, notes } = composition
  return [
    ...headline.flatMap(({ figure, remark }) => ofRuns([figure, ...(remark ?? [])])),
    ...blocks.flatMap(ofBlock),
    ...notes.flatMap(({ runs }) => ofRuns(runs)),
  ]
}

function ofBlock(block: ComposedBlock): Print[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return ofRuns(block.runs)
    case 'list':
      return block.items.flatMap(ofRuns)
    case 'table':
      return ofTable(block)
    default:
      return []
  }
}

function ofTable(table: ComposedTable): Print[] {
  const rows = table.rows.flatMap(({ label, cells }) => [
    ...ofRuns(label),
    ...cells.flatMap(({ text, figure }) => (figure ? [{ text, figure, table }] : [])),
  ])
  return [...rows, ...table.remarks.flatMap(ofRuns)]
}

function ofRuns(runs: readonly Run[]): Print[] {
  return runs.flatMap(({ text, figure }) => (figure && !figure.words ? [{ text, figure }] : []))
}

/** Digits after the point, as printed. */
export function decimalsOf(text: string): number {
  return /\d[.．](\d+)/.exec(text)?.[1]?.length ?? 0
}

/** The power of ten between the digits and the value: millions 6, percent -2. */
export function scaleOf({ text, figure }: Pick<Print, 'text' | 'figure'>): number {
  return decimalsOf(text) - figure.value.decimals
}

/** The print of each fact that has the most digits: the statement's, where there is one. */
export function finestPrints(prints: readonly Print[]): Map<string, Print> {
  const finest = new Map<string, Print>()
  for (const print of prints) {
    if (!/\d/.test(print.text)) continue
    const known = finest.get(print.figure.fact)
    const gain = known ? print.figure.value.decimals - known.figure.value.decimals : 1
    const isNearer = gain === 0 && print.table !== undefined && known?.table === undefined
    if (gain > 0 || isNearer) finest.set(print.figure.fact, print)
  }
  return finest
}
