/** A chart with what it says: its title, unit and notes, its table, its files. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ExploreChart } from '../../../src/report/explore/chart-data.ts'
import { fileName, pngOf, save, standaloneSvg } from './download.ts'
import { colorOf, hasNames } from './labels.ts'

export function Figure({ chart, isWide }: { chart: ExploreChart; isWide: boolean }) {
  const room = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = room.current
    if (!element) return
    const measure = (): void => setWidth(Math.floor(element.clientWidth))
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [])
  useLayoutEffect(() => {
    if (width === 0) return
    let isLatest = true
    // The library is large; the lines are there before it.
    void import('./draw.ts').then(({ drawChart }) => {
      if (isLatest) room.current?.replaceChildren(drawChart(chart, width))
    })
    return () => {
      isLatest = false
    }
  }, [chart, width])
  const drawing = (): SVGSVGElement | null => room.current?.querySelector('svg') ?? null
  return (
    <figure class={isWide ? 'chart lead' : 'chart'} data-form={chart.form} data-id={chart.id}>
      <figcaption>
        <b>{chart.title}</b>
        <span>{chart.unit}</span>
        {chart.notes.map((note) => (
          <span key={note} class={note.startsWith('dashed') ? 'note res' : 'note'}>
            {note}
          </span>
        ))}
      </figcaption>
      <div class="room" ref={room} />
      {chart.series.length > 1 && !hasNames(chart, width) && <Legend chart={chart} />}
      <div class="below">
        <details>
          <summary>Table</summary>
          <Values chart={chart} />
        </details>
        <span class="files">
          <button type="button" class="link" onClick={() => saveSvg(chart, drawing())}>
            SVG<span class="vh"> of {chart.title}</span>
          </button>
          <button type="button" class="link" onClick={() => void savePng(chart, drawing())}>
            PNG<span class="vh"> of {chart.title}</span>
          </button>
        </span>
      </div>
    </figure>
  )
}

function Legend({ chart }: { chart: ExploreChart }) {
  const isStack = chart.form === 'stack'
  const names = chart.series.map(({ name }, index) => ({ name, index }))
  return (
    <ul class="legend">
      {(isStack ? names.toReversed() : names).map(({ name, index }) => (
        <li key={name}>
          <svg width="10" height="10" aria-hidden="true">
            <rect width="10" height="10" fill={colorOf(index)} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  )
}

function Values({ chart }: { chart: ExploreChart }) {
  const { series, columns, totals } = chart
  const all = totals ? [...series, { name: 'Total', cells: totals }] : series
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section class="scroll" tabIndex={0} aria-label={`Values of: ${chart.title}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">Period</th>
            {all.map(({ name }) => (
              <th key={name} scope="col" class="n">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map(({ label, end }, at) => (
            <tr key={end}>
              <th scope="row">{label}</th>
              {all.map(({ name, cells }) => {
                const cell = cells[at]
                return (
                  <td key={name} class={cell?.shown.startsWith('(') ? 'n neg' : 'n'}>
                    {cell?.shown ?? <span class="q">not printed</span>}
                    {cell?.amount && <span class="q"> {cell.amount}</span>}
                    {cell?.derived && <i> d</i>}
                    {cell?.other && <span class="res"> r {cell.other.shown}</span>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function unitLine({ unit, notes }: ExploreChart): string {
  return [unit, ...notes].join(' · ')
}

function saveSvg(chart: ExploreChart, drawing: SVGSVGElement | null): void {
  if (!drawing) return
  const svg = standaloneSvg(drawing, chart.title, unitLine(chart))
  save(`${fileName(chart.title)}.svg`, new Blob([svg], { type: 'image/svg+xml' }))
}

async function savePng(chart: ExploreChart, drawing: SVGSVGElement | null): Promise<void> {
  if (!drawing) return
  const svg = standaloneSvg(drawing, chart.title, unitLine(chart))
  save(`${fileName(chart.title)}.png`, await pngOf(svg))
}
