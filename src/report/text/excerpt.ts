/** The sentence around a figure in prose, with carets under the figure. */
import type { Figure, InProse } from '../../model/figure.ts'
import { textAround } from '../around.ts'
import { plain, type Span, type Spans, styled } from './ink.ts'
import type { Sheet } from './sheet.ts'
import { widthOf } from './width.ts'

const linesMax = 3
/** What the ends of lines leave free, and the ellipses take. */
const slack = 24

interface Stretch {
  readonly from: number
  readonly to: number
}

/** Lines of words, and of carets under the suspects of the same block. */
export function proseExcerpt(sheet: Sheet, suspects: readonly Figure[]): Spans[] {
  const suspect = suspects[0]
  const first = suspect?.in
  if (first?.kind !== 'prose') return []
  const { release } = sheet.view
  const around = textAround(release, first, suspect!.place)
  if (!around) return []
  const places = suspects
    .filter(({ in: at, place }) => at.kind === 'prose' && textAround(release, at, place) === around)
    .map(({ in: at }) => at as InProse)
    .toSorted((left, right) => left.start - right.start)
  const { text, marks } = markedText(sheet, around.text, places)
  const main = marks[places.indexOf(first)]!
  return drawWindow(sheet, text, marks, windowAround(sheet, text, main))
}

/** The block's text made harmless, and where the suspects stand in it now. */
function markedText(sheet: Sheet, source: string, places: readonly InProse[]) {
  let text = ''
  let at = 0
  const marks: Stretch[] = []
  for (const { start, end } of places) {
    text += sheet.safe(source.slice(at, Math.max(at, start)))
    const from = text.length
    text += sheet.safe(source.slice(Math.max(at, start), end))
    marks.push({ from, to: text.length })
    at = Math.max(at, end)
  }
  return { text: text + sheet.safe(source.slice(at)), marks }
}

/** The sentence where it fits; otherwise as much around the figure, cut between words. */
function windowAround(sheet: Sheet, text: string, { from, to }: Stretch): Stretch {
  const room = (sheet.width - sheet.indent) * linesMax - slack
  const sentence = { from: sentenceStart(text, from), to: sentenceEnd(text, to) }
  if (sentence.to - sentence.from <= room && widthOf(slice(text, sentence)) <= room) return sentence
  const before = Math.floor(room * 0.65)
  let left = Math.max(sentence.from, from - before)
  while (widthOf(text.slice(left, from)) > before) left++
  while (left > sentence.from && left < from && text[left - 1] !== ' ') left++
  let right = Math.min(sentence.to, left + room)
  while (right > to && widthOf(text.slice(left, right)) > room) right--
  while (right < sentence.to && right > to && text[right] !== ' ') right--
  return { from: left, to: right }
}

function slice(text: string, { from, to }: Stretch): string {
  return text.slice(from, to)
}

/** A stop, and a capital or a digit after it: "Inc. reported" goes on. */
const stop = /[.!?]["”’)]*\s+(?=["“‘(]?[\p{Lu}\d])/gu

function sentenceStart(text: string, before: number): number {
  const last = [...text.slice(0, before).matchAll(stop)].at(-1)
  // The stop before the figure itself is seen only together with what follows it.
  const own = /[.!?]["”’)]*\s+$/.exec(text.slice(Math.max(0, before - 4), before))
  if (own) return before
  return last ? last.index + last[0].length : 0
}

function sentenceEnd(text: string, after: number): number {
  stop.lastIndex = after
  const next = stop.exec(text)
  stop.lastIndex = 0
  return next ? next.index + next[0].trimEnd().length : text.length
}

/** The words in lines; below each line with a suspect its carets. */
function drawWindow(sheet: Sheet, text: string, marks: readonly Stretch[], window: Stretch) {
  const { ellipsis } = sheet.symbols
  const midSentence = window.from > 0 && window.from !== sentenceStart(text, window.from + 1)
  const before = midSentence ? `${ellipsis} ` : ''
  const after = window.to < sentenceEnd(text, window.to - 1) ? ` ${ellipsis}` : ''
  const shown = before + slice(text, window) + after
  const shift = before.length - window.from
  const shifted = marks
    .filter(({ from, to }) => from >= window.from && to <= window.to)
    .map(({ from, to }) => ({ from: from + shift, to: to + shift }))
  return breakLines(shown, sheet.width - sheet.indent).flatMap((line) =>
    drawLine(sheet, shown, line, shifted),
  )
}

/** Lines of whole words, as stretches of the text. */
function breakLines(text: string, width: number): Stretch[] {
  const lines: Stretch[] = []
  let line: Stretch | undefined
  for (const { index, 0: word } of text.matchAll(/\S+/g)) {
    const to = index + word.length
    if (line && widthOf(text.slice(line.from, to)) <= width) {
      line = { from: line.from, to }
      continue
    }
    if (line) lines.push(line)
    line = { from: index, to }
  }
  return line ? [...lines, line] : lines
}

function drawLine(sheet: Sheet, text: string, line: Stretch, marks: readonly Stretch[]): Spans[] {
  const words: Span[] = [plain(' '.repeat(sheet.indent))]
  const carets: Span[] = [plain(' '.repeat(sheet.indent))]
  let at = line.from
  for (const mark of marks) {
    const part = { from: Math.max(mark.from, at), to: Math.min(mark.to, line.to) }
    if (part.from >= part.to) continue
    const gap = text.slice(at, part.from)
    words.push(plain(gap), styled('figure', slice(text, part)))
    const under = '^'.repeat(widthOf(slice(text, part)))
    carets.push(plain(' '.repeat(widthOf(gap))), styled('caret', under))
    at = part.to
  }
  words.push(plain(text.slice(at, line.to)))
  return carets.length > 1 ? [words, carets] : [words]
}
