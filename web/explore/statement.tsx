/** One table over the periods: its lines, and the charts of those that are chosen. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type {
  ExploreCell,
  ExploreRow,
  ExploreTable,
  PeriodKind,
} from '../../src/report/explore/data.ts'
import { go, place, to } from './address.ts'
import { Card } from './card.tsx'
import { Charts, Glance } from './charts.tsx'
import { focusAwaited, onGridKey, open, placeOf, stop } from './grid.ts'
import { viewAddress } from './server.ts'
import { Spark } from './spark.tsx'
import { openSource, table, tableKey, toggleLine } from './state.ts'

const kindWords: Readonly<Record<PeriodKind, string>> = {
  quarter: 'Quarters',
  'to-date': 'Year to date',
  year: 'Years',
}
const scaleWords: Readonly<Record<number, string>> = {
  0: 'units',
  3: 'thousands',
  6: 'millions',
  9: 'billions',
}

export function Statement() {
  const now = table.value
  if (!now || now.key !== tableKey.value) return <p class="q">Reading …</p>
  return (
    <>
      <header class="head">
        <div>
          <h1>{now.title}</h1>
          <p class="q">{aboutColumns(now)}</p>
        </div>
        <Controls now={now} />
      </header>
      <Charts now={now} />
      {now.rows.length === 0 ? (
        <p class="q">No release prints {kindWords[now.periods].toLowerCase()} of this table.</p>
      ) : (
        <Lines now={now} />
      )}
      <Glance />
    </>
  )
}

function aboutColumns({ columns, periods }: ExploreTable): string {
  const [first, last] = [columns[0], columns.at(-1)]
  if (!first || !last) return kindWords[periods]
  return columns.length === 1 ? last.label : `${first.label} to ${last.label}`
}

function Controls({ now }: { now: ExploreTable }) {
  const { vintage } = place.value
  const chooseScale = (event: Event): void =>
    go({ scale: Number((event.currentTarget as HTMLSelectElement).value) })
  return (
    <div class="ctl">
      <nav class="seg" aria-label="Length of the periods">
        {now.kinds.map((periods) => (
          <a
            key={periods}
            href={to({ periods })}
            aria-current={periods === now.periods ? 'true' : undefined}
          >
            {kindWords[periods]}
          </a>
        ))}
      </nav>
      <nav class="seg" aria-label="Vintage">
        <a href={to({ vintage: 'first' })} aria-current={vintage === 'first' ? 'true' : undefined}>
          As first reported
        </a>
        <a
          href={to({ vintage: 'restated' })}
          aria-current={vintage === 'restated' ? 'true' : undefined}
        >
          As restated
        </a>
      </nav>
      <select class="b" aria-label="Unit" value={String(now.scale)} onChange={chooseScale}>
        {now.scales.map((scale) => (
          <option key={scale} value={String(scale)}>
            {scaleWords[scale]}
          </option>
        ))}
      </select>
      <a class="b" href={viewAddress(now, place.value.lines, 'csv')} download>
        CSV
      </a>
      <button type="button" class="b" onClick={() => print()}>
        Print
      </button>
    </div>
  )
}

/** The pointer stays a moment before a card opens, so that it does not flicker on the way. */
const hoverMs = 220
const leaveMs = 180
let waiting = 0

function openAfter(ms: number, at: ReturnType<typeof placeOf>): void {
  clearTimeout(waiting)
  waiting = setTimeout(() => {
    open.value = at
  }, ms)
}

function onOver(event: Event): void {
  const at = placeOf(event.target)
  const isCard = (event.target as HTMLElement).closest('.pop') !== null
  if (isCard) clearTimeout(waiting)
  else if (at && at.column > 0) openAfter(hoverMs, at)
  else openAfter(leaveMs, undefined)
}

function onLeave(): void {
  openAfter(leaveMs, undefined)
}

function onFocus(event: Event): void {
  const at = placeOf(event.target)
  if (!at) return
  clearTimeout(waiting)
  stop.value = at
  open.value = at.column > 0 ? at : undefined
}

function Lines({ now }: { now: ExploreTable }) {
  const own = useRef<HTMLElement>(null)
  const region = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const section = own.current
    section?.addEventListener('mouseover', onOver)
    section?.addEventListener('mouseleave', onLeave)
    section?.addEventListener('focusin', onFocus)
    region.current?.addEventListener('keydown', onGridKey)
  }, [])
  const key = `${now.issuer} ${now.key} ${now.periods}`
  // A table opens at its latest period.
  useLayoutEffect(() => {
    const element = region.current
    if (element) element.scrollLeft = element.scrollWidth
    stop.value = { row: 0, column: 0 }
    open.value = undefined
  }, [key])
  useEffect(focusAwaited)
  const { columns, rows } = now
  const hasRestated = rows.some(({ cells }) => cells.some((cell) => cell?.restated))
  const hasDerived = rows.some(({ cells }) => cells.some((cell) => cell?.derived))
  return (
    <section class="tab" ref={own}>
      <h2 id="lines">
        <b>{`${columns.length} ${columns.length === 1 ? 'period' : 'periods'}`}</b> {now.unit ?? ''}
        <span class="key">
          {hasRestated && (
            <span>
              <sup>r</sup> restated
            </span>
          )}
          {hasDerived && (
            <span>
              <i>d</i> derived, printed nowhere
            </span>
          )}
        </span>
      </h2>
      <div class="scroll" ref={region}>
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: keys move in it */}
        <table role="grid" aria-labelledby="lines">
          <Head columns={columns} />
          <tbody>
            {rows.map((row, index) => (
              <Line key={row.id} row={row} index={index} columns={columns.length} />
            ))}
          </tbody>
        </table>
      </div>
      <Card now={now} />
    </section>
  )
}

function Head({ columns }: Pick<ExploreTable, 'columns'>) {
  return (
    <thead>
      <tr>
        <th scope="col">
          <span class="vh">Line</span>
        </th>
        {columns.map(({ label, day, end }, index) => (
          <th key={end} scope="col" class={index === columns.length - 1 ? 'n last' : 'n'}>
            <span class="per">{label}</span>
            <span class="day">{day}</span>
          </th>
        ))}
        <th scope="col" class="n chg">
          YoY
        </th>
        <th scope="col" class="sp">
          <span class="vh">Trend</span>
        </th>
      </tr>
    </thead>
  )
}

function Line({ row, index, columns }: { row: ExploreRow; index: number; columns: number }) {
  const isChosen = place.value.lines.includes(row.id)
  const first = row.indent - row.headings.length
  return (
    <>
      {row.headings.map((heading, depth) => (
        <tr key={heading} class="heading">
          <th scope="rowgroup" colSpan={columns + 3} class={`in${Math.max(0, first + depth)}`}>
            <span>{heading}</span>
          </th>
        </tr>
      ))}
      <tr class={row.total ? 'tot' : undefined} aria-selected={isChosen}>
        <th
          scope="row"
          class={`in${Math.min(5, row.indent)}`}
          data-row={index}
          data-column={0}
          tabIndex={isStop(index, 0) ? 0 : -1}
          title={row.label}
          onClick={() => toggleLine(row.id)}
        >
          <span class="lb">{row.label}</span>
          {isChosen && <span class="vh"> drawn</span>}
        </th>
        {row.cells.map((cell, at) => (
          <Cell key={at} cell={cell} row={index} column={at + 1} isLast={at === columns - 1} />
        ))}
        <td class={row.change?.startsWith('(') ? 'n chg neg' : 'n chg'}>{row.change ?? ''}</td>
        <td class="sp">
          <Spark cells={row.cells} />
        </td>
      </tr>
    </>
  )
}

function isStop(row: number, column: number): boolean {
  return stop.value.row === row && stop.value.column === column
}

interface CellProps {
  readonly cell: ExploreCell | null
  readonly row: number
  readonly column: number
  readonly isLast: boolean
}

function Cell({ cell, row, column, isLast }: CellProps) {
  const isOpen = open.value?.row === row && open.value.column === column
  const names = [
    'n',
    isLast && 'last',
    cell?.restated && 'res',
    cell?.derived && 'der',
    cell?.shown.startsWith('(') && 'neg',
  ]
  const source = cell?.source
  const follow = (event: MouseEvent): void => {
    if (!source || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    void openSource(source.release, source.figure)
  }
  return (
    <td
      class={names.filter(Boolean).join(' ')}
      data-row={row}
      data-column={column}
      data-open={isOpen || undefined}
      aria-describedby={isOpen ? 'card' : undefined}
      tabIndex={isStop(row, column) ? 0 : -1}
    >
      {cell?.restated && <span class="vh">restated </span>}
      {cell?.derived && <span class="vh">derived </span>}
      {source ? (
        <a
          class="x"
          href={`/open/${source.release}?figure=${source.figure}`}
          tabIndex={-1}
          onClick={follow}
        >
          {cell.shown}
        </a>
      ) : (
        <span class="x">{cell?.shown ?? ''}</span>
      )}
      {cell?.restated && <sup aria-hidden="true">r</sup>}
      {cell?.derived && <sup aria-hidden="true">d</sup>}
    </td>
  )
}
