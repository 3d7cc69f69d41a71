/** Coverage drawn: every part to its rows and columns, and the bar of the whole release. */
import type { Figure } from '../../model/figure.ts'
import { element, join, type Markup } from '../../write/markup.ts'
import type { Part } from '../parts.ts'
import { printCount } from '../print.ts'
import type { View } from '../view.ts'
import { type MarkState, markState } from './marks.ts'

const cellWidth = 6
const cellHeight = 3
const mapWidth = 56
const proseColumns = 8
const mapRowsMax = 60

const barOrder: readonly MarkState[] = [
  'ticked',
  'rounding',
  'plug',
  'note',
  'accepted',
  'warning',
  'error',
  'confirmed',
  'untested',
]

/** Each part as a link to where it stands. */
export function railHtml(view: View): Markup {
  const { ticked, figures } = view.coverage
  const groups = groupByPart(view)
  const maps = view.parts.map((part) => miniHtml(view, part, groups.get(part.table ?? -1) ?? []))
  return element(
    'nav',
    { class: 'rail', 'aria-label': 'Coverage by part' },
    element('h2', {}, 'Coverage ', element('span', { class: 'q' }, shareOf(ticked, figures))),
    element('div', { class: 'maps' }, join(maps)),
  )
}

/** One stretch for each state. */
export function barSvg(view: View): Markup {
  const { figures } = view.release
  const counts = new Map<MarkState, number>()
  for (const figure of figures) {
    const { state } = markState(view, figure)
    counts.set(state, (counts.get(state) ?? 0) + 1)
  }
  let x = 0
  const stretches = barOrder.map((state) => {
    const width = counts.get(state) ?? 0
    x += width
    return width > 0 ? rect(state, x - width, 0, width, 6) : undefined
  })
  const viewBox = `0 0 ${Math.max(1, figures.length)} 6`
  return svg({ class: 'bar', viewBox }, stretches)
}

/** The share in tenths of a percent, rounded down: 100% is never claimed too early. */
function shareOf(part: number, whole: number): string {
  if (whole === 0) return '–'
  const tenths = Math.floor((part * 1000) / whole)
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`
}

function groupByPart({ release }: View): Map<number, Figure[]> {
  const groups = new Map<number, Figure[]>()
  for (const figure of release.figures) {
    const part = figure.in.kind === 'table' ? figure.in.grid : -1
    const group = groups.get(part)
    if (group) group.push(figure)
    else groups.set(part, [figure])
  }
  return groups
}

function miniHtml(view: View, part: Part, figures: readonly Figure[]): Markup {
  const { title, table, ticked, figures: count } = part
  const target = table === undefined ? (figures[0]?.id ?? 'release') : `t${table}`
  const words = element(
    'span',
    { class: 'mt' },
    element('span', { class: 'mn' }, title),
    element(
      'span',
      { class: ticked < count ? 'mc part' : 'mc' },
      `${printCount(ticked)}/${printCount(count)}`,
    ),
  )
  return element('a', { class: 'mini', href: `#${target}`, title }, mapSvg(view, figures), words)
}

function mapSvg(view: View, figures: readonly Figure[]): Markup {
  const spots = figures.map((figure, index) => spotOf(figure, index))
  const rows = rank(spots.map(({ row }) => row))
  const columns = rank(spots.map(({ column }) => column))
  const step = Math.max(1, Math.ceil(rows.size / mapRowsMax))
  const height = Math.ceil(rows.size / step) * cellHeight
  const width = Math.max(columns.size, 1) * cellWidth
  const cells = spots.map(({ row, column }, index) => {
    const x = columns.get(column)! * cellWidth
    const y = Math.floor(rows.get(row)! / step) * cellHeight
    return rect(markState(view, figures[index]!).state, x, y, cellWidth - 1, cellHeight - 1)
  })
  return svg({ viewBox: `0 0 ${width} ${height}`, width: mapWidth, height }, cells)
}

function svg(attributes: Readonly<Record<string, string | number>>, cells: (Markup | undefined)[]) {
  const shape = { preserveAspectRatio: 'none', 'aria-hidden': 'true' }
  return element('svg', { ...attributes, ...shape }, join(cells))
}

function rect(state: MarkState, x: number, y: number, width: number, height: number): Markup {
  return element('rect', { class: state, x, y, width, height })
}

function spotOf({ in: at }: Figure, index: number): { row: number; column: number } {
  return at.kind === 'table'
    ? { row: at.row, column: at.column }
    : { row: Math.floor(index / proseColumns), column: index % proseColumns }
}

/** The numbers that occur, in order, each with its position: gaps are closed. */
function rank(numbers: readonly number[]): Map<number, number> {
  const sorted = [...new Set(numbers)].sort((left, right) => left - right)
  return new Map(sorted.map((value, index) => [value, index]))
}
