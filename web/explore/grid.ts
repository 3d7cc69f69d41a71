/**
 * The keyboard in the table: one stop for the tab key, arrows from there. A place is a row and a
 * column, both from 0; column 0 is the line's label.
 */
import { signal } from '@preact/signals'
import { openSource, table, toggleLine } from './state.ts'

export interface GridPlace {
  readonly row: number
  readonly column: number
}

/** The cell that the tab key comes to. */
export const stop = signal<GridPlace>({ row: 0, column: 0 })
/** The cell whose card is open. */
export const open = signal<GridPlace | undefined>(undefined)

/** The line that is to be focused as soon as its table is there. */
let awaited: string | undefined

export function focusLine(id: string): void {
  awaited = id
  focusAwaited()
}

/** After every drawing of the table. */
export function focusAwaited(): void {
  const row = awaited === undefined ? -1 : rows().findIndex(({ id }) => id === awaited)
  if (row < 0) return
  requestAnimationFrame(() => {
    if (awaited === undefined) return
    awaited = undefined
    focusCell({ row, column: 0 })
  })
}

function rows() {
  return table.value?.rows ?? []
}

export function focusCell(place: GridPlace): void {
  stop.value = place
  const { row, column } = place
  const cell = document.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`)
  cell?.focus({ preventScroll: true })
  cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** The cell that an event is in. */
export function placeOf(target: EventTarget | null): GridPlace | undefined {
  const cell = (target as HTMLElement | null)?.closest<HTMLElement>('[data-row]')
  return cell ? { row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : undefined
}

const moves: Readonly<Record<string, (at: GridPlace, last: GridPlace) => GridPlace>> = {
  ArrowLeft: ({ row, column }) => ({ row, column: Math.max(0, column - 1) }),
  ArrowRight: ({ row, column }, last) => ({ row, column: Math.min(last.column, column + 1) }),
  ArrowUp: ({ row, column }) => ({ row: Math.max(0, row - 1), column }),
  ArrowDown: ({ row, column }, last) => ({ row: Math.min(last.row, row + 1), column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, last) => ({ row, column: last.column }),
  PageUp: ({ column }) => ({ row: 0, column }),
  PageDown: ({ column }, last) => ({ row: last.row, column }),
}

export function onGridKey(event: KeyboardEvent): void {
  const at = placeOf(event.target)
  if (!at || event.ctrlKey || event.metaKey || event.altKey) return
  const move = moves[event.key]
  if (move) {
    const last = { row: rows().length - 1, column: table.value?.columns.length ?? 0 }
    focusCell(move(at, last))
  } else if (event.key === 'Enter') enter(at)
  else if (event.key === 'Escape') open.value = undefined
  else return
  event.preventDefault()
}

/** To the document; where no release prints it, to the places that it follows from. */
function enter({ row, column }: GridPlace): void {
  const line = rows()[row]
  if (!line) return
  const source = line.cells[column - 1]?.source
  if (column === 0) toggleLine(line.id)
  else if (source) void openSource(source.release, source.figure)
  else document.querySelector<HTMLElement>('#card a')?.focus()
}
