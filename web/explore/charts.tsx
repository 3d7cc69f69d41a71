/** The charts of what is looked at: of the lines that are chosen, else what a table has to show. */
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { ExploreCharts, ExploreTargetChart } from '../../src/report/explore/chart-data.ts'
import type { ExploreTable } from '../../src/report/explore/data.ts'
import { go, place } from './address.ts'
import { Figure } from './chart/figure.tsx'
import { SmallMultiples } from './chart/small.tsx'
import { TargetCharts } from './chart/targets.tsx'
import { readCharts, readTargetCharts } from './server.ts'
import { said } from './state.ts'
import './chart/chart.css'

const shown = signal<ExploreCharts | undefined>(undefined)
const aims = signal<readonly ExploreTargetChart[]>([])
/** Counts up with every question: an answer that a later one overtook is not shown. */
let asked = 0

/** Read anew with every table: the table itself is when the facts are other ones. */
function useCharts(now: ExploreTable): void {
  const { lines } = place.value
  useEffect(() => {
    const own = ++asked
    readCharts(now, lines)
      .then((read) => {
        if (own === asked) shown.value = read
      })
      .catch((error: Error) => {
        said.value = error.message
      })
  }, [now, lines.join(' ')])
}

export function Charts({ now }: { now: ExploreTable }) {
  useCharts(now)
  const charts = shown.value
  if (!charts || charts.charts.length === 0) return null
  const { lines } = place.value
  return (
    <section class="charts" aria-label="Charts" data-count={charts.charts.length}>
      {charts.charts.map((chart, index) => (
        <Figure key={chart.id} chart={chart} isWide={index === 0} />
      ))}
      {lines.length > 0 && (
        <p class="back">
          <button type="button" class="link" onClick={() => go({ lines: [] })}>
            Draw the whole table
          </button>
        </p>
      )}
    </section>
  )
}

/** Below the lines: everything else at a glance. */
export function Glance() {
  const charts = shown.value
  return charts ? <SmallMultiples charts={charts} /> : null
}

export function Aims({ issuer }: { issuer: string }) {
  useEffect(() => {
    readTargetCharts(issuer)
      .then((read) => {
        aims.value = read
      })
      .catch((error: Error) => {
        said.value = error.message
      })
  }, [issuer])
  return <TargetCharts charts={aims.value} />
}
