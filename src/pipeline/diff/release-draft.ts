/**
 * A checked release as a draft: its figures known by where they stand, and by what they are of;
 * those depend on one another that a relation of the check links.
 */
import type { Document } from '../../model/document.ts'
import type { Fact } from '../../model/fact.ts'
import type { Figure } from '../../model/figure.ts'
import type { CheckResult } from '../../model/finding.ts'
import { toPlainString } from '../../number/decimal.ts'
import { termsOf } from '../../relate/figures.ts'
import { indexLines } from '../../report/lines.ts'
import { spotOf } from '../../report/spot.ts'
import { labelKey } from '../../words/label.ts'
import { periodKey } from '../../words/period.ts'
import type { Draft, DraftFigure } from './compare.ts'

export function releaseDraft({ release, relations }: CheckResult): Draft {
  const { document, figures, facts, grids } = release
  const placeOf = placesIn(document)
  const draft = figures.map((figure, index): DraftFigure => {
    const fact = facts[index]!
    const where =
      figure.in.kind === 'table'
        ? tableKeys(figure.in, grids)
        : proseKeys(figure, figure.in, document)
    return {
      id: figure.id,
      keys: [where, factKey(figure, fact), sameValueKey(figure, grids)],
      label: labelOf(fact, grids, document),
      text: figure.text,
      value: toPlainString(figure.value),
      place: placeOf(figure.place.start),
      derived: false,
    }
  })
  const dependents = new Map<string, Set<string>>()
  for (const { relation } of relations) {
    for (const { figure } of termsOf(relation)) {
      const known = dependents.get(figure.id)
      if (known) known.add(relation.result.id)
      else dependents.set(figure.id, new Set([relation.result.id]))
    }
  }
  return { figures: draft, dependentsOf: (id) => [...(dependents.get(id) ?? [])] }
}

/** Characters of a sentence that are shown before its figure. */
const leadMax = 60

type Grids = CheckResult['release']['grids']

/** Table, section, row and column in the words of the release. */
function tableKeys({ grid, row, column }: Extract<Figure['in'], { kind: 'table' }>, grids: Grids) {
  const table = grids[grid]
  const line = table?.rows[row]
  const headings = table?.columns[column]?.headings ?? []
  const parts = [table?.title ?? '', ...(line?.section ?? []), line?.key ?? '', ...headings]
  return `table|${parts.map(labelKey).join('|')}`
}

/** The text around with all digits taken out, and which of its figures it is. */
function proseKeys(
  figure: Figure,
  where: Extract<Figure['in'], { kind: 'prose' }>,
  document: Document,
): string {
  const text = textOf(document, where.block)
  const start = Math.max(text.lastIndexOf('. ', where.start), text.lastIndexOf('\n', where.start))
  const before = text.slice(start + 1, where.start)
  const after = text.slice(where.end, where.end + 60).split('. ', 1)[0] ?? ''
  return `prose|${withoutDigits(before)}|${figure.kind}|${withoutDigits(after)}`
}

function withoutDigits(text: string): string {
  return text
    .replace(/\d[\d.,]*/g, '#')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

function textOf({ blocks }: Document, index: number): string {
  const block = blocks[index]
  return block && 'text' in block && typeof block.text === 'string' ? block.text : ''
}

/** A line whose words alone were changed keeps its figures: the value in the same column. */
function sameValueKey({ kind, value, in: where }: Figure, grids: Grids): string {
  const headings =
    where.kind === 'table' ? (grids[where.grid]?.columns[where.column]?.headings ?? []) : ['prose']
  return `value|${kind}|${toPlainString(value)}|${headings.map(labelKey).join('|')}`
}

/** What it is of, wherever it stands; nothing where that is not understood. */
function factKey(figure: Figure, { label, concept, period, dimensions }: Fact): string {
  const of = concept ?? labelKey(label)
  if (of === '') return `unknown|${figure.id}|${toPlainString(figure.value)}`
  const parts = Object.values(dimensions).map(labelKey).sort()
  return `fact|${of}|${period ? periodKey(period) : ''}|${figure.kind}|${parts.join('|')}`
}

/** Label and column; of a sentence the words that lead up to it. */
function labelOf({ label, figure }: Fact, grids: Grids, document: Document): string {
  if (figure.in.kind !== 'table') {
    const { block, start } = figure.in
    const before = textOf(document, block).slice(0, start).trim()
    const words = before.slice(-leadMax).replace(/^\S*\s/, before.length > leadMax ? '…' : '$&')
    return words === '' ? label || 'in the text' : `"${words} …"`
  }
  const column = grids[figure.in.grid]?.columns[figure.in.column]
  const heading = column?.headings.filter(Boolean).at(-1)
  return [label || 'a figure', heading].filter(Boolean).join(', ')
}

function placesIn(document: Document): (offset: number) => string {
  const lines = indexLines(document.source)
  return (offset) => {
    const spot = spotOf(document, { start: offset, end: offset + 1 })
    if (spot?.kind === 'page') return `page ${spot.page}`
    if (spot?.kind === 'cell') return `${spot.sheet} ${spot.ref}`
    return `line ${lines(offset).line}`
  }
}
