/**
 * Which two rows is a ratio row the quotient of? Every pair of rows is tried in the two columns
 * that tell most, in whole numbers; what survives is judged in all columns.
 */
import type { Figure } from '../model/figure.ts'
import type { Grid, Line, Nature } from '../model/grid.ts'
import type { Ratio, Term } from '../model/relation.ts'
import { coefficientAt, powerOfTen, sizeOf } from '../number/decimal.ts'
import { similarity } from '../words/label.ts'
import { log2 } from './bits.ts'
import { holds, howItHolds } from './evaluate.ts'
import { bitsOf } from './judge.ts'

export interface RatioFound {
  readonly relations: readonly Ratio[]
  /** Bits that the words give: labels shared, a denominator that totals. */
  readonly prior: number
  readonly cost: number
  /** What the columns in which it holds prove. */
  readonly bits: number
  /** Sign of the numerator: a loss per share divides by other shares than a profit. */
  readonly shapes: readonly string[]
  /** The row below the line: ratios over one row speak for one another. */
  readonly under: Line
}

/** Rows of one grid in whole numbers of its finest digit, by column. */
export interface WholeRows {
  readonly rows: readonly WholeRow[]
  readonly decimals: number
}

interface WholeRow {
  readonly line: Line
  readonly values: readonly (bigint | undefined)[]
}

/**
 * Bits net of chance from which a quotient is believed, and what a column that fails takes away.
 */
const believed = 5
const perFailure = 6

/**
 * The rows that may stand above or below a division. A column of changes has no quotients: the
 * growth of earnings per share is not that of earnings over that of shares.
 */
export function wholeRows(grid: Grid, accepts: (row: Line) => boolean): WholeRows {
  const lines = grid.rows.filter(accepts)
  let decimals = -30
  for (const { entries } of lines)
    for (const entry of entries)
      if (entry?.kind === 'figure') decimals = Math.max(decimals, entry.figure.value.decimals)
  const rows = lines.map((line) => ({
    line,
    values: line.entries.map((entry, column) =>
      entry?.kind === 'figure' && !isChange(grid.columns[column]?.nature)
        ? coefficientAt(entry.figure.value, decimals)
        : undefined,
    ),
  }))
  return { rows, decimals }
}

function isChange(nature: Nature | undefined): boolean {
  return nature === 'change' || nature === 'percent-change'
}

/**
 * The quotient of two rows that `ratio` best is, over all columns.
 * `overs` and `unders` hold the rows that may divide; both in the same decimals.
 */
export function searchRatio(
  ratio: Line,
  overs: WholeRows,
  unders: WholeRows,
): RatioFound | undefined {
  const stated = ratio.entries.flatMap((entry, column) =>
    entry?.kind === 'figure' ? [{ column, figure: entry.figure }] : [],
  )
  if (stated.length === 0) return undefined
  const telling = [...stated].sort((a, b) => longer(a.figure, b.figure)).slice(0, 2)
  const cost = log2(overs.rows.length * unders.rows.length)
  let best: RatioFound | undefined
  let bestWorth = believed - 1
  for (const over of overs.rows)
    for (const under of unders.rows) {
      if (over.line === under.line || over.line === ratio || under.line === ratio) continue
      if (!telling.some(({ column, figure }) => nearly(figure, over, under, column))) continue
      const relations = withSigns(relationsOf(stated, over, under))
      const { bits, holding, failing } = weigh(relations)
      if (failing > Math.max(1, Math.floor(holding / 2))) continue
      const prior = wordsFor(ratio, over.line, under.line)
      const worth = bits + prior - cost - perFailure * failing
      if (worth <= bestWorth) continue
      bestWorth = worth
      best = {
        relations,
        prior,
        cost,
        bits,
        shapes: relations.map(signOf),
        under: under.line,
      }
    }
  return best && { ...best, ...replaceByRelatives(best, overs, unders) }
}

/** Numerators this much alike in words (per mille) may stand for one another. */
const alike = 500

/**
 * A place where the quotient fails but that of a line with nearly the same name holds ("Net income
 * attributable to common stock" for a year without dilution) takes that line instead.
 */
function replaceByRelatives(
  { relations, shapes }: RatioFound,
  overs: WholeRows,
  unders: WholeRows,
): Pick<RatioFound, 'relations' | 'shapes'> {
  const replaced = relations.map((relation) => {
    if (howItHolds(relation) !== 'no') return relation
    const at = relation.result.in
    if (at.kind !== 'table') return relation
    const withOver = relatives(relation.over[0]!, overs, at.column).map((term) => ({
      ...relation,
      over: [term],
    }))
    const withUnder = relatives(relation.under[0]!, unders, at.column).map((term) => ({
      ...relation,
      under: [term],
    }))
    return [...withOver, ...withUnder].find((other) => holds(other)) ?? relation
  })
  return { relations: replaced, shapes }
}

function relatives(term: Term, { rows }: WholeRows, column: number): Term[] {
  const own = rows.find(({ line }) => {
    const entry = line.entries[column]
    return entry?.kind === 'figure' && entry.figure.id === term.figure.id
  })
  if (own === undefined) return []
  return rows.flatMap(({ line }) => {
    const entry = line.entries[column]
    if (line === own.line || entry?.kind !== 'figure') return []
    return similarity(line.label, own.line.label) >= alike
      ? [{ ...term, figure: entry.figure }]
      : []
  })
}

function longer(left: Figure, right: Figure): number {
  const size = ({ printed: { coefficient } }: Figure): bigint => sizeOf(coefficient)
  return size(left) < size(right) ? 1 : size(left) > size(right) ? -1 : 0
}

/** Whether |stated| may be |over ÷ under| once all three are rounded; whole numbers only. */
function nearly(stated: Figure, over: WholeRow, under: WholeRow, column: number): boolean {
  const [above, below] = [over.values[column], under.values[column]]
  if (above === undefined || below === undefined || above === 0n || below === 0n) return false
  const [n, d] = [sizeOf(above), sizeOf(below)]
  const { coefficient, decimals } = stated.value
  const s = sizeOf(coefficient)
  const unit = powerOfTen(Math.max(decimals, 0))
  const miss = 2n * (n * unit - s * d)
  const slack = d + unit + s
  return miss <= 2n * slack && -miss <= 2n * slack
}

function relationsOf(
  stated: readonly { column: number; figure: Figure }[],
  over: WholeRow,
  under: WholeRow,
): Ratio[] {
  return stated.flatMap(({ column, figure }) => {
    if (over.values[column] === undefined || under.values[column] === undefined) return []
    const above = over.line.entries[column]
    const below = under.line.entries[column]
    if (above?.kind !== 'figure' || below?.kind !== 'figure') return []
    const relation: Ratio = {
      kind: 'ratio',
      result: figure,
      over: [{ figure: above.figure, weight: 1, role: 'numerator' }],
      under: [{ figure: below.figure, weight: 1, role: 'denominator' }],
    }
    return [relation]
  })
}

/** Signs count where they agree at least once; else they are the issuer's convention. */
function withSigns(relations: readonly Ratio[]): Ratio[] {
  return relations.some((relation) => holds(relation))
    ? [...relations]
    : relations.map((relation) => ({ ...relation, absolute: true }))
}

function signOf({ over }: Ratio): string {
  return over[0]!.figure.value.coefficient < 0n ? 'loss' : 'profit'
}

function weigh(relations: readonly Ratio[]): { bits: number; holding: number; failing: number } {
  let bits = 0
  let holding = 0
  let failing = 0
  const seen = new Set<bigint>()
  for (const relation of relations) {
    const how = howItHolds(relation)
    if (how === undefined) continue
    if (how === 'no') {
      failing++
      continue
    }
    holding++
    const over = relation.over[0]!.figure.value.coefficient
    if (!seen.has(over)) bits += bitsOf(relation, how)
    seen.add(over)
  }
  return { bits, holding, failing }
}

/** "Gross margin" over "Gross profit": shared words; a total below the line. */
function wordsFor(ratio: Line, over: Line, under: Line): number {
  const shared = similarity(ratio.label, over.label) + similarity(ratio.label, under.label)
  const near = over.index < ratio.index && ratio.index - over.index <= 3 ? 1 : 0
  return Math.floor((4 * shared) / 1000) + near
}
