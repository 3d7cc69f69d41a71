/**
 * A chart as SVG, by the plotting library: the only file of the page that knows it.
 *
 * In: a chart with every value printed. Out: an element with its colours from the style sheet.
 * Floats are for pixels alone; every label is the text of the exact value.
 */
import * as Plot from '@observablehq/plot'
import type {
  ChartSeries,
  ChartValue,
  ExploreChart,
} from '../../../src/report/explore/chart-data.ts'
import { apart, colorOf, hasNames, label, leader, linesOf } from './labels.ts'

interface Point {
  readonly at: string
  readonly name: string
  readonly value: number
  readonly other: number
  readonly shown: string
  readonly color: string
  readonly told: string
}

const height = 224
const margin = { top: 22, bottom: 24, right: 8 }
/** Room for names behind the last column, where there is room at all. */
const nameRoom = 136
/** A letter of a label, about. */
const letter = 6.2
const gap = 0.28
const ticks = 4

/** The drawing, `width` pixels wide. Where names do not fit beside it, the page lists them. */
export function drawChart(chart: ExploreChart, width: number): SVGSVGElement {
  const drawn = chart.form === 'lines' ? drawLines(chart, width) : drawBars(chart, width)
  for (const style of drawn.querySelectorAll('style')) style.remove()
  for (const group of drawn.querySelectorAll('[aria-label], [aria-hidden]')) {
    group.removeAttribute('aria-label')
    group.removeAttribute('aria-hidden')
  }
  drawn.setAttribute('role', 'img')
  drawn.setAttribute('aria-label', chart.sentence)
  return drawn
}

function drawBars(chart: ExploreChart, width: number): SVGSVGElement {
  const isStack = chart.form === 'stack'
  const points = pointsOf(chart, (series, at) => {
    if (isStack) return colorOf(series)
    return at === chart.columns.length - 1 ? 'var(--series-now)' : 'var(--series-then)'
  })
  const told = points.filter(({ value }) => !Number.isNaN(value))
  const names = hasNames(chart, width)
  const totals = chart.totals ?? chart.series[0]?.cells ?? []
  const ats = chart.columns.map(({ end }) => end)
  const { low, high } = extent(points, totals)
  const right = names ? nameRoom : margin.right
  const left = leftRoom(low, high, chart.scale)
  const band = (width - left - right) / Math.max(1, ats.length)
  const svg = Plot.plot({
    ...frame(width, left, right),
    x: { type: 'band', domain: ats, padding: ats.length < 4 ? 0.5 : gap, axis: null },
    y: { domain: [low, high], nice: low === 0 ? ticks : false, axis: null },
    marks: [
      ...grid(chart),
      Plot.barY(told, {
        x: 'at',
        y: 'value',
        fill: 'color',
        title: 'told',
        ...(isStack && { order: chart.series.map(({ name }) => name), z: 'name', insetBottom: 1 }),
      }),
      Plot.tickY(isStack ? [] : points.filter(({ other }) => !Number.isNaN(other)), {
        x: 'at',
        y: 'other',
        stroke: 'var(--changed)',
        strokeWidth: 1.5,
        strokeDasharray: '3 2',
      }),
      Plot.ruleY([0], { stroke: 'var(--ink-3)' }),
      ...totalsShown(chart, totals, band),
      ...gapMarks(chart, isStack),
      ...periods(chart, band),
    ],
  }) as SVGSVGElement
  if (names && isStack) nameStack(svg, chart, width - nameRoom)
  return svg
}

function drawLines(chart: ExploreChart, width: number): SVGSVGElement {
  const isOne = chart.series.length === 1
  const points = pointsOf(chart, (series) => colorOf(series))
  const told = points.filter(({ value }) => !Number.isNaN(value))
  const restated = othersOf(points)
  const names = hasNames(chart, width)
  const ats = chart.columns.map(({ end }) => end)
  const { low, high } = lineExtent([
    ...told,
    ...restated.filter(({ value }) => !Number.isNaN(value)),
  ])
  const right = names ? nameRoom : 28
  const left = leftRoom(low, high, chart.scale)
  const band = (width - left - right) / Math.max(1, ats.length)
  const ends = isOne ? told.filter(({ at }) => at === told.at(-1)?.at) : []
  const svg = Plot.plot({
    ...frame(width, left, right),
    x: { type: 'point', domain: ats, padding: 0.3, axis: null },
    y: { domain: [low, high], axis: null },
    marks: [
      ...grid(chart),
      low <= 0 && high >= 0 ? Plot.ruleY([0], { stroke: 'var(--ink-3)' }) : null,
      Plot.lineY(restated, {
        x: 'at',
        y: 'value',
        z: 'name',
        stroke: 'var(--changed)',
        strokeWidth: 1.25,
        strokeDasharray: '3 3',
      }),
      Plot.lineY(points, { x: 'at', y: 'value', z: 'name', stroke: 'color', strokeWidth: 1.75 }),
      Plot.dot(told, {
        x: 'at',
        y: 'value',
        fill: 'color',
        r: 2.5,
        stroke: 'var(--surface)',
        title: 'told',
      }),
      Plot.text(ends, {
        x: 'at',
        y: 'value',
        text: 'shown',
        dy: -10,
        fontWeight: 600,
        fill: 'var(--ink)',
      }),
      ...gapMarks(chart, !isOne),
      ...periods(chart, band),
    ],
  }) as SVGSVGElement
  if (names) nameLines(svg, chart, width - nameRoom)
  return svg
}

function frame(width: number, left: number, right: number): Plot.PlotOptions {
  return {
    width,
    height,
    marginTop: margin.top,
    marginBottom: margin.bottom,
    marginLeft: left,
    marginRight: right,
    className: 'drawing',
  }
}

/** For the longest number of the scale. */
function leftRoom(low: number, high: number, scale: number): number {
  const digits = [low, high].map((value) => tickText(Number(value.toPrecision(1)), scale).length)
  return Math.max(...digits) * letter + 10
}

function pointsOf(
  { series, columns }: ExploreChart,
  color: (series: number, at: number) => string,
): Point[] {
  return series.flatMap(({ name, cells }, index) =>
    columns.map(({ end, label: period }, at): Point => {
      const cell = cells[at]
      const named = series.length > 1 ? `${name}, ` : ''
      return {
        at: end,
        name,
        value: cell ? Number(cell.value) : Number.NaN,
        other: cell?.other ? Number(cell.other.value) : Number.NaN,
        shown: cell?.shown ?? '',
        color: color(index, at),
        told: cell ? `${named}${period}: ${cell.shown}${markOf(cell)}` : '',
      }
    }),
  )
}

function markOf({ amount, derived, other }: ChartValue): string {
  return (
    (amount ? `, ${amount}` : '') +
    (derived ? ', derived' : '') +
    (other ? `, restated; other: ${other.shown}` : '')
  )
}

/** The other vintage as a line: where it differs, and from and to the points beside. */
function othersOf(points: readonly Point[]): { at: string; name: string; value: number }[] {
  return points.map((point, index) => {
    const near = [points[index - 1], points[index + 1]].some(
      (beside) => beside?.name === point.name && !Number.isNaN(beside.other),
    )
    const value = Number.isNaN(point.other) && near ? point.value : point.other
    return { at: point.at, name: point.name, value }
  })
}

function extent(points: readonly Point[], totals: readonly (ChartValue | null)[]) {
  const sums = new Map<string, { above: number; below: number }>()
  for (const { at, value } of points) {
    if (Number.isNaN(value)) continue
    const sum = sums.get(at) ?? { above: 0, below: 0 }
    if (value < 0) sum.below += value
    else sum.above += value
    sums.set(at, sum)
  }
  const values = [...sums.values()]
  const known = totals.flatMap((cell) => (cell ? [Number(cell.value)] : []))
  const others = points.flatMap(({ other }) => (Number.isNaN(other) ? [] : [other]))
  const high = Math.max(0, ...values.map(({ above }) => above), ...known, ...others)
  const low = Math.min(0, ...values.map(({ below }) => below), ...known, ...others)
  return { low, high: high === low ? low + 1 : high }
}

/** From zero where that is near; lines need not. */
function lineExtent(points: readonly { readonly value: number }[]) {
  const values = points.map(({ value }) => value)
  if (values.length === 0) return { low: 0, high: 1 }
  const [least, high] = [Math.min(...values), Math.max(...values)]
  const spread = high - least || Math.abs(high) || 1
  const fromZero = least >= 0 && least < high * 0.4
  return { low: fromZero ? 0 : least - spread * 0.15, high: high + spread * 0.08 }
}

/** Hairlines at round numbers, the numbers left of them. */
function grid({ scale }: ExploreChart): Plot.Markish[] {
  return [
    Plot.gridY({ ticks, stroke: 'var(--grid)', strokeOpacity: 1 }),
    Plot.axisY({
      ticks,
      tickSize: 0,
      label: null,
      anchor: 'left',
      fill: 'var(--axis)',
      tickFormat: (value: number) => tickText(value, scale),
    }),
  ]
}

/** Round numbers; what floats leave behind the point is cut. */
function tickText(value: number, scale: number): string {
  const moved = Number((value / 10 ** scale).toPrecision(12))
  return moved.toLocaleString('en', { maximumFractionDigits: 3 }) + (scale === -2 ? '%' : '')
}

/** Values above the bars where they fit, else above the last alone. */
function totalsShown(
  { columns, form }: ExploreChart,
  totals: readonly (ChartValue | null)[],
  band: number,
): Plot.Markish[] {
  const longest = Math.max(0, ...totals.map((cell) => cell?.shown.length ?? 0))
  const all = longest * letter + 8 <= band
  const values = totals.map((cell) => (cell ? Number(cell.value) : Number.NaN))
  const last = totals.findLastIndex((cell) => cell !== null)
  const rows = columns.flatMap(({ end }, at) => {
    const cell = totals[at]
    if (!cell || (!all && at !== last)) return []
    const value = form === 'stack' ? values[at]! : Math.max(0, values[at]!)
    const shown = cell.derived ? `${cell.shown}ᵈ` : cell.shown
    return [{ at: end, value, shown, isLast: at === last }]
  })
  const channels = { x: 'at', y: 'value', text: 'shown', dy: -8 }
  return [
    Plot.text(
      rows.filter(({ isLast }) => !isLast),
      { ...channels, fill: 'var(--ink-2)' },
    ),
    Plot.text(
      rows.filter(({ isLast }) => isLast),
      { ...channels, fontWeight: 600, fill: 'var(--ink)' },
    ),
  ]
}

/** "not printed", upright in a column without a bar. */
function gapMarks({ series, columns }: ExploreChart, isMany: boolean): Plot.Markish[] {
  if (isMany) return []
  const cells = series[0]?.cells ?? []
  const first = cells.findIndex((cell) => cell !== null)
  const last = cells.findLastIndex((cell) => cell !== null)
  const gaps = columns.filter((_, at) => cells[at] === null && at > first && at < last)
  return [
    Plot.text(gaps, {
      x: 'end',
      text: () => 'not printed',
      frameAnchor: 'bottom',
      rotate: -90,
      textAnchor: 'start',
      dx: 0,
      dy: -6,
      lineAnchor: 'middle',
      fill: 'var(--axis)',
    }),
  ]
}

/** Periods below, as many as fit, the last always and in full weight. */
function periods({ columns }: ExploreChart, band: number): Plot.Markish[] {
  const longest = Math.max(0, ...columns.map(({ label: text }) => text.length))
  const every = Math.max(1, Math.ceil((longest * letter + 12) / band))
  const last = columns.length - 1
  const earlier = columns.slice(0, -1).filter((_, at) => (last - at) % every === 0)
  const channels = { x: 'end', text: 'label', frameAnchor: 'bottom', dy: 16 } as const
  return [
    Plot.text(earlier, { ...channels, fill: 'var(--axis)' }),
    Plot.text(columns.slice(-1), { ...channels, fontWeight: 600, fill: 'var(--ink)' }),
  ]
}

/** The names of the parts beside the last column, each led to its part. */
function nameStack(svg: SVGSVGElement, { series }: ExploreChart, edge: number): void {
  const y = scaleY(svg)
  let [above, below] = [0, 0]
  const middles = series.flatMap(({ cells }, index) => {
    const value = Number(cells.at(-1)?.value ?? Number.NaN)
    if (Number.isNaN(value)) return []
    const from = value < 0 ? below : above
    if (value < 0) below += value
    else above += value
    return [{ index, y: y(from + value / 2) }]
  })
  place(svg, series, middles, edge)
}

function nameLines(svg: SVGSVGElement, { series }: ExploreChart, edge: number): void {
  const y = scaleY(svg)
  const ends = series.flatMap(({ cells }, index) => {
    const last = cells.findLast((cell) => cell !== null)
    return last ? [{ index, y: y(Number(last.value)) }] : []
  })
  place(svg, series, ends, edge)
}

function scaleY(svg: SVGSVGElement): (value: number) => number {
  const scale = (svg as unknown as Plot.Plot).scale('y')
  return (value) => Number(scale?.apply(value) ?? 0)
}

function place(
  svg: SVGSVGElement,
  series: readonly ChartSeries[],
  ends: readonly { readonly index: number; readonly y: number }[],
  edge: number,
): void {
  const texts = ends.map(({ index }) => {
    const { name, cells } = series[index]!
    const shown = cells.findLast((cell) => cell !== null)?.shown ?? ''
    return linesOf(name, shown)
  })
  const ys = apart(
    ends.map(({ y }, at) => ({ y, height: texts[at]!.length * 12 + 3 })),
    4,
    height - 4,
  )
  for (const [at, { index, y }] of ends.entries()) {
    svg.append(
      leader(edge - 2, y, edge + 14, ys[at]!, colorOf(index)),
      label(edge + 18, ys[at]!, texts[at]!),
    )
  }
}
