/** Text → its lines, with the offsets of each and whether a page begins there. */
import { entityAt } from './html-tokens.ts'

export interface Line {
  /** Offsets into the source, without the line break. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** Where each character of the text stands, if tags or entities are left out of it. */
  readonly offsets?: readonly number[]
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

/** The offset in the source of a column of the line. */
export function offsetAt({ start, end, offsets }: Line, column: number): number {
  return offsets ? (offsets[column] ?? end) : start + column
}

const tag = /<\/?[A-Za-z][^<>]{0,300}>/y
/** Longer lines of marked-up text are no rows. */
const markedMax = 4000

/** A line marked up in HTML as it shows: without tags, every entity as one character. */
export function shownLine(source: string, line: Line): Line {
  if (!/[<&]/.test(line.text) || line.text.length > markedMax) return line
  const offsets: number[] = []
  let text = ''
  let at = line.start
  while (at < line.end) {
    tag.lastIndex = at
    const length = source[at] === '<' ? (tag.exec(source)?.[0].length ?? 0) : 0
    if (length > 0) {
      at += length
      continue
    }
    const entity = source[at] === '&' ? entityAt(source, at, line.end) : undefined
    text += entity ? shownAs(entity.text) : source[at]
    offsets.push(at)
    at += entity?.length ?? 1
  }
  return { ...line, text, offsets }
}

/** One character, so that columns stay where they are. */
function shownAs(text: string): string {
  return text.charCodeAt(0) === 160 ? ' ' : text.charAt(0)
}

export function isBlankLine({ text }: Line): boolean {
  return text.trim() === ''
}

/** A line that begins a block of its own in Markdown. */
export function isSpecial(line: Line): boolean {
  return /^ {0,3}(?:#{1,6}\s|>|```)/.test(line.text) || isListItem(line)
}

/** The bullet or number of a list. */
export const listMark = /^\s*(?:[-*+]|\d{1,2}[.)])\s+(?=\S)/

export function isListItem({ text }: Line): boolean {
  return listMark.test(text)
}
