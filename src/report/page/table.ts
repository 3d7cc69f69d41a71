/** A table of the release as HTML, its figures marked. */
import type { Table } from '../../model/document.ts'
import type { Figure } from '../../model/figure.ts'
import type { Inferred } from '../../model/finding.ts'
import type { View } from '../view.ts'
import { type PageCell, pageTable } from './cells.ts'
import { escapeHtml } from './escape.ts'
import { figureMark, inferredMark, type Mark, markText, textOffset } from './marks.ts'
import type { Marked } from './marked.ts'

const indentStep = 9
const indentMax = 6

export function tableHtml(view: View, table: Table, marked: Marked, title: string): string {
  const { rows, width, numeric } = pageTable(table)
  const open = new Array<number>(width).fill(0)
  const body = rows.map((cells) => rowHtml(view, cells, { numeric, marked, open })).join('\n')
  const name = escapeHtml(title)
  return `<div class="scroll" role="region" aria-label="${name}"><table class="ft">\n${body}\n</table></div>`
}

interface Surroundings {
  readonly numeric: readonly boolean[]
  readonly marked: Marked
  /** By column: how many more rows a cell from above reaches into. */
  readonly open: number[]
}

function rowHtml(view: View, cells: readonly PageCell[], around: Surroundings): string {
  const { open, marked } = around
  const id = marked.anchorIn(cells)
  let html = `<tr${id ? ` id="${id}"` : ''}${rowClass(cells)}>`
  let at = 0
  const fillTo = (column: number): void => {
    for (; at < column; at++)
      if (open[at]! > 0) open[at]!--
      else html += '<td></td>'
  }
  for (const cell of cells) {
    if (cell.col < at) continue
    fillTo(cell.col)
    html += cellHtml(view, cell, around)
    for (; at < cell.col + cell.colSpan && at < open.length; at++) open[at] = cell.rowSpan - 1
  }
  fillTo(open.length)
  return `${html}</tr>`
}

function rowClass(cells: readonly PageCell[]): string {
  const printed = cells.filter(({ text }) => text.trim())
  if (printed.length === 0) return ' class="gap"'
  const isHead = printed.every(({ header, isNumber }) => header && !isNumber)
  return isHead ? ' class="head"' : ''
}

function cellHtml(view: View, cell: PageCell, { numeric, marked }: Surroundings): string {
  const marks = [
    ...marked.figuresIn(cell).flatMap((figure) => cellMark(view, cell, figure)),
    ...marked.inferredIn(cell).flatMap((inferred) => unreadableMark(cell, inferred)),
  ]
  const spans = [
    cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : '',
    cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : '',
  ].join('')
  const names = classesOf(cell, numeric).join(' ')
  const classes = names && ` class="${names}"`
  const tag = cell.header || (cell.col === 0 && !cell.isNumber && cell.text.trim()) ? 'th' : 'td'
  return `<${tag}${spans}${classes}>${markText(cell, marks)}</${tag}>`
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
  for (let index = 0; index < text.length; index++)
    if (!/\s/.test(text[index]!)) kept.push(index)
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
