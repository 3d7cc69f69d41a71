/**
 * A view of an HTML release and its bytes → the same page with a mark beside every figure and the
 * tie-out at its end. What the release's author wrote stays byte for byte; marks are only inserted.
 */
import { type Insertion, insertInto } from '../../read/insert.ts'
import { element, join, type Markup, verbatim } from '../../write/markup.ts'
import type { ReportOptions } from '../report.ts'
import type { View } from '../view.ts'
import { type Anchor, anchorsIn } from './anchors.ts'
import { glyphHtml } from './html-glyphs.ts'
import { sheetHtml } from './html-sheet.ts'
import { sheetStyle } from './html-style.ts'
import { type Mark, marksOf } from './marks.ts'
import { tieOutOf } from './tie-out.ts'

/** Undefined where the encoding does not let marks in. */
export function markHtml(
  bytes: Uint8Array,
  view: View,
  options: ReportOptions,
): Uint8Array | undefined {
  const { document } = view.release
  const marks = marksOf(view, options.checks ?? [])
  const anchorOf = anchorsIn(document)
  const insertions: Insertion[] = []
  let last = 0
  for (const mark of marks) {
    const anchor = anchorOf(mark.figure)
    if (anchor.start < last) continue
    insertions.push(...insertionsOf(mark, anchor, document.source))
    last = anchor.after
  }
  const sheet = sheetHtml(tieOutOf(view, marks, options))
  const style = element('style', { 'data-tanshin': 'style' }, verbatim(sheetStyle))
  insertions.push({ at: endOfPage(document.source), text: ascii(join([style, sheet])) })
  return insertInto(bytes, insertions)
}

/** Whether a release has been marked before; its marks would stand twice. */
export function isMarkedHtml(source: string): boolean {
  return source.includes(' data-tanshin="sheet"')
}

function insertionsOf(mark: Mark, anchor: Anchor, source: string): Insertion[] {
  const { start, end, after, inTable } = anchor
  const made: Insertion[] = []
  const until = source.slice(end, after) === '%' ? after : end
  // A line or a box around the digits, unless tags run through them.
  if (mark.glyph !== 'tick' && mark.glyph !== 'plug' && !source.slice(start, until).includes('<')) {
    made.push({ at: start, text: `<span class="tanshin-on tanshin-${mark.glyph}">` })
    made.push({ at: until, text: '</span>' })
  }
  return [...made, { at: after, text: ascii(markHtmlOf(mark, inTable)) }]
}

function markHtmlOf(mark: Mark, inTable: boolean): Markup {
  const attributes = {
    'data-tanshin': mark.figure.id,
    id: `tanshin-${mark.figure.id}`,
    class: `tanshin-m tanshin-${inTable ? 'cell' : 'prose'}`,
    role: 'img',
    'aria-label': mark.words,
  }
  const fix = !inTable && mark.suggestion
  return element(
    'i',
    attributes,
    glyphHtml(mark.glyph, mark.sign),
    fix ? element('b', { class: 'tanshin-fix' }, fix) : undefined,
  )
}

/** Before the page ends; of several ends the last. */
function endOfPage(source: string): number {
  const lower = source.toLowerCase()
  const ends = ['</body', '</html', '</text>'].map((tag) => lower.lastIndexOf(tag))
  return ends.find((at) => at >= 0) ?? source.length
}

/** Every encoding holds ASCII; the rest is spelled as entities. */
function ascii({ html }: Markup): string {
  return html.replace(/[^\p{ASCII}]/gu, (character) => `&#${character.codePointAt(0)};`)
}
