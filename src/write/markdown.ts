/**
 * Composition → Markdown (GitHub's: pipe tables, footnotes). Pipe tables know no spans and one
 * heading row: a heading over several columns is repeated over each, further heading rows are set
 * in bold below the first. Charts are left out; their figures are those of the tables.
 */
import type {
  ComposedBlock,
  ComposedRow,
  ComposedTable,
  Composition,
  Headline,
  Run,
} from '../model/composition.ts'
import { printDate } from './dates.ts'
import { headRowsOf } from './head.ts'
import type { Writer } from './writer.ts'

export const markdown: Writer = {
  format: 'markdown',
  extension: 'md',
  async write(composition) {
    return new TextEncoder().encode(markdownOf(composition))
  },
}

function markdownOf(composition: Composition): string {
  const { notes, blocks, headline } = composition
  const parts = [
    `# ${escaped(composition.title)}`,
    mastOf(composition),
    headline.map(headlineOf).join('\n'),
    ...blocks.map(blockOf),
    ...notes.map(({ mark, runs }) => `[^${mark}]: ${inline(runs)}`),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** Whose release it is, its date and basis, a line each. */
function mastOf({ entity, date, basis, language }: Composition): string {
  const lines = [
    `**${escaped(entity)}**`,
    ...(date === undefined ? [] : [escaped(printDate(date, language))]),
    ...(basis === undefined ? [] : [escaped(basis)]),
  ]
  return lines.join('\\\n')
}

function headlineOf({ label, figure, remark }: Headline): string {
  const rest = remark ? `, ${inline(remark)}` : ''
  return `- ${escaped(label)}: ${inline([{ ...figure, strong: true }])}${rest}`
}

function blockOf(block: ComposedBlock): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(Math.min(6, Math.max(1, block.level)))} ${inline(block.runs)}`
    case 'paragraph':
      return block.style === 'quote' ? `> ${inline(block.runs)}` : escapeStart(inline(block.runs))
    case 'list':
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${inline(item)}`)
        .join('\n')
    case 'table':
      return tableOf(block)
    case 'page-break':
      return '---'
    case 'chart':
      return ''
  }
}

function tableOf(table: ComposedTable): string {
  const unit = table.unit === undefined ? '' : ` (${escaped(table.unit)})`
  const [first = [], ...further] = headRowsOf(table)
  const strong = (text: string): string => (text === '' ? '' : `**${escaped(text)}**`)
  const lines = [
    lineOf([table.labelHeading ?? '', ...first].map(escaped)),
    lineOf([':---', ...table.columns.map(({ kind }) => (kind === 'text' ? ':---' : '---:'))]),
    ...further.map((texts) => lineOf(['', ...texts.map(strong)])),
    ...table.rows.flatMap((row) => rowOf(row, table.columns.length)),
  ]
  const remarks = table.remarks.map((remark) => escapeStart(inline(remark)))
  return [`**${escaped(table.caption)}**${unit}`, lines.join('\n'), ...remarks].join('\n\n')
}

/** Steps from the margin are hard spaces: others are lost in a cell. */
function rowOf({ kind, label, indent, cells }: ComposedRow, width: number): string[] {
  if (kind === 'blank') return []
  const isStrong = kind === 'total' || kind === 'section'
  const words = inline(isStrong ? label.map((run) => ({ ...run, strong: !run.note })) : label)
  const figures = Array.from({ length: width }, (_, at) => {
    const cell = cells[at]
    if (!cell) return ''
    return escaped(cell.text) + (cell.note === undefined ? '' : `[^${cell.note}]`)
  })
  return [lineOf([`${'\u00a0\u00a0'.repeat(indent)}${words}`, ...figures])]
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function inline(runs: readonly Run[]): string {
  return joinStrong(runs).map(runOf).join('')
}

/** Runs in one style are one stretch: "**JPY** **467**" would not close where it should. */
function joinStrong(runs: readonly Run[]): Run[] {
  const joined: Run[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    const isSame =
      last &&
      last.href === run.href &&
      last.note === undefined &&
      run.note === undefined &&
      (last.strong ?? false) === (run.strong ?? false) &&
      (last.emphasis ?? false) === (run.emphasis ?? false)
    if (isSame) joined[joined.length - 1] = { ...last, text: last.text + run.text }
    else joined.push(run)
  }
  return joined
}

function runOf({ text, strong, emphasis, href, note }: Run): string {
  if (note !== undefined) return `[^${note}]`
  const mark = `${strong ? '**' : ''}${emphasis ? '*' : ''}`
  // Marks of emphasis must touch a word: spaces at the ends stay outside.
  const [, lead, words, tail] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) as unknown as string[]
  if (words === '') return text
  const styled = `${mark}${escaped(words!)}${[...mark].reverse().join('')}`
  return `${lead}${href === undefined ? styled : `[${styled}](${escapeAddress(href)})`}${tail}`
}

/** What Markdown would read as a mark is escaped; a line end is a space. */
function escaped(text: string): string {
  return text
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/[\\`*_[\]<>|~]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
}

/** A paragraph that would be read as a heading, a list or a rule. */
function escapeStart(line: string): string {
  return line.replace(/^(?:[#+=-]|\d{1,9}(?=[.)]\s))/, (start) =>
    /^\d/.test(start) ? `${start}\\` : `\\${start}`,
  )
}

function escapeAddress(href: string): string {
  return href.replace(/[\s()<>\\]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase()
    return `%${code.padStart(2, '0')}`
  })
}
