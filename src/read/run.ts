/**
 * A run of text as it is gathered: characters and entities of the source come in, one `Text` with
 * white space collapsed and the place of every part goes out. All readers write through it, so
 * that "the text stands at these offsets" is true in one place.
 */
import type { Piece, Text } from '../model/document.ts'

/** How the characters are marked up. */
export interface Marks {
  readonly bold: boolean
  readonly superscript: boolean
}

export interface Run {
  text: string
  pieces: OpenPiece[]
  /** Whether the last piece is as long in the text as in the source, so that it may grow. */
  exact: boolean
  /** White space waiting for the next character; -1 where there is none. */
  spaceStart: number
  spaceEnd: number
  /** How many characters of the text are bold. */
  bold: number
  /** Hard spaces before the first character: an indent. */
  lead: number
}

interface OpenPiece {
  readonly at: number
  readonly start: number
  end: number
  readonly bold?: true
  readonly superscript?: true
}

const plain: Marks = { bold: false, superscript: false }
const bolded: Marks = { bold: true, superscript: false }

export function emptyRun(): Run {
  return { text: '', pieces: [], exact: false, spaceStart: -1, spaceEnd: -1, bold: 0, lead: 0 }
}

/** The characters of `source` from `start` to `end`, as they stand there. */
export function addText(run: Run, source: string, start: number, end: number, marks: Marks): void {
  let at = start
  while (at < end) {
    const from = at
    let code = source.charCodeAt(at)
    while (at < end && !isSpace(code) && !isRaised(code)) code = source.charCodeAt(++at)
    if (at > from) addExact(run, source.slice(from, at), from, marks)
    if (at >= end) return
    const stop = at
    if (isSpace(code)) {
      while (at < end && isSpace(code)) {
        if (code === 160 && run.text === '') run.lead += 1
        code = source.charCodeAt(++at)
      }
      addSpace(run, stop, at)
    } else {
      while (at < end && isRaised(code)) code = source.charCodeAt(++at)
      addExact(run, source.slice(stop, at), stop, { bold: marks.bold, superscript: true })
    }
  }
}

/** White space, or what stands for it: it shows only between two characters. */
export function addSpace(run: Run, start: number, end: number): void {
  if (run.text === '') return
  if (run.spaceStart < 0) run.spaceStart = start
  run.spaceEnd = end
}

/** Characters that the source spells otherwise: an entity, an escape. */
export function addSpelled(run: Run, text: string, start: number, end: number, marks: Marks): void {
  if (text.length === 1 && isSpace(text.charCodeAt(0))) {
    if (run.text === '') run.lead += 1
    addSpace(run, start, end)
    return
  }
  const last = run.pieces.at(-1)
  if (last?.start === start && last.end === end) {
    run.text += text
    return
  }
  settleSpace(run, marks)
  pushPiece(run, text, start, end, marks)
  run.exact = false
}

/** What `run` holds, as one text; the run must not grow afterwards. */
export function textOf(run: Run): Text {
  return { text: run.text, pieces: run.pieces }
}

export function isBold(run: Run): boolean {
  return run.bold > 0 && run.bold >= run.text.length - spacesMax(run)
}

/** Where the text begins and ends in the source. */
export function extentOf(text: Text): { start: number; end: number } {
  const first = text.pieces[0]
  const last = text.pieces.at(-1)
  return first && last ? { start: first.start, end: last.end } : { start: 0, end: 0 }
}

/** Several texts as one, a space between them. */
export function joinTexts(texts: readonly Text[]): Text {
  const [first] = texts
  if (first && texts.length === 1) return first
  const pieces: Piece[] = []
  let text = ''
  for (const next of texts) {
    if (next.text === '') continue
    if (text !== '') {
      const start = pieces.at(-1)?.end ?? 0
      const end = next.pieces[0]?.start ?? start
      pieces.push({ at: text.length, start, end: Math.max(start, end) })
      text += ' '
    }
    for (const piece of next.pieces) pieces.push({ ...piece, at: piece.at + text.length })
    text += next.text
  }
  return { text, pieces }
}

/** The part of a text from `from` to its end, as a text of its own. */
export function textFrom(whole: Text, from: number): Text {
  if (from === 0) return whole
  const pieces: Piece[] = []
  for (let index = 0; index < whole.pieces.length; index++) {
    const piece = whole.pieces[index]!
    const until = whole.pieces[index + 1]?.at ?? whole.text.length
    if (until <= from) continue
    if (piece.at >= from) {
      pieces.push({ ...piece, at: piece.at - from })
      continue
    }
    const isExact = until - piece.at === piece.end - piece.start
    const start = isExact ? piece.start + from - piece.at : piece.start
    pieces.push({ ...piece, at: 0, start })
  }
  return { text: whole.text.slice(from), pieces }
}

export function isSpace(code: number): boolean {
  return (
    code === 32 ||
    code === 10 ||
    code === 13 ||
    code === 9 ||
    code === 160 ||
    code === 12 ||
    code === 11 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x202f ||
    code === 0x3000 ||
    code === 0xfeff
  )
}

/** The superscript digits of Unicode: always a note mark or an exponent. */
function isRaised(code: number): boolean {
  return code >= 0xb2 && (code <= 0xb3 || code === 0xb9 || (code >= 0x2070 && code <= 0x2079))
}

function addExact(run: Run, text: string, start: number, marks: Marks): void {
  settleSpace(run, marks)
  const last = run.pieces.at(-1)
  if (
    last &&
    run.exact &&
    last.end === start &&
    (last.bold ?? false) === marks.bold &&
    (last.superscript ?? false) === marks.superscript
  ) {
    run.text += text
    last.end = start + text.length
    if (marks.bold) run.bold += text.length
    return
  }
  pushPiece(run, text, start, start + text.length, marks)
  run.exact = true
}

/** Writes the white space that waits, now that a character follows it. */
function settleSpace(run: Run, next: Marks): void {
  const start = run.spaceStart
  if (start < 0) return
  const end = run.spaceEnd
  run.spaceStart = -1
  const last = run.pieces.at(-1)
  if (last && run.exact && end - start === 1 && last.end === start && !last.superscript) {
    run.text += ' '
    last.end = end
    if (last.bold) run.bold += 1
    return
  }
  pushPiece(run, ' ', start, end, next.bold ? bolded : plain)
  run.exact = end - start === 1
}

function pushPiece(run: Run, text: string, start: number, end: number, marks: Marks): void {
  const at = run.text.length
  const { bold, superscript } = marks
  run.pieces.push(
    bold
      ? superscript
        ? { at, start, end, bold, superscript }
        : { at, start, end, bold }
      : superscript
        ? { at, start, end, superscript }
        : { at, start, end },
  )
  run.text += text
  if (bold) run.bold += text.length
}

/** Spaces count neither for nor against boldness. */
function spacesMax(run: Run): number {
  let spaces = 0
  for (let at = run.text.indexOf(' '); at >= 0; at = run.text.indexOf(' ', at + 1)) spaces += 1
  return spaces
}
