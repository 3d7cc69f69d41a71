/** The keyboard. Letters never fire inside a field; arrows move in the table (`grid.ts`). */
import { turnTheme } from '../review/brand.tsx'
import { letters } from '../review/state.ts'
import { go, place } from './address.ts'
import { dialog, said, table } from './state.ts'

/** What is told of the keys, in the order it is shown. */
export const keyList: readonly (readonly [readonly string[], string])[] = [
  [['←', '→', '↑', '↓'], 'move in the table'],
  [['Enter'], 'on a figure: its document; on a line: draw it'],
  [['Home', 'End'], 'first, last column'],
  [['/'], 'find a line'],
  [['p'], 'quarters, year to date, years'],
  [['v'], 'as first reported, as restated'],
  [['u'], 'the unit'],
  [['d'], 'light or dark'],
  [['?'], 'these keys'],
  [['Esc'], 'close what is open'],
]

const keys: Readonly<Record<string, () => void>> = {
  '/': () => (dialog.value = 'find'),
  p: nextPeriods,
  v: () => go({ vintage: place.value.vintage === 'first' ? 'restated' : 'first' }),
  u: nextScale,
  d: turnTheme,
  '?': () => (dialog.value = 'keys'),
}

export function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (event.key === 'Escape') said.value = ''
  const target = event.target as HTMLElement
  if (dialog.value !== undefined || target.matches?.('input, textarea, select')) return
  const act = letters.value || event.key === '?' ? keys[event.key] : undefined
  if (!act) return
  event.preventDefault()
  act()
}

function nextPeriods(): void {
  const now = table.value
  if (!now || now.kinds.length === 0) return
  const next = now.kinds[(now.kinds.indexOf(now.periods) + 1) % now.kinds.length]
  if (next) go({ periods: next })
}

function nextScale(): void {
  const now = table.value
  const next = now?.scales[(now.scales.indexOf(now.scale) + 1) % now.scales.length]
  if (next !== undefined) go({ scale: next })
}
