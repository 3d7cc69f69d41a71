/**
 * Draws ticks at random for reading: is the relation really there, or does the figure tie by
 * chance? Half of them in prose. Prints to the terminal alone: sentences of releases stay outside.
 */
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { Figure } from '../src/model/figure.ts'
import type { CheckResult } from '../src/model/finding.ts'
import type { Judged, Relation, Term } from '../src/model/relation.ts'
import { textAround } from '../src/report/around.ts'
import { corpusFiles, corpusFolder, readBytes } from './bench/corpus.ts'
import { randomFrom, sample } from './bench/random.ts'
import { tryCheck } from './bench/try-check.ts'

interface Tick {
  readonly name: string
  readonly result: CheckResult
  readonly figure: Figure
  readonly relations: readonly Judged[]
}

const contextWidth = 140

function main(): void {
  const { values } = parseArgs({
    options: {
      dir: { type: 'string' },
      company: { type: 'string' },
      count: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
    },
  })
  const files = corpusFiles(values.dir ?? corpusFolder()).filter(
    ({ company }) => !values.company || values.company.split(',').includes(company),
  )
  const ticks = files.flatMap((file): Tick[] => {
    const result = tryCheck(readBytes(file), basename(file.path))
    if (!('release' in result)) return []
    return result.release.figures.flatMap((figure) => {
      const state = result.states.get(figure.id)
      if (state?.state !== 'ticked') return []
      return [{ name: file.name, result, figure, relations: state.relations }]
    })
  })
  const half = Math.ceil(Number(values.count) / 2)
  const random = randomFrom(`ticks ${values.seed}`)
  const inProse = sample(
    ticks.filter(({ figure }) => figure.in.kind === 'prose'),
    half,
    random,
  )
  const inTables = sample(
    ticks.filter(({ figure }) => figure.in.kind === 'table'),
    half,
    random,
  )
  for (const [index, tick] of [...inProse, ...inTables].entries())
    console.log(print(tick, index + 1))
}

function print({ name, result, figure, relations }: Tick, index: number): string {
  const best = [...relations].sort((one, other) => other.bits - one.bits)
  const lines = best.slice(0, 3).map((judged) => {
    const bits = `${judged.bits.toFixed(1)} bits`
    return `    ${judged.check} ${judged.outcome.holds} ${bits}: ${arithmetic(result, judged.relation)}`
  })
  const more = relations.length > 3 ? [`    and ${relations.length - 3} more`] : []
  return [`${index} ${name} ${where(result, figure)}`, ...lines, ...more].join('\n')
}

/** "total = one + two", each term with its place in words. */
function arithmetic(result: CheckResult, relation: Relation): string {
  const list = (terms: readonly Term[]): string =>
    terms
      .map((term, index) => {
        const sign = term.weight < 0 ? ' − ' : index === 0 ? '' : ' + '
        return `${sign}${short(result, term.figure)}`
      })
      .join('')
  const right = ((): string => {
    switch (relation.kind) {
      case 'ratio':
        return `(${list(relation.over)}) ÷ (${list(relation.under)})`
      case 'change':
        return `change of (${list(relation.now)}) on (${list(relation.then)})`
      case 'product':
        return relation.terms.map(({ figure }) => short(result, figure)).join(' × ')
      case 'order':
        return `order of ${list(relation.terms)}`
      default:
        return list(relation.terms)
    }
  })()
  return `${short(result, relation.result)} = ${right}`
}

function short(result: CheckResult, figure: Figure): string {
  return `${figure.text} ‹${where(result, figure, 30)}›`
}

function where({ release }: CheckResult, figure: Figure, width = contextWidth): string {
  const at = figure.in
  if (at.kind === 'table') {
    const grid = release.grids[at.grid]!
    const row = grid.rows[at.row]!
    const column = grid.columns[at.column]?.headings.join(' ') ?? ''
    const title = width < contextWidth ? `t${at.grid}` : `[${grid.title.slice(0, 50)}]`
    const text = width < contextWidth ? '' : `⟦${figure.text}⟧ `
    return `${text}${title} ${row.label.slice(0, width)} | ${column.slice(-width)}`
  }
  const text = textAround(release, at, figure.place)?.text ?? ''
  const before = text.slice(Math.max(0, at.start - width), at.start)
  const after = text.slice(at.end, at.end + width / 2)
  return `…${before}⟦${text.slice(at.start, at.end)}⟧${after}…`
}

main()
