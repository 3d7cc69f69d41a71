/** A chart in the page: what is to be seen, and the drawing; its table is data of the script. */
import type { ComposedChart } from '../../model/composition.ts'
import { drawChart, type Palette, printed } from '../charts/chart.ts'
import { element, type Markup } from '../markup.ts'

/** The page's own tokens, so that a chart follows the theme. */
const palette: Palette = {
  ink: 'var(--ink)',
  quiet: 'var(--ink-3)',
  grid: 'var(--grid)',
  track: 'var(--sunken)',
  paper: 'var(--paper)',
  now: 'var(--series-now)',
  then: 'var(--series-then)',
  series: [1, 2, 3, 4, 5, 6].map((one) => `var(--series-${one})`),
}

export async function chartHtml(chart: ComposedChart): Promise<Markup> {
  const { svg, labels, width, height, size } = await drawChart(chart, palette)
  const shapes: Markup = { html: svg }
  const texts = labels.map(({ x, y, text, anchor, color, weight }) =>
    element(
      'text',
      { x, y, 'text-anchor': anchor, fill: color, 'font-weight': weight === 400 ? '' : weight },
      text,
    ),
  )
  const look = { viewBox: `0 0 ${width} ${height}`, 'font-size': size, role: 'img' }
  return element(
    'figure',
    { id: chart.id },
    element('figcaption', {}, chart.title),
    element(
      'div',
      { class: 'plot', role: 'group', tabindex: 0, 'aria-label': chart.title },
      element('svg', { ...look, 'aria-label': chart.summary }, shapes, ...texts),
    ),
  )
}

/** The chart as rows of texts, its heading first; undefined values are blank. */
export function chartTable({ series, form }: ComposedChart): string[][] {
  const ats = [...new Set(series.flatMap(({ points }) => points.map(({ at }) => at)))]
  const isProgress = form === 'progress'
  const heading = series.flatMap(({ name }) => (isProgress ? [name, `${name}, target`] : [name]))
  const rows = ats.map((at) => [
    at,
    ...series.flatMap(({ points }) => {
      const point = points.find((one) => one.at === at)
      const value = point?.value ? printed(point.value) : ''
      return isProgress ? [value, point?.target ? printed(point.target) : ''] : [value]
    }),
  ])
  return [['', ...heading], ...rows]
}
