/** A line's course as a small line; where nothing is printed it is interrupted. */
import type { ExploreCell } from '../../src/report/explore/data.ts'

const width = 78
const height = 20
const margin = 3

export function Spark({ cells }: { cells: readonly (ExploreCell | null)[] }) {
  // What is drawn here decides nothing about a figure: a pixel is all that is wanted of it.
  const values = cells.map((cell) => (cell ? Number(cell.value) : undefined))
  const known = values.filter((value) => value !== undefined)
  if (known.length < 2) return null
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const span = high - low || 1
  const x = (at: number): number => margin + (at * (width - 2 * margin)) / (cells.length - 1)
  const y = (value: number): number =>
    height - margin - ((value - low) * (height - 2 * margin)) / span
  let path = ''
  values.forEach((value, at) => {
    if (value === undefined) return
    const joins = at > 0 && values[at - 1] !== undefined
    path += `${joins ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`
  })
  const last = values.at(-1)
  return (
    <svg
      class="spark"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
    >
      <path d={path} />
      {last !== undefined && <circle cx={x(cells.length - 1)} cy={y(last)} r={2.2} />}
    </svg>
  )
}
