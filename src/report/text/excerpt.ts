/** The sentence around a figure in prose, in one line, with carets under the figure. */
import type { Figure, InProse } from '../../model/figure.ts'
import { textAround } from '../around.ts'
import { plain, type Span, type Spans, styled } from './ink.ts'
import type { Sheet } from './sheet.ts'
import { widthOf } from './width.ts'

interface Stretch {
  readonly from: number
  readonly to: number
}

/** Two lines: the words, and the carets under the suspects of the same block. */
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

/** The sentence where it fits; otherwise as much as fits, cut between words. */
function windowAround(sheet: Sheet, text: string, { from, to }: Stretch): Stretch {
  const room = sheet.width - sheet.indent
  if (widthOf(text) <= room) return { from: 0, to: text.length }
  const cut = widthOf(sheet.symbols.ellipsis) + 1
  const sentence = sentenceStart(text, from)
  let left = widthOf(text.slice(sentence, to)) <= room - cut ? sentence : from
  if (left === from) {
    const leftRoom = Math.floor((room - widthOf(text.slice(from, to))) * 0.6) - cut
    while (left > sentence && widthOf(text.slice(left - 1, from)) <= leftRoom) left--
    while (left < from && left > 0 && text[left - 1] !== ' ') left++
  }
  const used = left === sentence ? 0 : cut
  let right = to
  while (right < text.length && widthOf(text.slice(left, right + 1)) <= room - used - cut) right++
  if (right < text.length) while (right > to && text[right] !== ' ') right--
  return { from: left, to: right }
}

function sentenceStart(text: string, before: number): number {
  const stops = [...text.slice(0, before).matchAll(/[.!?;:]["”’)]?\s+(?=\S)/g)]
  const last = stops.at(-1)
  return last ? last.index + last[0].length : 0
}

function drawWindow(sheet: Sheet, text: string, marks: readonly Stretch[], window: Stretch) {
  const { ellipsis } = sheet.symbols
  const midSentence = window.from > 0 && window.from !== sentenceStart(text, window.from + 1)
  const before = midSentence ? `${ellipsis} ` : ''
  const after = window.to < text.length ? ` ${ellipsis}` : ''
  const words: Span[] = [plain(' '.repeat(sheet.indent) + before)]
  const carets: Span[] = [plain(' '.repeat(sheet.indent + widthOf(before)))]
  let at = window.from
  for (const mark of marks) {
    if (mark.from < at || mark.to > window.to) continue
    const gap = text.slice(at, mark.from)
    const figure = text.slice(mark.from, mark.to)
    words.push(plain(gap), styled('figure', figure))
    carets.push(plain(' '.repeat(widthOf(gap))), styled('caret', '^'.repeat(widthOf(figure))))
    at = mark.to
  }
  words.push(plain(text.slice(at, window.to) + after))
  return [words, carets]
}
