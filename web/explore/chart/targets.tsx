/** Targets against the outcome: a bar in a track, dashed the share of the period that is gone. */
import type { ExploreTargetChart, TargetRow } from '../../../src/report/explore/chart-data.ts'

export function TargetCharts({ charts }: { charts: readonly ExploreTargetChart[] }) {
  if (charts.length === 0) return null
  return (
    <section class="charts aims" aria-label="Targets against outcome">
      {charts.map((chart) => (
        <Aims key={chart.id} chart={chart} />
      ))}
    </section>
  )
}

function Aims({ chart }: { chart: ExploreTargetChart }) {
  const isRevised = chart.rows.some(({ revised }) => revised)
  return (
    <figure class="chart" data-form="targets" data-id={chart.id}>
      <figcaption>
        <b>{chart.title}</b>
        <span>{chart.unit}</span>
        {isRunning(chart) && <span class="note">dashed: {chart.goneShown}</span>}
        {isRevised && <span class="note res">▲ first target, revised since</span>}
      </figcaption>
      <p class="vh">{chart.sentence}</p>
      {chart.rows.map((row, index) => (
        <Aim key={index} row={row} gone={isRunning(chart) ? chart.gone : undefined} />
      ))}
    </figure>
  )
}

function isRunning({ gone }: ExploreTargetChart): boolean {
  return Number(gone) > 0 && Number(gone) < 1
}

function Aim({ row, gone }: { row: TargetRow; gone: string | undefined }) {
  return (
    <div class="aim" aria-hidden="true">
      <p>
        <span class="nm">{row.name}</span> <span class="q">{row.shown}</span>{' '}
        <b>{row.shareShown ?? ''}</b>
      </p>
      {row.share !== undefined && <Track row={row} share={row.share} gone={gone} />}
    </div>
  )
}

interface TrackProps {
  readonly row: TargetRow
  readonly share: string
  readonly gone: string | undefined
}

function Track({ row, share, gone }: TrackProps) {
  const most = Math.max(1, Number(share), Number(row.revised?.at ?? 0))
  const x = (part: string): string => `${(Number(part) / most) * 100}%`
  return (
    <svg aria-hidden="true">
      <rect class="track" y="2" width={x('1')} height="7" />
      <rect class="act" y="2" width={x(share)} height="7" />
      {gone !== undefined && <line class="due" x1={x(gone)} x2={x(gone)} y1="0" y2="11" />}
      {row.revised && (
        <text class="rev" x={x(row.revised.at)} y="17">
          <title>{row.revised.shown}</title>▲
        </text>
      )}
    </svg>
  )
}
