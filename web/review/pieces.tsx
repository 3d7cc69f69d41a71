/** Small things that every part of the page shows alike. */
const drawn: ReadonlySet<string> = new Set([
  'ticked',
  'rounding',
  'plug',
  'untested',
  'confirmed',
  'inferred',
])

export const stateWords: Readonly<Record<string, string>> = {
  ticked: 'Ticked',
  rounding: 'Within rounding',
  plug: 'By plug, one unit',
  untested: 'Untested',
  confirmed: 'Confirmed by hand',
  error: 'Error',
  warning: 'Warning',
  note: 'Note',
  accepted: 'Accepted',
  inferred: 'Unreadable',
}

export const holdsWords: Readonly<Record<string, string>> = {
  exactly: 'exactly',
  'within-rounding': 'within rounding',
  'by-plug': 'by plug',
  no: 'does not hold',
}

/** The mark of a state; findings have their number instead. */
export function Glyph({ state }: { state: string }) {
  return drawn.has(state) ? (
    <i class="glyph" data-s={state} role="img" aria-label={stateWords[state] ?? state} />
  ) : null
}

/** "recalculated change". */
export function checkWords(check: string): string {
  return check.replaceAll('-', ' ')
}

/** "1,174". */
export function grouped(count: number): string {
  return count.toLocaleString('en')
}

/** "1 error", "2 errors". */
export function countOf(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`
}
