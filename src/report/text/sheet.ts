/** What all parts of the terminal report share: the view, the room, the characters. */
import type { Figure } from '../../model/figure.ts'
import type { ReportOptions } from '../report.ts'
import { spotOf } from '../spot.ts'
import type { View } from '../view.ts'
import { plain, type Spans } from './ink.ts'
import { safeText } from './safe.ts'
import { widthOf } from './width.ts'

export interface Sheet {
  readonly view: View
  readonly width: number
  readonly unicode: boolean
  /** Columns before everything but the numbers of the findings. */
  readonly indent: number
  /** Text of the release, made harmless. */
  readonly safe: (text: string) => string
  readonly symbols: Symbols
}

export interface Symbols {
  readonly ellipsis: string
  readonly arrow: string
  readonly nil: string
  readonly full: string
  readonly empty: string
  readonly rule: string
  readonly open: string
  readonly close: string
}

const unicodeSymbols: Symbols = {
  ellipsis: '…',
  arrow: '→',
  nil: '–',
  full: '█',
  empty: '·',
  rule: '─',
  open: '“',
  close: '”',
}
const asciiSymbols: Symbols = {
  ellipsis: '...',
  arrow: '->',
  nil: '-',
  full: '#',
  empty: '.',
  rule: '-',
  open: '"',
  close: '"',
}

const widthMin = 40
const widthMax = 82

export function sheetOf(view: View, options: ReportOptions): Sheet {
  const unicode = options.unicode ?? true
  return {
    view,
    width: Math.max(widthMin, Math.min(options.width ?? widthMax, widthMax)),
    unicode,
    indent: Math.max(1, String(view.findings.length).length) + 2,
    safe: (text) => safeText(text, unicode),
    symbols: unicode ? unicodeSymbols : asciiSymbols,
  }
}

/** "release.html:812:9", "release.pdf:4" (the page), "release.xlsx:Income!B12". */
export function placeText({ view, safe }: Sheet, offset: number): string {
  const spot = spotOf(view.release.document, { start: offset, end: offset })
  if (spot?.kind === 'page') return `${safe(view.document.path)}:${spot.page}`
  if (spot) return `${safe(view.document.path)}:${safe(spot.sheet)}!${spot.ref}`
  const { line, column } = view.positionAt(offset)
  return `${safe(view.document.path)}:${line}:${column}`
}

/** Where a reader of the release would look: table, row and column; or the heading above. */
export function describePlace(sheet: Sheet, figure: Figure): string[] {
  const { safe, symbols, view } = sheet
  const quote = (text: string): string => `${symbols.open}${safe(text)}${symbols.close}`
  const where = figure.in
  if (where.kind === 'prose') {
    const heading = headingAbove(view, where.block)
    return heading ? [quote(heading)] : []
  }
  const grid = view.release.grids[where.grid]
  const label = grid?.rows[where.row]?.label ?? ''
  const headings = grid?.columns[where.column]?.headings ?? []
  return [grid?.title ? quote(grid.title) : '', safe(label), safe(headings.join(' '))].filter(
    Boolean,
  )
}

/** Words for a figure: its row's label, or what the sentence calls it. */
export function labelOf({ view, safe }: Sheet, figure: Figure): string {
  const where = figure.in
  const row = where.kind === 'table' ? view.release.grids[where.grid]?.rows[where.row] : undefined
  return safe(row?.label || view.factOf(figure)?.label || '')
}

/** `left`, and `right` at the margin; `right` is left out where there is no room. */
export function spread(sheet: Sheet, left: Spans, right: Spans): Spans {
  const gap = sheet.width - spansWidth(left) - spansWidth(right)
  return gap >= 2 ? [...left, plain(' '.repeat(gap)), ...right] : left
}

export function spansWidth(spans: Spans): number {
  return spans.reduce((sum, { text }) => sum + widthOf(text), 0)
}

function headingAbove(view: View, block: number): string | undefined {
  for (let index = block; index >= 0; index--) {
    const candidate = view.release.document.blocks[index]
    if (candidate?.kind === 'heading') return candidate.text
  }
  return undefined
}
