/**
 * A small release with its result written out by hand: an addend that broke a total, a percentage
 * that does not recalculate, a plug, an unreadable cell, and a figure that nothing determines.
 */
import type { Block, Cell, Document, Piece, Row, Table } from '../../src/model/document.ts'
import type { Fact } from '../../src/model/fact.ts'
import type { Figure, FigureKind } from '../../src/model/figure.ts'
import type { CheckResult, FigureState, Finding, Release } from '../../src/model/finding.ts'
import type { Column, Entry, Grid, Line } from '../../src/model/grid.ts'
import type { Judged, Relation, Term } from '../../src/model/relation.ts'
import { type Decimal, decimal, shift } from '../../src/number/decimal.ts'
import type { Report } from '../../src/report/report.ts'

const source = `# Kitahama Instruments reports its third quarter

Revenue was $4,821 million, an increase of 10.7% from $4,352 million a year earlier.
Backlog stood at $1.9 billion, the highest since the company was founded in 1968.

## Operating expenses

| (in millions)                  |     2026 |   2025 |
| ------------------------------ | -------: | -----: |
| Research and development       |    2,100 |  1,950 |
| Sales and marketing            |    1,800 |  1,620 |
| General and administrative     |      912 |  1,9*1 |
| Total operating expenses       |    4,821 |  4,352 |
`

interface Printed {
  readonly text: string
  readonly printed: Decimal
  readonly scale: number
  readonly kind: FigureKind
}

const million = (text: string): Printed => ({
  text,
  printed: decimal(BigInt(text.replace(/[$,]/g, ''))),
  scale: 6,
  kind: 'amount',
})

/** The result of checking it. Each call makes a new one. */
export function sampleResult(): CheckResult {
  const blocks = sampleBlocks()
  const figures = sampleFigures(blocks)
  const document: Document = {
    format: 'markdown',
    title: 'Kitahama Instruments reports its third quarter',
    source,
    blocks,
  }
  const grids = [sampleGrid(figures)]
  const release: Release = { document, grids, figures, nonFigures: [], facts: figures.map(factOf) }
  return resultOf(release)
}

export function sampleReport(changes: Partial<Report> = {}): Report {
  return {
    document: { path: 'kitahama-3q26.md', sha256: 'ab'.repeat(32) },
    result: sampleResult(),
    ...changes,
  }
}

function placeOf(text: string, from: number): { start: number; end: number } {
  const start = source.indexOf(text, from)
  return { start, end: start + text.length }
}

function sampleBlocks(): Block[] {
  const textBlock = (text: string) => {
    const place = placeOf(text, 0)
    const piece: Piece = { at: 0, start: place.start, end: place.end }
    return { text, pieces: [piece], place }
  }
  const lines = source.split('\n')
  return [
    { kind: 'heading', level: 1, ...textBlock(lines[0]!.slice(2)) },
    { kind: 'paragraph', ...textBlock(lines[2]!) },
    { kind: 'paragraph', ...textBlock(lines[3]!) },
    { kind: 'heading', level: 2, ...textBlock(lines[5]!.slice(3)) },
    sampleTable(lines),
  ]
}

function sampleTable(lines: readonly string[]): Table {
  const rows: Row[] = lines
    .slice(7, -1)
    .filter((_, index) => index !== 1)
    .map((line, row) => {
      let from = source.indexOf(line)
      const cells: Cell[] = line
        .split('|')
        .slice(1, -1)
        .map((part, col) => {
          const text = part.trim()
          const place = placeOf(text, from)
          from = place.end
          const piece = { at: 0, start: place.start, end: place.end }
          return {
            text,
            pieces: [piece],
            row,
            col,
            rowSpan: 1,
            colSpan: 1,
            place,
            header: row === 0,
          }
        })
      return { cells }
    })
  return { kind: 'table', rows, width: 3, place: placeOf(lines.slice(7, -1).join('\n'), 0) }
}

function sampleFigures(blocks: readonly Block[]): Figure[] {
  const inProse: [number, Printed][] = [
    [1, million('$4,821')],
    [1, { text: '10.7%', printed: decimal(107n, 1), scale: -2, kind: 'percent' }],
    [1, million('$4,352')],
    [2, { text: '$1.9 billion', printed: decimal(19n, 1), scale: 9, kind: 'amount' }],
  ]
  const prose = inProse.map(([block, printed], index): Figure => {
    const { text, place } = blocks[block] as { text: string; place: { start: number } }
    const start = text.indexOf(printed.text)
    const end = start + printed.text.length
    const at = { start: place.start + start, end: place.start + end }
    return figure(`f${index + 1}`, printed, at, { kind: 'prose', block, start, end })
  })
  const table = blocks[4] as Table
  const cells = table.rows.slice(1).flatMap(({ cells }) => cells.slice(1))
  const tabled = cells
    .filter(({ text }) => !text.includes('*'))
    .map(({ text, place, row, col }, index) =>
      figure(`f${index + 5}`, million(text), place, {
        kind: 'table',
        grid: 0,
        row: row - 1,
        column: col - 1,
      }),
    )
  return [...prose, ...tabled]
}

function figure(
  id: string,
  { text, printed, scale, kind }: Printed,
  place: Figure['place'],
  where: Figure['in'],
): Figure {
  const unit = kind === 'percent' ? 'pure' : 'USD'
  return { id, text, place, value: shift(printed, scale), printed, scale, kind, unit, in: where }
}

const labels = [
  'Research and development',
  'Sales and marketing',
  'General and administrative',
  'Total operating expenses',
]

function factOf(figure: Figure): Fact {
  const label =
    figure.in.kind === 'table' ? labels[figure.in.row]! : figure.id === 'f4' ? 'Backlog' : 'Revenue'
  const end = figure.in.kind === 'table' && figure.in.column === 1 ? '2025-09-30' : '2026-09-30'
  const concept = label === 'Revenue' ? { concept: 'Revenue' } : {}
  return {
    figure,
    label,
    ...concept,
    period: { kind: 'duration', months: 3, end },
    unit: figure.unit!,
    dimensions: {},
  }
}

function sampleGrid(figures: readonly Figure[]): Grid {
  const columns: Column[] = ['2026', '2025'].map((year, index) => ({
    index,
    headings: ['Three months ended September 30', year],
    nature: 'amount',
  }))
  const rows = labels.map((label, row): Line => {
    const entries = columns.map(({ index }): Entry => {
      const found = figures.find(
        ({ in: at }) => at.kind === 'table' && at.row === row && at.column === index,
      )
      return found
        ? { kind: 'figure', figure: found }
        : { kind: 'unreadable', text: '1,9*1', place: placeOf('1,9*1', 0) }
    })
    return {
      index: row,
      label,
      key: label.toLowerCase(),
      place: placeOf(label, 0),
      section: [],
      level: 0,
      nature: 'amount',
      bold: row === 3,
      ruleAbove: row === 3 ? 1 : 0,
      ruleBelow: 0,
      isHeading: false,
      startsBlock: false,
      entries,
    }
  })
  return { index: 0, block: 4, title: 'Operating expenses', statement: 'income', columns, rows }
}

function term(figure: Figure, role: string, weight: 1 | -1 = 1): Term {
  return { figure, role, weight }
}

function judged(
  id: string,
  check: string,
  relation: Relation,
  holds: Judged['outcome']['holds'],
  recomputed: Decimal,
  difference: Decimal,
  evidence: readonly string[] = [],
): Judged {
  const stated = relation.result.value
  return {
    id,
    check,
    relation,
    outcome: { holds, stated, recomputed, difference },
    evidence,
    bits: 20,
  }
}

function resultOf(release: Release): CheckResult {
  const [revenue, growth, prior, , rd26, rd25, sm26, sm25, ga26, total26, total25] =
    release.figures as [
      Figure,
      Figure,
      Figure,
      Figure,
      Figure,
      Figure,
      Figure,
      Figure,
      Figure,
      Figure,
      Figure,
    ]
  const foots = judged(
    'r1',
    'footing',
    { kind: 'sum', result: total26, terms: [rd26, sm26, ga26].map((item) => term(item, 'addend')) },
    'no',
    shift(decimal(4812n), 6),
    shift(decimal(9n), 6),
    ['it is a total by its label and rule'],
  )
  const same = judged(
    'r2',
    'same-fact',
    { kind: 'same', result: revenue, terms: [term(total26, 'other')] },
    'exactly',
    total26.value,
    shift(decimal(0n), 6),
  )
  const priorSame = judged(
    'r3',
    'same-fact',
    { kind: 'same', result: prior, terms: [term(total25, 'other')] },
    'by-plug',
    total25.value,
    shift(decimal(0n), 6),
  )
  const change = judged(
    'r4',
    'recalculated-change',
    { kind: 'change', result: growth, now: [term(revenue, 'now')], then: [term(prior, 'then')] },
    'no',
    decimal(10777n, 5),
    decimal(-77n, 5),
    ['the sentence names concept and both periods'],
  )
  const implied = judged(
    'r5',
    'footing',
    { kind: 'sum', result: total25, terms: [rd25, sm25].map((item) => term(item, 'addend')) },
    'within-rounding',
    shift(decimal(3570n), 6),
    shift(decimal(782n), 6),
  )
  const footing: Finding = {
    id: 'footing-5c1e09a7',
    check: 'footing',
    severity: 'error',
    message:
      'Total operating expenses is stated as 4,821, but its 3 lines add to 4,812 (9 too much).',
    place: ga26.place,
    figures: [ga26],
    relations: [foots],
    suggestion: {
      figure: ga26,
      text: '921',
      why: 'repairs 1 of 1 relation; two digits are transposed',
    },
  }
  const recalculated: Finding = {
    id: 'recalculated-change-77d0a1b2',
    check: 'recalculated-change',
    severity: 'warning',
    message:
      'Revenue growth is stated as 10.7%, but 4,821 over 4,352 is 10.8% (0.1 points too little).',
    place: growth.place,
    figures: [growth],
    relations: [change],
    suggestion: { figure: growth, text: '10.8%', why: 'repairs 1 of 1 relation' },
  }
  const note: Finding = {
    id: 'same-fact-0e0e0e0e',
    check: 'same-fact',
    severity: 'note',
    message: 'Revenue of $4,352 million is nudged by one unit so that a column foots.',
    place: prior.place,
    figures: [],
    relations: [priorSame],
  }
  const ticked = (...relations: Judged[]): FigureState => ({ state: 'ticked', relations })
  const states = new Map<string, FigureState>(
    release.figures.map((figure) => [
      figure.id,
      { state: 'untested', reason: 'no other figure determines it' },
    ]),
  )
  states
    .set(revenue.id, ticked(same))
    .set(total26.id, ticked(same))
    .set(prior.id, ticked(priorSame))
  states
    .set(total25.id, ticked(priorSame))
    .set(sm25.id, ticked(implied))
    .set(rd25.id, ticked(implied))
  states.set(ga26.id, { state: 'finding', findings: [footing] })
  states.set(growth.id, { state: 'finding', findings: [recalculated] })
  return {
    release,
    states,
    relations: [foots, same, priorSame, change, implied],
    findings: [recalculated, footing, note],
    inferred: [{ place: placeOf('1,9*1', 0), text: '1,9*1', implied: '782', because: implied }],
    coverage: { figures: 11, ticked: 6, finding: 2, untested: 3, unread: 1 },
  }
}
