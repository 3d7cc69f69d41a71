/** The charts of the lines that are chosen. */
import type { ExplorePeriod, SeriesView } from '../../src/report/explore/data.ts'

export interface ChartsProps {
  readonly series: readonly SeriesView[]
  /** One for each cell of a series. */
  readonly columns: readonly ExplorePeriod[]
}

export function Charts({ series }: ChartsProps) {
  if (series.length === 0) return null
  return <section class="charts" aria-label="Charts" />
}
