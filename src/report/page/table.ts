/** A table of the release as HTML, its figures marked. */
import type { Table } from '../../model/document.ts'
import type { Figure } from '../../model/figure.ts'
import type { Inferred } from '../../model/finding.ts'
import { element, join, type Markup } from '../../write/markup.ts'
import type { View } from '../view.ts'
import { type PageCell, pageTable } from './cells.ts'
import type { Marked } from './marked.ts'
import { figureMark, inferredMark, type Mark, markText, textOffset } from './marks.ts'

const indentStep = 9
const indentMax = 6

export function tableHtml(view: View, table: Table, marked: Marked, title: string): Markup {
  const { rows, width, numeric } = pageTable(table)
  const around = { numeric, marked, open: new Array<number>(width).fill(0) }
  const body = rows.map((cells) => rowHtml(view, cells, around))
  return element(
    'div',
    { class: 'scroll', role: 'region', 'aria-label': title },
    element('table', { class: 'ft' }, join(body, '\n')),
  )
}

interface Surroundings {
  readonly numeric: readonly boolean[]
  readonly marked: Marked
  /** By column: how many more rows a cell from above reaches into. */
  readonly open: number[]
}

function rowHtml(view: View, cells: readonly PageCell[], around: Surroundings): Markup {
  const { open, marked } = around
  const drawn: Markup[] = []
  let at = 0
  const fillTo = (column: number): void => {
    for (; at < column; at++)
      if (open[at]! > 0) open[at]!--
      else drawn.push(element('td', {}))
  }
  for (const cell of cells) {
    if (cell.col < at) continue
    fillTo(cell.col)
    drawn.push(cellHtml(view, cell, around))
    for (; at < cell.col + cell.colSpan && at < open.length; at++) open[at] = cell.rowSpan - 1
  }
  fillTo(open.length)
  return element('tr', { id: marked.anchorIn(cells), class: rowClass(cells) }, join(drawn))
}

function rowClass(cells: readonly PageCell[]): string {
  const printed = cells.filter(({ text }) => text.trim())
  if (printed.length === 0) return 'gap'
  return printed.every(({ header }) => header) ? 'head' : ''
}

function cellHtml(view: View, cell: PageCell, { numeric, marked }: Surroundings): Markup {
  const marks = [
    ...marked.figuresIn(cell).flatMap((figure) => cellMark(view, cell, figure)),
    ...marked.inferredIn(cell).flatMap((inferred) => unreadableMark(cell, inferred)),
  ]
  const isLabel = cell.col === 0 && !cell.isNumber && cell.text.trim() !== ''
  const attributes = {
    colspan: cell.colSpan > 1 ? cell.colSpan : undefined,
    rowspan: cell.rowSpan > 1 ? cell.rowSpan : undefined,
    class: classesOf(cell, numeric).join(' '),
  }
  return element(cell.header || isLabel ? 'th' : 'td', attributes, markText(cell, marks))
}

function classesOf(cell: PageCell, numeric: readonly boolean[]): string[] {
  const last = cell.col + cell.colSpan - 1
  const isHeading = !cell.isNumber && cell.colSpan > 1 && numeric[last] === true
  const indent = Math.min(indentMax, Math.round((cell.indent ?? 0) / indentStep))
  const centred = isHeading || (cell.align === 'center' && !numeric[last])
  const isWords = !cell.isNumber && numeric[last] && cell.colSpan === 1 && cell.col > 0
  return [
    cell.isNumber ? 'n' : isWords ? 'n words' : '',
    cell.text.trim().endsWith(')') ? 'neg' : '',
    centred && cell.col > 0 ? 'mid' : '',
    cell.bold ? 'bold' : '',
    indent > 0 && cell.col === 0 ? `in${indent}` : '',
    cell.ruleAbove ? `above${cell.ruleAbove}` : '',
    cell.ruleBelow ? `below${cell.ruleBelow}` : '',
  ].filter(Boolean)
}

/** Around the digits, and the signs beside them where they are part of what is printed. */
function cellMark(view: View, cell: PageCell, figure: Figure): Mark[] {
  const digits = textOffset(cell, figure.place.start)
  if (digits === undefined) return []
  const length = figure.place.end - figure.place.start
  const [start, end] = printedAround(cell.text, digits, figure.text) ?? [digits, digits + length]
  return [figureMark(view, figure, start, end)]
}

/** Where `print` stands in `text` around the offset `at`, white space left out of account. */
function printedAround(text: string, at: number, print: string): [number, number] | undefined {
  const wanted = print.replace(/\s/g, '')
  const kept: number[] = []
  for (let index = 0; index < text.length; index++) if (!/\s/.test(text[index]!)) kept.push(index)
  const packed = kept.map((index) => text[index]).join('')
  const from = packed.lastIndexOf(wanted, kept.indexOf(at))
  if (from < 0 || from + wanted.length <= kept.indexOf(at)) return undefined
  return [kept[from]!, kept[from + wanted.length - 1]! + 1]
}

function unreadableMark(cell: PageCell, inferred: Inferred): Mark[] {
  const start = textOffset(cell, inferred.place.start)
  if (start === undefined) return []
  const end = Math.min(cell.text.length, start + inferred.place.end - inferred.place.start)
  return [inferredMark(inferred, start, end)]
}
