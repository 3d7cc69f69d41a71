/** Figures from literals, for the tests of what works on figures. */
import type { Figure, FigureKind } from '../../src/model/figure.ts'
import type { Relation, Sum, Term } from '../../src/model/relation.ts'
import type { Rule } from '../../src/model/rule.ts'
import { type Decimal, shift } from '../../src/number/decimal.ts'
import { parseNumber } from '../../src/number/parse-number.ts'

let count = 0

/** `figure("(24.3%)")` is -0.243; `figure("13,696", 6)` is 13,696 million. */
export function figure(text: string, scale = 0, kind?: FigureKind): Figure {
  const parsed = parseNumber(text)
  if (parsed?.kind !== 'number') throw new Error(`no number: ${text}`)
  const percent = parsed.percent
  const power = percent ? -2 : scale
  count++
  return {
    id: `f${count}`,
    text,
    place: { start: count * 10, end: count * 10 + text.length },
    value: shift(parsed.value, power),
    printed: parsed.value,
    scale: power,
    kind: kind ?? (percent ? 'percent' : 'amount'),
    in: { kind: 'table', grid: 0, row: count, column: 0 },
  }
}

/** A figure in a place of its own choosing; `figureAt('100', 2, 1)` stands in row 2, column 1. */
export function figureAt(text: string, row: number, column: number, grid = 0): Figure {
  return { ...figure(text), in: { kind: 'table', grid, row, column } }
}

/** A sum over the figures of one column: the last is the total. */
export function columnSum(texts: readonly string[], column = 0): Sum {
  const figures = texts.map((text, row) => figureAt(text, row, column))
  return { kind: 'sum', result: figures.at(-1)!, terms: terms(figures.slice(0, -1)) }
}

/** What a check proposes, with nothing that speaks for it but its relations. */
export function ruleOf(relations: readonly Relation[], more: Partial<Rule> = {}): Rule {
  return { relations, prior: 0, cost: 0, accusedBy: 'repetition', evidence: [], ...more }
}

export function decimalOf(text: string): Decimal {
  return figure(text).value
}

/** Terms that are added; a leading "-" in `signs` takes the one at that place away. */
export function terms(figures: readonly Figure[], signs = ''): Term[] {
  return figures.map((one, i) => ({
    figure: one,
    weight: signs[i] === '-' ? -1 : 1,
    role: 'addend',
  }))
}
