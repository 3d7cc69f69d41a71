/** What `tanshin inspect` prints: each stage of a check as lines of text, in reading order. */
import type { Block, Table } from '../../model/document.ts'
import type { NonFigure } from '../../model/figure.ts'
import type { Column, Entry, Grid, Line } from '../../model/grid.ts'
import type { Period } from '../../model/period.ts'
import { toPlainString } from '../../number/decimal.ts'
import { formulaOf } from '../arithmetic.ts'
import { printPeriod } from '../period.ts'
import { countOf } from '../print.ts'
import { safeText } from '../text/safe.ts'
import { truncate } from '../text/width.ts'
import type { View } from '../view.ts'
import { alignColumns } from './columns.ts'

/** By the name of the stage. */
export const stages: Readonly<Record<string, (view: View) => string[]>> = {
  document: documentLines,
  figures: figureLines,
  tables: tableLines,
  facts: factLines,
  relations: relationLines,
}

const textMax = 100

/** The lines of one stage, harmless to a terminal. */
export function inspect(view: View, stage: string): string {
  const lines = stages[stage]!(view)
  return lines.map((line) => `${safeText(line)}\n`).join('')
}

function documentLines(view: View): string[] {
  const { format, title, blocks } = view.release.document
  return [
    `${format}  ${title ?? '(no title)'}  ${countOf(blocks.length, 'block')}`,
    ...blocks.flatMap((block) => blockLines(view, block)),
  ]
}

function blockLines(view: View, block: Block): string[] {
  const at = placeAt(view, block.place.start)
  switch (block.kind) {
    case 'table':
      return [`${at}  table  ${block.rows.length} × ${block.width}`, ...rowLines(block)]
    case 'unread':
      return [`${at}  unread  ${block.reason}`]
    case 'heading':
      return [`${at}  heading ${block.level}  ${truncate(block.text, textMax)}`]
    case 'note':
      return [`${at}  note ${block.mark}  ${truncate(block.text, textMax)}`]
    default:
      return [`${at}  ${block.kind}  ${truncate(block.text, textMax)}`]
  }
}

function rowLines({ rows }: Table): string[] {
  return rows.map(({ cells }) => {
    const texts = cells.map(({ col, colSpan, text }) => {
      const span = colSpan > 1 ? `${col}+${colSpan - 1}` : `${col}`
      return `${span}:${truncate(text, 40)}`
    })
    return `    ${texts.join(' | ')}`
  })
}

function figureLines(view: View): string[] {
  const { figures, nonFigures } = view.release
  const rows = figures.map((figure) => {
    const { id, text, kind, unit = '', scale, value, place } = figure
    const state = view.stateOf(figure)
    const words = state.state === 'untested' ? `untested: ${state.reason}` : state.state
    const scaled = `10^${scale}`
    return [id, placeAt(view, place.start), text, kind, unit, scaled, toPlainString(value), words]
  })
  const columns = [{}, {}, { right: true, max: 24 }, {}, {}, {}, { right: true, max: 24 }, {}]
  return [
    countOf(figures.length, 'figure'),
    ...alignColumns(rows, columns),
    '',
    `${countOf(nonFigures.length, 'number')} that are no figures`,
    ...nonFigureLines(view, nonFigures),
  ]
}

function nonFigureLines(view: View, nonFigures: readonly NonFigure[]): string[] {
  return alignColumns(
    nonFigures.map(({ text, place, reason }) => [placeAt(view, place.start), text, reason]),
    [{}, { right: true, max: 24 }, {}],
  )
}

function tableLines(view: View): string[] {
  return view.release.grids.flatMap((grid, index) => [
    ...(index > 0 ? [''] : []),
    `table ${grid.index}  ${grid.statement}  ${grid.title || '(no title)'}`,
    ...alignColumns(grid.columns.map(columnRow), [{}, {}, {}, {}, {}, {}]),
    ...gridLines(grid),
  ])
}

function columnRow({ index, headings, nature, period, unit = '', scale, member }: Column) {
  return [
    `  column ${index}`,
    nature,
    periodText(period),
    unit,
    scale === undefined ? '' : `10^${scale}`,
    `${headings.join(' / ')}${member ? ` [${member}]` : ''}`,
  ]
}

function gridLines({ rows, columns }: Grid): string[] {
  const styles = columns.map(() => ({ right: true, max: 20 }))
  return alignColumns(rows.map(lineRow), [{}, {}, { max: 44 }, {}, ...styles])
}

function lineRow(line: Line): string[] {
  const { index, label, level, nature, isHeading, startsBlock, ruleAbove, ruleBelow } = line
  const marks = [
    startsBlock ? 'block' : '',
    isHeading ? 'heading' : '',
    line.bold ? 'bold' : '',
    ruleAbove > 0 ? `above${ruleAbove}` : '',
    ruleBelow > 0 ? `below${ruleBelow}` : '',
    periodText(line.period),
  ].filter(Boolean)
  return [
    `  row ${index}`,
    nature,
    `${'  '.repeat(Math.max(0, Math.min(level, 6)))}${label}`,
    marks.join(' '),
    ...line.entries.map(entryText),
  ]
}

function entryText(entry: Entry | undefined): string {
  if (!entry) return ''
  if (entry.kind === 'figure') return entry.figure.text
  if (entry.kind === 'nil') return 'nil'
  return `${entry.kind === 'unreadable' ? 'unreadable' : 'n/m'}:${entry.text}`
}

function factLines(view: View): string[] {
  const rows = view.release.facts.map(({ figure, label, concept, period, unit, dimensions }) => [
    figure.id,
    placeAt(view, figure.place.start),
    figure.text,
    concept ?? '?',
    label,
    periodText(period),
    unit ?? '?',
    Object.entries(dimensions)
      .map(([axis, member]) => `${axis}=${member}`)
      .join(', '),
  ])
  const styles = [{}, {}, { right: true, max: 20 }, { max: 32 }, { max: 44 }, {}, {}, {}]
  return alignColumns(rows, styles)
}

function relationLines(view: View): string[] {
  const rows = view.relations.map((judged) => {
    const { id, check, relation, outcome, bits, evidence } = judged
    const places = placeAt(view, relation.result.place.start)
    const stated = `${relation.result.text} ← ${formulaOf(judged)}`
    const why = `${bits.toFixed(1)} bits; ${evidence.join('; ')}`
    return [id, places, check, relation.kind, outcome.holds, truncate(stated, 80), why]
  })
  return alignColumns(rows, [{}, {}, {}, {}, {}, {}, { max: textMax }])
}

function periodText(period: Period | undefined): string {
  if (!period) return ''
  const text = printPeriod(period) ?? (period.months ? `${period.months} months` : '?')
  return period.forecast ? `${text} forecast` : text
}

function placeAt(view: View, offset: number): string {
  const { line, column } = view.positionAt(offset)
  return `${line}:${column}`
}
