/** Small multiples: one width, each with a scale of its own, which the heading states. */
import type {
  ChartValue,
  ExploreCharts,
  ExploreSmall,
} from '../../../src/report/explore/chart-data.ts'

const width = 131
const height = 46
const inset = 3

export function SmallMultiples({ charts }: { charts: ExploreCharts }) {
  const { small, against, unit } = charts
  if (small.length === 0) return null
  const change = against === undefined ? '' : `; change on ${against}`
  return (
    <section class="sm" aria-labelledby="small">
      <h2 id="small">
        At a glance{' '}
        <span class="q">
          {unit && `${unit}; `}each has its own scale, bars from zero, lines not{change}
        </span>
      </h2>
      <div>
        {small.map((one) => (
          <Small key={one.id} one={one} />
        ))}
      </div>
    </section>
  )
}

function Small({ one }: { one: ExploreSmall }) {
  return (
    <figure>
      <figcaption title={one.name}>{one.name}</figcaption>
      <p>
        <b>{one.shown}</b> <span>{[one.change, one.unit].filter(Boolean).join(' · ')}</span>
      </p>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={one.sentence}>
        {one.form === 'bars' ? <Bars cells={one.cells} /> : <Line cells={one.cells} />}
      </svg>
    </figure>
  )
}

type Cells = readonly (ChartValue | null)[]

/** Pixels only: what is said is said in words. */
function numbersIn(cells: Cells): number[] {
  return cells.flatMap((cell) => (cell ? [Number(cell.value)] : []))
}

function Bars({ cells }: { cells: Cells }) {
  const values = numbersIn(cells)
  const [high, low] = [Math.max(0, ...values), Math.min(0, ...values)]
  const y = (value: number): number =>
    inset + ((high - value) * (height - 2 * inset)) / (high - low || 1)
  const band = width / cells.length
  return (
    <>
      {cells.map((cell, at) => {
        if (!cell) return null
        const value = Number(cell.value)
        return (
          <rect
            key={at}
            class={at === cells.length - 1 ? 'now' : 'then'}
            x={at * band}
            y={Math.min(y(value), y(0))}
            width={band * 0.74}
            height={Math.abs(y(value) - y(0))}
          />
        )
      })}
      <path class="base" d={`M0 ${y(0)}H${width}`} />
    </>
  )
}

function Line({ cells }: { cells: Cells }) {
  const values = numbersIn(cells)
  const [high, low] = [Math.max(...values), Math.min(...values)]
  const x = (at: number): number =>
    inset + (at * (width - 2 * inset)) / Math.max(1, cells.length - 1)
  const y = (value: number): number =>
    inset + ((high - value) * (height - 2 * inset)) / (high - low || 1)
  let path = ''
  cells.forEach((cell, at) => {
    if (cell) path += `${at > 0 && cells[at - 1] ? 'L' : 'M'}${x(at)} ${y(Number(cell.value))}`
  })
  const last = cells.at(-1)
  return (
    <>
      <path class="line" d={path} />
      {last && <circle cx={x(cells.length - 1)} cy={y(Number(last.value))} r={2.5} />}
    </>
  )
}
