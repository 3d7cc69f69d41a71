/**
 * A composed chart as SVG: bars from zero, labels at what they name, a hairline grid, this period
 * in full colour. Values are exact until they are drawn; every label is printed from the exact one.
 */
import type { ChartPoint, ChartSeries, ComposedChart } from '../../model/composition.ts'
import { absolute, add, type Decimal, isZero, toPlainString } from '../../number/decimal.ts'
import { divideFractions, fromDecimal, roundFraction } from '../../number/fraction.ts'
import { apart, wrappedLines } from './labels.ts'
import { type Label, type Plotter, plotter, type Shapes } from './plot.ts'

/** Colours and letters: of the page by name, of a PDF by value. */
export interface Palette {
  readonly ink: string
  readonly quiet: string
  readonly grid: string
  readonly track: string
  readonly paper: string
  readonly now: string
  readonly then: string
  readonly series: readonly string[]
}

const chartWidth = 604
const letters = 10
/** Room for the names of series behind the last column or point, and how they break. */
const nameRoom = 168
const nameLetters = 26
const lineHeight = 13

/** A chart as drawn: shapes without text, and the text apart. */
export interface Drawing extends Shapes {
  readonly width: number
  readonly height: number
  /** Of the letters. */
  readonly size: number
}

type Drawn = Shapes & { readonly height: number }

/** Above the drawing, for its unit: beside the title it would be taken for the next table's. */
const unitRoom = 20

export async function drawChart(chart: ComposedChart, palette: Palette): Promise<Drawing> {
  const { svg, labels, height } = drawnBy(chart, palette, await plotter())
  const unit: Label = {
    ...{ x: 0, y: letters - 1 - unitRoom, text: chart.unit },
    ...{ anchor: 'start', color: palette.quiet, weight: 400 },
  }
  const all = chart.unit === '' ? labels : [unit, ...labels]
  return {
    svg: `<g transform="translate(0 ${unitRoom})">${svg}</g>`,
    labels: all.map((label) => ({ ...label, x: round(label.x), y: round(label.y + unitRoom) })),
    ...{ width: chartWidth, height: height + unitRoom, size: letters },
  }
}

function drawnBy(chart: ComposedChart, palette: Palette, by: Plotter): Drawn {
  switch (chart.form) {
    case 'bars':
      return chart.series.length > 1 ? groupedBars(chart, palette, by) : columns(chart, palette, by)
    case 'stacked-bars':
      return columns(chart, palette, by)
    case 'lines':
      return lines(chart, palette, by)
    case 'progress':
      return progress(chart, palette, by)
  }
}

interface Row {
  readonly at: string
  readonly name: string
  readonly value: number
  readonly label: string
  readonly color: string
}

function rowsOf(
  { series }: ComposedChart,
  colorOf: (series: number, point: number, count: number) => string,
): Row[] {
  return series.flatMap(({ name, points }, index) =>
    points.flatMap(({ at, value }, point): Row[] => {
      if (!value) return []
      const color = colorOf(index, point, points.length)
      return [{ at, name, value: Number(toPlainString(value)), label: printed(value), color }]
    }),
  )
}

/** "13,696", "(24.3)". */
export function printed(value: Decimal): string {
  const [whole, part] = toPlainString(absolute(value)).split('.')
  const digits = whole!.replace(/\B(?=(?:\d{3})+$)/g, ',') + (part ? `.${part}` : '')
  return value.coefficient < 0n ? `(${digits})` : digits
}

function atsOf({ series }: ComposedChart): string[] {
  return [...new Set(series.flatMap(({ points }) => points.map(({ at }) => at)))]
}

/** The periods under the frame, for columns and lines. */
function periodsBelow(ats: readonly string[], palette: Palette, plot: Plotter['plot']) {
  return plot.text(ats, {
    x: (at: string) => at,
    text: (at: string) => at,
    frameAnchor: 'bottom',
    dy: 16,
    fill: palette.quiet,
  })
}

function base(height: number) {
  return {
    width: chartWidth,
    height,
    className: 'plot',
    style: { fontSize: `${letters}px` },
    axis: null,
  }
}

/** A bar for each series below the name of its category: this period, then the earlier. */
function groupedBars(chart: ComposedChart, palette: Palette, { plot, draw }: Plotter): Drawn {
  const names = chart.series.map(({ name }) => name)
  const isTwo = names.length === 2
  const colorOf = (index: number): string =>
    isTwo ? (index === 0 ? palette.now : palette.then) : colorAt(palette, index)
  const rows = rowsOf(chart, colorOf)
  const ats = atsOf(chart)
  const band = 22 + names.length * 16
  const height = 20 + ats.length * (band + 12)
  const most = Math.max(0, ...rows.map(({ value }) => value))
  const least = Math.min(0, ...rows.map(({ value }) => value))
  const drawn = draw(
    {
      ...base(height),
      ...{ marginLeft: least < 0 ? 60 : 0, marginRight: 80, marginTop: 20, marginBottom: 0 },
      x: { domain: [least, most || 1] },
      y: { domain: names, insetTop: 18, padding: 0.12 },
      fy: { domain: ats, padding: 0.1 },
      marks: [
        plot.text(ats, {
          fy: (at: string) => at,
          text: (at: string) => at,
          frameAnchor: 'top-left',
          dy: 4,
          dx: least < 0 ? -60 : 0,
          fontWeight: 500,
        }),
        plot.barX(rows, { x: 'value', y: 'name', fy: 'at', fill: 'color' }),
        plot.text(
          rows.filter(({ value }) => value >= 0),
          {
            x: 'value',
            y: 'name',
            fy: 'at',
            text: 'label',
            textAnchor: 'start',
            dx: 6,
            fontWeight: isTwo ? 400 : 500,
          },
        ),
        plot.text(
          rows.filter(({ value }) => value < 0),
          { x: 'value', y: 'name', fy: 'at', text: 'label', textAnchor: 'end', dx: -6 },
        ),
        plot.ruleX([0], { stroke: palette.quiet }),
      ],
    },
    letters,
    palette.ink,
  )
  return withNames(drawn, legend(names, colorOf, palette), height)
}

/** A square of a colour, and what it stands for. */
interface Key {
  readonly x: number
  /** The middle of its first line. */
  readonly y: number
  readonly color: string
  readonly lines: readonly string[]
  readonly ink: string
}

function withNames({ svg, labels }: Shapes, keys: readonly Key[], height: number): Drawn {
  const squares = keys.map(({ x, y, color }) => {
    return `<rect x="${x}" y="${round(y - 4)}" width="8" height="8" fill="${color}"/>`
  })
  const names = keys.flatMap(({ x, y, lines, ink }) =>
    lines.map((text, at): Label => {
      const look = { anchor: 'start', color: ink, weight: 400 } as const
      return { x: x + 14, y: y + 3.5 + at * lineHeight, text, ...look }
    }),
  )
  return { svg: svg + squares.join(''), labels: [...labels, ...names], height }
}

/** What the colours stand for, above bars that are too close for names of their own. */
function legend(
  names: readonly string[],
  colorOf: (index: number) => string,
  { quiet }: Palette,
): Key[] {
  let x = 0
  return names.map((name, index) => {
    const key = { x, y: 6, color: colorOf(index), lines: [name], ink: quiet }
    x += 34 + name.length * 6
    return key
  })
}

function colorAt({ series }: Palette, index: number): string {
  return series[index % series.length]!
}

/** Columns over periods: one series in grey with this period in colour, several stacked. */
function columns(chart: ComposedChart, palette: Palette, { plot, draw }: Plotter): Drawn {
  const isStacked = chart.series.length > 1
  const rows = rowsOf(chart, (index, point, count) => {
    if (isStacked) return colorAt(palette, index)
    return point === count - 1 ? palette.now : palette.then
  })
  const ats = atsOf(chart)
  const totals = ats.flatMap((at) => totalAt(chart, at))
  const height = 208
  const top = 22
  const bottom = 22
  const most = Math.max(0, ...totals.map(({ value }) => value)) || 1
  const least = Math.min(0, ...rows.map(({ value }) => value))
  const room = isStacked ? nameRoom : 0
  const scale = (value: number): number =>
    top + ((most - value) / (most - least)) * (height - top - bottom)
  const ends = isStacked
    ? endLabels(chart.series, stackMiddles(chart.series, scale), height - bottom)
    : []
  const drawn = draw(
    {
      ...base(height),
      ...{ marginLeft: 0, marginRight: room, marginTop: top, marginBottom: bottom },
      x: { domain: ats, padding: ats.length < 4 ? 0.5 : 0.28 },
      y: { domain: [least, most] },
      marks: [
        plot.barY(rows, {
          x: 'at',
          y: 'value',
          fill: 'color',
          order: chart.series.map(({ name }) => name),
          z: 'name',
          insetBottom: isStacked ? 1 : 0,
        }),
        plot.text(totals, { x: 'at', y: 'value', text: 'label', dy: -8, fontWeight: 600 }),
        plot.ruleY([0], { stroke: palette.quiet }),
        periodsBelow(ats, palette, plot),
      ],
    },
    letters,
    palette.ink,
  )
  return withNames(drawn, namesOf(ends, chartWidth - room + 10, palette), height)
}

/** The sum of what is stated; a period in which nothing is has none. */
function totalAt({ series }: ComposedChart, at: string): Row[] {
  const values = series.flatMap(({ points }) => {
    const value = points.find((point) => point.at === at)?.value
    return value ? [value] : []
  })
  const [first, ...rest] = values
  if (!first) return []
  const sum = rest.reduce(add, first)
  return [{ at, name: '', value: Number(toPlainString(sum)), label: printed(sum), color: '' }]
}

interface EndLabel {
  readonly lines: readonly string[]
  readonly y: number
  readonly index: number
}

/** Where the middle of each series' part of the last column is. */
function stackMiddles(series: readonly ChartSeries[], scale: (value: number) => number): number[] {
  let [above, below] = [0, 0]
  return series.map(({ points }) => {
    const last = points.at(-1)?.value
    const value = last ? Number(toPlainString(last)) : 0
    const from = value < 0 ? below : above
    if (value < 0) below += value
    else above += value
    return scale(from + value / 2)
  })
}

/** Names with their last values, moved so that none covers another. */
function endLabels(
  series: readonly ChartSeries[],
  middles: readonly number[],
  bottom: number,
): EndLabel[] {
  const labels = series.map(({ name, points }, index) => {
    const last = points.findLast(({ value }) => value !== undefined)?.value
    const text = last ? `${name} ${printed(last)}` : name
    return { lines: wrappedLines(text, nameLetters), y: middles[index] ?? 0, index }
  })
  const places = apart(
    labels.map(({ lines, y }) => ({ y, height: lines.length * lineHeight + 3 })),
    8,
    bottom,
  )
  return labels.map((label, at) => ({ ...label, y: places[at]! }))
}

function namesOf(labels: readonly EndLabel[], x: number, palette: Palette): Key[] {
  return labels.map(({ lines, y, index }) => ({
    x,
    y: y - ((lines.length - 1) * lineHeight) / 2,
    ...{ color: colorAt(palette, index), lines, ink: palette.ink },
  }))
}

function round(value: number): number {
  return Math.floor(value * 10 + 0.5) / 10
}

/** Lines over periods, each named where it ends; a period without a figure leaves a gap. */
function lines(chart: ComposedChart, palette: Palette, { plot, draw }: Plotter): Drawn {
  const color = (index: number) => colorAt(palette, index)
  const ats = atsOf(chart)
  const rows = chart.series.flatMap(({ name, points }, index) =>
    points.map((point) => ({ at: point.at, name, color: color(index), value: numberOf(point) })),
  )
  const stated = rows.filter(({ value }) => !Number.isNaN(value))
  const gaps = chart.series.flatMap(({ points }) => gapsOf(points))
  const values = stated.map(({ value }) => value)
  const [low, high] = [Math.min(...values, Infinity), Math.max(...values, -Infinity)]
  const most = values.length === 0 ? 1 : high
  const fromZero = values.length === 0 || (low >= 0 && low < high * 0.4)
  const least = fromZero ? 0 : low - (high - low || Math.abs(high) || 1) * 0.15
  const [height, top, bottom, left] = [208, 14, 22, 52]
  const scale = (value: number): number =>
    top + ((most - value) / (most - least || 1)) * (height - top - bottom)
  const lasts = chart.series.map(({ points }) => {
    const value = points.findLast((point) => point.value !== undefined)
    return value ? scale(numberOf(value)) : top
  })
  const ends = endLabels(chart.series, lasts, height - bottom)
  const drawn = draw(
    {
      ...base(height),
      ...{ marginLeft: left, marginRight: nameRoom, marginTop: top, marginBottom: bottom },
      x: { type: 'point', domain: ats, padding: 0.1 },
      y: { domain: [least, most] },
      marks: [
        plot.gridY({ ticks: 4, stroke: palette.grid, strokeOpacity: 1 }),
        plot.axisY({
          ticks: 4,
          tickSize: 0,
          label: null,
          fill: palette.quiet,
          tickFormat: tickText,
          anchor: 'left',
        }),
        plot.lineY(rows, { x: 'at', y: 'value', z: 'name', stroke: 'color', strokeWidth: 2 }),
        plot.dot(stated, { x: 'at', y: 'value', fill: 'color', r: 2.5, stroke: palette.paper }),
        plot.text(gaps, { x: 'at', y: 'value', text: () => 'no figure', fill: palette.quiet }),
        periodsBelow(ats, palette, plot),
      ],
    },
    letters,
    palette.ink,
  )
  return withNames(drawn, namesOf(ends, chartWidth - nameRoom + 10, palette), height)
}

/** Where a line is broken: half-way between the figures before and after. */
function gapsOf(points: readonly ChartPoint[]): { at: string; value: number }[] {
  return points.flatMap((point, index) => {
    if (point.value !== undefined) return []
    const around = [
      points.slice(0, index).findLast(({ value }) => value !== undefined),
      points.slice(index).find(({ value }) => value !== undefined),
    ].flatMap((one) => (one ? [numberOf(one)] : []))
    if (around.length < 2) return []
    return [{ at: point.at, value: (around[0]! + around[1]!) / 2 }]
  })
}

function numberOf({ value }: ChartPoint): number {
  return value ? Number(toPlainString(value)) : Number.NaN
}

/** Ticks are round numbers; what floats leave behind the point is cut. */
function tickText(tick: number): string {
  const [whole, part] = String(Number(tick.toPrecision(12))).split('.')
  return whole!.replace(/\B(?=(?:\d{3})+$)/g, ',') + (part ? `.${part}` : '')
}

interface ProgressRow {
  readonly at: string
  readonly share: number
  readonly label: string
  readonly before: number
}

/** Each outcome so far in a track as long as its target; ▲ says that the target was revised. */
function progress(chart: ComposedChart, palette: Palette, { plot, draw }: Plotter): Drawn {
  const isOne = chart.series.length === 1
  const rows = chart.series.flatMap(({ name, points }) =>
    points.flatMap((point) => progressRow(point, isOne ? point.at : `${point.at}, ${name}`)),
  )
  const height = 10 + rows.length * 32
  const most = Math.max(1, ...rows.map(({ share }) => share))
  const room = 180
  const drawn = draw(
    {
      ...base(height),
      ...{ marginLeft: room, marginRight: 138, marginTop: 0, marginBottom: 0 },
      x: { domain: [0, most] },
      y: { domain: rows.map(({ at }) => at), padding: 0.55 },
      marks: [
        plot.barX(rows, { x: () => 1, y: 'at', fill: palette.track }),
        plot.barX(rows, { x: 'share', y: 'at', fill: palette.now, insetTop: 3, insetBottom: 3 }),
        plot.tickX(
          rows.filter(({ before }) => before > 0),
          {
            x: 'before',
            y: 'at',
            stroke: palette.ink,
            strokeWidth: 1.5,
            strokeDasharray: '3 2',
            insetTop: -3,
            insetBottom: -3,
          },
        ),
        plot.text(rows, {
          y: 'at',
          text: 'label',
          frameAnchor: 'right',
          textAnchor: 'start',
          dx: 10,
        }),
        plot.text(rows, {
          y: 'at',
          text: (row: ProgressRow) => wrappedLines(row.at, 28).join('\n'),
          frameAnchor: 'left',
          textAnchor: 'start',
          dx: -room,
        }),
      ],
    },
    letters,
    palette.ink,
  )
  return { ...drawn, height }
}

function progressRow({ value, target, before }: ChartPoint, at: string): ProgressRow[] {
  if (!value || !target || isZero(target)) return []
  const share = roundFraction(divideFractions(fromDecimal(value), fromDecimal(target)), 6)
  const percent = roundFraction(fromDecimal({ ...share, decimals: share.decimals - 2 }), 1)
  const earlier =
    before && roundFraction(divideFractions(fromDecimal(before), fromDecimal(target)), 6)
  const revised = earlier ? ' ▲' : ''
  return [
    {
      at,
      share: Math.max(0, Number(toPlainString(share))),
      label: `${toPlainString(percent)}% of ${printed(target)}${revised}`,
      before: earlier ? Number(toPlainString(earlier)) : 0,
    },
  ]
}
