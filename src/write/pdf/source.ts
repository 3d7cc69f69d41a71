/**
 * Composition → Typst source: a whole document in the look of a printed release, with what a
 * tagged PDF needs: title, language, heading levels without a gap, alternative texts.
 */
import type { ComposedBlock, Composition, Headline } from '../../model/composition.ts'
import { dateParts, printDate } from '../dates.ts'
import { chartCode, type Outline } from './chart.ts'
import { lookDefinitions, tableDefinitions } from './definitions.ts'
import { type Notes, runsCode } from './runs.ts'
import { isWide, tableCode } from './table.ts'
import { call, list, quoted } from './typst.ts'

/** `outline` sets what stands inside charts. */
export async function typstSource(composition: Composition, outline: Outline): Promise<string> {
  const notes: Notes = {
    byMark: new Map(composition.notes.map((note) => [note.mark, note])),
    referred: [],
  }
  const charts = new Map<string, string>()
  for (const block of composition.blocks)
    if (block.kind === 'chart') charts.set(block.id, await chartCode(block, outline))
  const mast = mastCode(composition)
  const headline = headlinesCode(composition.headline, notes)
  const blocks = blocksCode(composition.blocks, charts, notes)
  const left = composition.notes.filter(({ mark }) => !notes.referred.includes(mark))
  const rest = left.map(
    ({ mark, runs }) => `#${call('unreferred', quoted(mark), runsCode(runs, notes))}`,
  )
  return [
    settingsCode(composition, notes),
    lookDefinitions,
    tableDefinitions,
    mast,
    headline,
    ...blocks,
    ...rest,
  ].join('\n')
}

/** What the look needs of this release; language and title are what assistive software asks. */
function settingsCode({ title, entity, date, language }: Composition, notes: Notes): string {
  const [lang = '', region = ''] = language.split('-')
  const [year, month, day] = dateParts(date) ?? []
  const made = year === undefined ? 'none' : call('datetime', { year, month, day })
  const running = date === undefined ? title : `${title}, ${printDate(date, language)}`
  const spoken = {
    lang: quoted(/^[a-z]{2,3}$/i.test(lang) ? lang.toLowerCase() : 'en'),
    region: /^[a-z]{2}$/i.test(region) ? quoted(region) : undefined,
  }
  return [
    `#set ${call('document', { title: quoted(title), author: quoted(entity), date: made })}`,
    `#set ${call('text', spoken)}`,
    `#let entity = ${quoted(entity)}`,
    `#let running = ${quoted(running)}`,
    `#let marks = ${list(notes.referred.map(quoted))}`,
  ].join('\n')
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
function blocksCode(
  blocks: readonly ComposedBlock[],
  charts: ReadonlyMap<string, string>,
  notes: Notes,
): string[] {
  const turned = blocks.map((block) => block.kind === 'table' && isWide(block))
  for (let at = blocks.length - 2; at >= 0; at--)
    if (blocks[at]!.kind === 'heading' && turned[at + 1]) turned[at] = true
  let level = 1
  return blocks.map((block, at) => {
    if (block.kind === 'heading') level = Math.min(Math.max(2, block.level), level + 1)
    const turns = at === 0 ? turned[0]! : turned[at] !== turned[at - 1]
    const page = turns ? `#set page(flipped: ${turned[at]})\n` : ''
    if (block.kind === 'chart') return page + (charts.get(block.id) ?? '')
    return page + blockCode(block, level, turns, notes)
  })
}

function blockCode(block: WordBlock, level: number, turns: boolean, notes: Notes): string {
  switch (block.kind) {
    case 'heading':
      // Nothing to read is no heading.
      if (block.runs.every(({ text }) => text.trim() === '')) return ''
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
  }
}

type WordBlock = Exclude<ComposedBlock, { kind: 'chart' }>

const paragraphs = { plain: 'par', quote: 'saying', small: 'small', remark: 'remark' } as const
