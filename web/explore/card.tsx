/**
 * What stands beside the cell that is pointed at or focused: where it is printed; of a restated one
 * both values and places; of a derived one what it follows from.
 */
import { useLayoutEffect, useRef } from 'preact/hooks'
import type {
  ExploreCell,
  ExploreOperand,
  ExploreSource,
  ExploreTable,
  ExploreValue,
} from '../../src/report/explore/data.ts'
import { focusCell, open } from './grid.ts'
import { openSource } from './state.ts'

const gap = 6
const narrow = matchMedia('(max-width: 760px)')

export function Card({ now }: { now: ExploreTable }) {
  const own = useRef<HTMLDivElement>(null)
  const at = open.value
  const row = at && now.rows[at.row]
  const cell = at && row?.cells[at.column - 1]
  const column = at && now.columns[at.column - 1]
  useLayoutEffect(() => {
    if (!at) return undefined
    const keep = (): void => {
      if (own.current) settle(own.current, at.row, at.column)
    }
    keep()
    // Both the page and the table scroll.
    addEventListener('scroll', keep, { capture: true, passive: true })
    return () => removeEventListener('scroll', keep, { capture: true })
  })
  if (!at || !row || !cell || !column) return null
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    focusCell(at)
    open.value = undefined
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its links are the controls
    <div class="pop" id="card" ref={own} onKeyDown={onKey}>
      <p class="pt">{`${row.label}, ${column.label}`}</p>
      {cell.restated ? (
        <Restated cell={cell} />
      ) : cell.derived ? (
        <Derived cell={cell} />
      ) : (
        <table>
          <tbody>
            <Value value={cell} words="" text={cell.source?.text} />
          </tbody>
        </table>
      )}
      <p class="remark">{wordsOn(now, at.row, at.column)}</p>
    </div>
  )
}

/** Under its cell, over it where there is more room; a sheet at the foot of a narrow page. */
function settle(card: HTMLElement, row: number, column: number): void {
  const cell = document.querySelector(`[data-row="${row}"][data-column="${column}"]`)
  if (!cell || narrow.matches) {
    card.style.left = card.style.top = ''
    return
  }
  const box = cell.getBoundingClientRect()
  const { width, height } = card.getBoundingClientRect()
  const left = Math.max(gap, Math.min(innerWidth - width - gap, box.right - width))
  const fits = box.bottom + gap + height <= innerHeight
  card.style.left = `${left}px`
  card.style.top = `${fits ? box.bottom + gap : Math.max(gap, box.top - gap - height)}px`
}

function Restated({ cell }: { cell: ExploreCell }) {
  const { first, later, difference, percent } = cell.restated!
  return (
    <table>
      <tbody>
        <Value value={first} words="First reported" />
        <Value value={later} words="Restated" />
        <tr class="r">
          <th scope="row">Difference{percent ? `, ${percent}` : ''}</th>
          <td class={signed(difference)}>{difference}</td>
        </tr>
      </tbody>
    </table>
  )
}

function Derived({ cell }: { cell: ExploreCell }) {
  const { operation, left, right } = cell.derived!
  return (
    <table>
      <tbody>
        <Operand value={left} words="" />
        <Operand value={right} words={operation === 'sum' ? 'and ' : 'less '} />
        <tr class="r">
          <th scope="row">Derived, printed in no release</th>
          <td class={signed(cell.shown)}>{cell.shown}</td>
        </tr>
      </tbody>
    </table>
  )
}

function Operand({ value, words }: { value: ExploreOperand; words: string }) {
  return <Value value={value} words={`${words}${value.period}`} />
}

function Value({
  value,
  words,
  text,
}: {
  value: ExploreValue
  words: string
  text?: string | undefined
}) {
  const { source, shown } = value
  return (
    <tr>
      <th scope="row">
        {words}
        {words && source ? ', ' : ''}
        {source && <SourceLink source={source} />}
      </th>
      <td class={signed(text ?? shown)}>{text ?? shown}</td>
    </tr>
  )
}

function SourceLink({ source }: { source: ExploreSource }) {
  const { release, figure, period, name, where } = source
  const follow = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    void openSource(release, figure)
  }
  return (
    <a href={`/open/${release}?figure=${figure}`} title={name} onClick={follow}>
      {`${period ? `${period} release` : name}, ${where}`}
    </a>
  )
}

function signed(text: string): string {
  return text.startsWith('(') ? 'n neg' : 'n'
}

/** Whether it is tied out where it is printed, and whether its total moved with it. */
function wordsOn(now: ExploreTable, row: number, column: number): string {
  const cell = now.rows[row]?.cells[column - 1]
  if (!cell) return ''
  if (cell.restated) return totalWords(now, row, column)
  const words = { ticked: 'Ticked', finding: 'In a finding', untested: 'Untested' }
  return cell.source ? `${words[cell.source.state]} in its release.` : ''
}

function totalWords(now: ExploreTable, row: number, column: number): string {
  const rest = now.rows.slice(row + 1)
  const end = rest.findIndex(({ headings }) => headings.length > 0)
  const below = rest.slice(0, end < 0 ? rest.length : end).find(({ total }) => total)
  const cell = below?.cells[column - 1]
  if (!below || !cell || now.rows[row]!.total) return ''
  return cell.restated
    ? `${below.label} moves by ${cell.restated.difference}.`
    : `${below.label} of ${cell.shown} is conserved.`
}
