/** Text → its lines, with the offsets of each and whether a page begins there. */

export interface Line {
  /** Offsets into the source, without the line break. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** A form feed stands before it. */
  readonly startsPage: boolean
}

export function splitLines(source: string, start: number, end: number): Line[] {
  const lines: Line[] = []
  let at = start
  let startsPage = false
  while (at < end) {
    while (at < end && source.charCodeAt(at) === 12) {
      startsPage = true
      at += 1
    }
    const next = endOfLine(source, at, end)
    const stop = source.charCodeAt(next - 1) === 13 && next > at ? next - 1 : next
    lines.push({ start: at, end: stop, text: source.slice(at, stop), startsPage })
    startsPage = source.charCodeAt(next) === 12
    at = next + 1
  }
  return lines
}

/** The next line break or form feed. */
function endOfLine(source: string, at: number, end: number): number {
  let next = at
  while (next < end) {
    const code = source.charCodeAt(next)
    if (code === 10 || code === 12) return next
    if (code === 13 && source.charCodeAt(next + 1) !== 10) return next
    next += 1
  }
  return end
}

export function isBlankLine({ text }: Line): boolean {
  return text.trim() === ''
}
