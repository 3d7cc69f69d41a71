/**
 * Sign errors in the source: parentheses or a minus lost or added, a direction word turned.
 *
 * In: the source and the place of a figure's digits. Out: the edits, or nothing. Apart, because
 * in HTML the marks stand in other elements and cells than the digits.
 */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** What may stand between a sign mark and the digits: tags, spaces, currency and unit signs. */
const between = /^(?:\s|<[^<>]*>|&nbsp;|&#160;|&#xA0;|[$¥€£%]|&#36;|&#37;)+/
const betweenBefore = /(?:\s|<[^<>]*>|&nbsp;|&#160;|&#xA0;|[$¥€£]|&#36;)+$/
const openMark = /(?:\(|&#40;)$/
const minusMark = /(?:[-−–]|&#8722;|&#8211;|&#45;)$/
const closeMark = /^(?:\)|&#41;)/
/** Marks stand this near to the digits, tags included. */
const reach = 3000

/** The marks of a negative figure taken away. */
export function loseSign(source: string, start: number, end: number): Edit[] | undefined {
  const lead = source.slice(Math.max(0, start - reach), start).replace(betweenBefore, '')
  const leadEnd = leadEndOf(source, start)
  const minus = minusMark.exec(lead)
  if (minus) return [{ start: leadEnd - minus[0].length, end: leadEnd, text: '' }]
  const open = openMark.exec(lead)
  if (!open) return undefined
  const rest = source.slice(end, end + reach)
  const skipped = between.exec(rest)?.[0].length ?? 0
  const close = closeMark.exec(rest.slice(skipped))
  if (!close) return undefined
  const closeStart = end + skipped
  return [
    { start: leadEnd - open[0].length, end: leadEnd, text: '' },
    { start: closeStart, end: closeStart + close[0].length, text: '' },
  ]
}

/** Parentheses put around a positive figure. */
export function addSign(start: number, end: number): Edit[] {
  return [
    { start, end: start, text: '(' },
    { start: end, end, text: ')' },
  ]
}

function leadEndOf(source: string, start: number): number {
  const lead = source.slice(Math.max(0, start - reach), start)
  return start - (betweenBefore.exec(lead)?.[0].length ?? 0)
}

const opposites: Readonly<Record<string, string>> = {
  increase: 'decrease',
  increased: 'decreased',
  decrease: 'increase',
  decreased: 'increased',
  up: 'down',
  down: 'up',
  grew: 'declined',
  declined: 'increased',
  rose: 'fell',
  fell: 'rose',
  growth: 'decline',
  decline: 'increase',
  higher: 'lower',
  lower: 'higher',
}

/** A direction word right before the figure: "increased by 5%", "up 5%", "a decrease of $5". */
const direction = new RegExp(
  `\\b(${Object.keys(opposites).join('|')})((?:\\s|&nbsp;|&#160;)+(?:(?:of|by)(?:\\s|&nbsp;|&#160;)+)?` +
    '(?:JPY|[$¥€£]|\\\\)*\\s*)$',
  'i',
)

/** The direction word of a figure in prose turned into its opposite. */
export function turnDirection(source: string, start: number): Edit[] | undefined {
  const lead = source.slice(Math.max(0, start - 80), start)
  const found = direction.exec(lead)
  if (!found) return undefined
  const word = found[1]!
  const at = start - found[0].length
  return [{ start: at, end: at + word.length, text: opposites[word.toLowerCase()]! }]
}
