/** The coverage map: every part of the release drawn to its rows and columns. */
import { useMemo } from 'preact/hooks'
import type { ReviewFigure } from '../../src/report/review/data.ts'
import { goTo } from './act.ts'
import { grouped } from './pieces.tsx'
import { chosenFigure, data } from './state.ts'

const cellWidth = 6
const cellHeight = 3
const mapWidth = 56
const proseColumns = 8
const rowsMax = 44

interface Spot {
  readonly id: string
  readonly state: string
  readonly row: number
  readonly column: number
}

export function Rail() {
  const now = data.value
  const groups = useMemo(() => groupsOf(now?.figures ?? {}), [now])
  if (!now) return <nav class="rail" aria-label="Coverage by part" />
  const { ticked, figures } = now.coverage
  const here = chosenFigure.value?.part
  return (
    <nav class="rail" aria-label="Coverage by part">
      <h2>
        Coverage <span class="q">{shareOf(ticked, figures)}</span>
      </h2>
      <div class="maps">
        {now.parts.map((part, index) => {
          const spots = groups.get(index) ?? []
          const first = spots[0]?.id ?? ''
          const open = (event: Event): void => {
            event.preventDefault()
            goTo(first)
          }
          return (
            <a
              key={index}
              class="mini"
              href={`#${first}`}
              title={part.title}
              aria-current={here === index ? 'location' : undefined}
              onClick={open}
            >
              <PartMap spots={spots} />
              <span class="mt">
                <span class="mn">{part.title}</span>
                <span class={part.ticked < part.figures ? 'mc part' : 'mc'}>
                  {`${grouped(part.ticked)}/${grouped(part.figures)}`}
                </span>
              </span>
            </a>
          )
        })}
      </div>
    </nav>
  )
}

function PartMap({ spots }: { spots: readonly Spot[] }) {
  const rows = rank(spots.map(({ row }) => row))
  const columns = rank(spots.map(({ column }) => column))
  const step = Math.max(1, Math.ceil(rows.size / rowsMax))
  const height = Math.ceil(rows.size / step) * cellHeight
  const width = Math.max(columns.size, 1) * cellWidth
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={mapWidth}
      height={height}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {spots.map(({ id, state, row, column }) => {
        const x = columns.get(column)! * cellWidth
        const y = Math.floor(rows.get(row)! / step) * cellHeight
        const loud = state === 'error' || state === 'warning'
        const short = state === 'untested'
        return (
          <rect
            key={id}
            class={state}
            x={loud ? x - 0.5 : x}
            y={short ? y + 0.5 : y}
            width={loud ? cellWidth : short ? cellWidth / 2 : cellWidth - 1}
            height={loud ? cellHeight : short ? cellHeight - 2 : cellHeight - 1}
          />
        )
      })}
    </svg>
  )
}

function groupsOf(figures: Readonly<Record<string, ReviewFigure>>) {
  const groups: Map<number, Spot[]> = new Map()
  for (const [id, { part, cell, state }] of Object.entries(figures)) {
    const group = groups.get(part) ?? []
    groups.set(part, group)
    const [row, column] = cell ?? [
      Math.floor(group.length / proseColumns),
      group.length % proseColumns,
    ]
    group.push({ id, state, row, column })
  }
  return groups
}

/** The numbers that occur, in order, each with its position: gaps are closed. */
function rank(numbers: readonly number[]) {
  const sorted = [...new Set(numbers)].sort((left, right) => left - right)
  return new Map(sorted.map((value, index) => [value, index]))
}

/** In tenths of a percent, rounded down: 100% is never claimed too early. */
function shareOf(part: number, whole: number): string {
  if (whole === 0) return '–'
  const tenths = Math.floor((part * 1000) / whole)
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`
}
