/**
 * A chart as Typst: the drawing in the colours of print, its sentence as alternative text. Its
 * letters are outlines: what reads the PDF must not take what a chart repeats for figures.
 */
import type { ComposedChart } from '../../model/composition.ts'
import { type Drawing, drawChart, type Palette } from '../charts/chart.ts'
import { element } from '../markup.ts'
import { call, quoted } from './typst.ts'

const palette: Palette = {
  ink: '#16191f',
  quiet: '#595e67',
  grid: '#e6e6df',
  track: '#ebebe6',
  paper: '#ffffff',
  now: '#1f3a6e',
  then: '#b9bfca',
  series: ['#1f3a6e', '#2f7ea3', '#5d9c93', '#b9842b', '#b4532a', '#8f93a0'],
}

/** Sets Typst code and gives the page as SVG, every letter an outline. */
export type Outline = (code: string) => string

export async function chartCode(chart: ComposedChart, outline: Outline): Promise<string> {
  const drawing = await drawChart(chart, palette)
  const { svg, width, height } = drawing
  const page = outline(labelsCode(drawing))
  // Points are larger than the pixels of the drawing: the page's size is left out.
  const letters = page.replace(/^<svg[^>]*>/, (open) =>
    open.replace(/ (width|height)="[^"]*"/g, ''),
  )
  const whole = element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}` },
    { html: svg },
    { html: letters },
  )
  const image = call('image', `bytes(${quoted(whole.html)})`, {
    ...{ format: '"svg"', width: '100%', alt: quoted(chart.summary) },
  })
  return `#${call('release-chart', { title: quoted(chart.title) }, image)}`
}

/** The labels alone, each at its place on a page of the drawing's size. */
function labelsCode({ labels, width, height, size }: Drawing): string {
  const page = { width: `${width}pt`, height: `${height}pt`, margin: '0pt', fill: 'none' }
  const text = {
    ...{ font: '("Inter", "Noto Sans JP")', size: `${size}pt`, 'number-width': '"tabular"' },
    ...{ 'top-edge': '"baseline"', 'bottom-edge': '"baseline"' },
  }
  const placed = labels.map(({ x, y, text: words, anchor, color, weight }) => {
    const look = { fill: `rgb(${quoted(color)})`, weight: String(weight) }
    // A block as wide as the drawing, which starts, ends or has its middle at the label's place.
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
    const side = anchor === 'middle' ? 'center' : anchor
    const line = call('align', side, call('text', look, quoted(words)))
    const block = call('block', { width: `${width}pt` }, line)
    const place = { dx: `${left}pt`, dy: `${y}pt` }
    return `#${call('place', 'top + left', place, block)}`
  })
  return [`#set ${call('page', page)}`, `#set ${call('text', text)}`, ...placed].join('\n')
}
