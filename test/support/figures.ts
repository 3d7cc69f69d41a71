/** Figures from literals, for the tests of what works on figures. */
import type { Figure, FigureKind } from '../../src/model/figure.ts'
import type { Term } from '../../src/model/relation.ts'
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
