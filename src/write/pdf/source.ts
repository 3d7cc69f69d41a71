/**
 * Composition → Typst source: a whole document in the look of a printed release, with what a
 * tagged PDF needs: title, language, heading levels without a gap, alternative texts.
 */
import type { ComposedBlock, Composition, Headline } from '../../model/composition.ts'
import { printDate } from '../dates.ts'
import { type Notes, runsCode } from './runs.ts'
import { isWide, tableCode, tableDefinitions } from './table.ts'
import { call, list, quoted } from './typst.ts'

export function typstSource(composition: Composition): string {
  const notes: Notes = {
    byMark: new Map(composition.notes.map((note) => [note.mark, note])),
    referred: [],
  }
  const mast = mastCode(composition)
  const headline = headlinesCode(composition.headline, notes)
  const blocks = blocksCode(composition.blocks, notes)
  const left = composition.notes.filter(({ mark }) => !notes.referred.includes(mark))
  const rest = left.map(
    ({ mark, runs }) => `#${call('unreferred', quoted(mark), runsCode(runs, notes))}`,
  )
  return [
    settingsCode(composition, notes),
    tableDefinitions,
    mast,
    headline,
    ...blocks,
    ...rest,
  ].join('\n')
}

function settingsCode({ title, entity, date, language }: Composition, notes: Notes): string {
  const [lang, region] = language.split('-')
  const [year, month, day] =
    /^(\d{4})-(\d{2})-(\d{2})$/
      .exec(date ?? '')
      ?.slice(1)
      .map(Number) ?? []
  const made = year && month && day ? call('datetime', { year, month, day }) : 'none'
  const right = date === undefined ? title : `${title}, ${printDate(date, language)}`
  return `
#let ink = rgb("#16191f")
#let quiet = rgb("#595e67")
#let japanese = "Noto Sans JP"
#let serif = ("Source Serif 4", "Libertinus Serif", japanese)
#let sans = ("Inter", "Libertinus Serif", japanese)
#set document(title: ${quoted(title)}, author: ${quoted(entity)}, date: ${made})
#set text(lang: ${quoted(/^[a-z]{2,3}$/i.test(lang!) ? lang!.toLowerCase() : 'en')}${region && /^[a-z]{2}$/i.test(region) ? `, region: ${quoted(region)}` : ''}, font: serif, size: 9.5pt, fill: ink)
#set par(leading: 0.62em, spacing: 1.25em, justify: false)
#set page(
  paper: "a4", margin: (x: 17mm, top: 20mm, bottom: 20mm),
  header: context if counter(page).get().first() > 1 {
    set text(font: sans, size: 7pt, fill: quiet)
    grid(columns: (auto, 1fr), ${quoted(entity)}, align(end, ${quoted(right)}))
  },
  footer: context { set text(font: sans, size: 7pt, fill: quiet); align(end, counter(page).display("1 / 1", both: true)) },
)
#let marks = ${list(notes.referred.map(quoted))}
#set footnote(numbering: n => marks.at(n - 1, default: str(n)))
#show footnote.entry: set text(font: sans, size: 7pt, fill: quiet)
#set footnote.entry(gap: 0.5em, indent: 0em, separator: line(length: 30%, stroke: 0.4pt + luma(150)))
#show heading: set block(above: 22pt, below: 9pt, sticky: true)
#show heading.where(level: 1): set text(size: 21pt, weight: 600)
#show heading.where(level: 2): set text(size: 13.5pt, weight: 600)
#show heading.where(level: 3): set text(size: 11pt, weight: 600)
#show list: set block(above: 10pt, below: 12pt)
#show enum: set block(above: 10pt, below: 12pt)
#set list(spacing: 0.8em)
#set enum(spacing: 0.8em)
#set strong(delta: 200)
#set figure.caption(position: top)
#show figure.caption: it => block(width: 100%, below: 5pt, sticky: true, align(start, text(font: sans, size: 8.5pt, weight: 600, it.body)))
#show link: set text(fill: rgb("#1d3aa6"))
#set list(marker: [•], indent: 2pt, body-indent: 7pt)
#set enum(indent: 2pt, body-indent: 7pt)
#let small(body) = block(text(font: sans, size: 7.5pt, fill: quiet, body))
#let unreferred(mark, body) = small({ super(mark); " "; body })
#let saying(body) = quote(block: true, emph(body))
#let line-of(body) = block(above: 9pt, below: 4pt, text(font: sans, size: 8.5pt, fill: quiet, body))
#let highlight(title, body, remark) = block(width: 100%, inset: (y: 5pt), stroke: (bottom: 0.4pt + luma(190)), below: 0pt, above: 0pt, {
  set text(font: sans, size: 8.5pt)
  text(weight: 500, title); ": "; text(size: 11pt, weight: 600, body); remark
})`
}

function mastCode({ title, entity, date, basis, language }: Composition): string {
  const lines = [date === undefined ? undefined : printDate(date, language), basis]
  return [
    '#line(length: 100%, stroke: 2.2pt + ink)',
    `#block(above: 6pt, below: 26pt, text(font: sans, size: 9pt, weight: 600, ${quoted(entity)}))`,
    `#heading(level: 1, ${quoted(title)})`,
    ...lines.flatMap((line) => (line === undefined ? [] : [`#line-of(${quoted(line)})`])),
    '#v(14pt)',
  ].join('\n')
}

function headlinesCode(headline: readonly Headline[], notes: Notes): string {
  if (headline.length === 0) return ''
  const lines = headline.map(({ label, figure, remark }) => {
    const rest = remark ? `[, #${runsCode(remark, notes)}]` : '[]'
    return `#${call('highlight', quoted(label), runsCode([figure], notes), rest)}`
  })
  return [...lines, '#v(8pt)'].join('\n')
}

/** A wide table turns its page, and the headings right before it turn with it. */
function blocksCode(blocks: readonly ComposedBlock[], notes: Notes): string[] {
  const turned = blocks.map((block) => block.kind === 'table' && isWide(block))
  for (let at = blocks.length - 2; at >= 0; at--)
    if (blocks[at]!.kind === 'heading' && turned[at + 1]) turned[at] = true
  let level = 1
  return blocks.map((block, at) => {
    if (block.kind === 'heading') level = Math.min(Math.max(2, block.level), level + 1)
    const turns = at === 0 ? turned[0]! : turned[at] !== turned[at - 1]
    const page = turns ? `#set page(flipped: ${turned[at]})\n` : ''
    return page + blockCode(block, level, turns, notes)
  })
}

function blockCode(block: ComposedBlock, level: number, turns: boolean, notes: Notes): string {
  switch (block.kind) {
    case 'heading':
      return `#${call('heading', { level: Math.min(6, level) }, runsCode(block.runs, notes))}`
    case 'paragraph': {
      const words = runsCode(block.runs, notes)
      return `#${call(paragraphs[block.style ?? 'plain'], words)}`
    }
    case 'list': {
      const items = block.items.map((item) => runsCode(item, notes))
      return `#${call(block.ordered ? 'enum' : 'list', ...items)}`
    }
    case 'table':
      return tableCode(block, notes)
    case 'page-break':
      return turns ? '' : '#pagebreak(weak: true)'
    case 'chart':
      return ''
  }
}

const paragraphs = { plain: 'par', quote: 'saying', small: 'small', remark: 'remark' } as const
