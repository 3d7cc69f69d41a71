/**
 * What the cells of a sheet hold. A workbook says no digit more than the release does: a cell holds
 * its fact as it is printed where it has the most digits, if that rounds to what the cell shows. A
 * formula is live only where it gives what is printed; that is computed exactly, here.
 */
import type { CellFormula, CellRef, ComposedTable } from '../../model/composition.ts'
import { compare, type Decimal, isZero, shift, toPlainString } from '../../number/decimal.ts'
import {
  addFractions,
  divideFractions,
  type Fraction,
  fraction,
  fromDecimal,
  multiplyFractions,
  negateFraction,
  roundFraction,
} from '../../number/fraction.ts'
import { type Print, scaleOf } from '../prints.ts'

/** Where the cell of a table stands in its sheet: "B5". */
export type Address = (cell: CellRef) => string

export interface HeldCell {
  /** As the sheet holds it: in units of the column's scale; percentages as fractions. */
  readonly value: Decimal
  readonly formula?: string
}

type Values = (Decimal | undefined)[][]

/** By row and column of the table; undefined where the cell is text. */
export function heldCells(
  table: ComposedTable,
  finest: ReadonlyMap<string, Print>,
  address: Address,
): (HeldCell | undefined)[][] {
  const printed = valuesOf(table, new Map())
  const fine = valuesOf(table, finest)
  const live = (values: Values) => formulasOf(table, values, address)
  const [ofPrinted, ofFine] = [live(printed), live(fine)]
  const [values, formulas] = ofPrinted.size > ofFine.size ? [printed, ofPrinted] : [fine, ofFine]
  return values.map((row, at) =>
    row.map((value, column) => {
      const formula = formulas.get(`${at},${column}`)
      return value && { value, ...(formula === undefined ? {} : { formula }) }
    }),
  )
}

function valuesOf({ rows, columns }: ComposedTable, finest: ReadonlyMap<string, Print>): Values {
  return rows.map(({ cells }) =>
    columns.map((_, at) => {
      const cell = cells[at]
      if (!cell?.figure) return undefined
      const { text, figure } = cell
      if (!/\d/.test(text))
        return isZero(figure.value) ? { coefficient: 0n, decimals: 0 } : undefined
      const scale = unitScale(scaleOf({ text, figure }))
      const fine = finest.get(figure.fact)?.figure.value
      const isSame = fine && equalAt(fine, figure.value, figure.value.decimals)
      return shift(isSame ? fine : figure.value, -scale)
    }),
  )
}

/** A percentage is held as a fraction, which its format shows in percent. */
function unitScale(scale: number): number {
  return scale === -2 ? 0 : scale
}

function equalAt(left: Decimal, right: Decimal, decimals: number): boolean {
  return compare(roundFraction(fromDecimal(left), decimals), right) === 0
}

function formulasOf(table: ComposedTable, values: Values, address: Address): Map<string, string> {
  const formulas = new Map<string, string>()
  for (const [row, { cells }] of table.rows.entries()) {
    for (const [column, { formula, figure, text }] of cells.entries()) {
      const held = values[row]?.[column]
      if (!formula || !figure || !held) continue
      const { result, text: written } = writtenAs(table, formula, values, address, { row, column })
      const decimals = figure.value.decimals + unitScale(scaleOf({ text, figure }))
      const shown = roundFraction(fromDecimal(held), decimals)
      if (result && compare(roundFraction(result, decimals), shown) === 0)
        formulas.set(`${row},${column}`, written)
    }
  }
  return formulas
}

interface Written {
  readonly text: string
  /** Undefined where a cell it needs holds no number. */
  readonly result: Fraction | undefined
}

function writtenAs(
  table: ComposedTable,
  formula: CellFormula,
  values: Values,
  address: Address,
  own: CellRef,
): Written {
  const numberAt = ({ row, column }: CellRef): Fraction | undefined => {
    const value = values[row]?.[column]
    return value && fromDecimal(value)
  }
  switch (formula.kind) {
    case 'sum':
      return { text: sumText(formula.terms, address), result: sumOf(formula.terms, numberAt) }
    case 'ratio': {
      const text = `${address(formula.over)}/${address(formula.under)}`
      return { text, result: divided(numberAt(formula.over), numberAt(formula.under)) }
    }
    case 'change': {
      const [now, then] = [address(formula.now), address(formula.then)]
      const base = numberAt(formula.then)
      const isBelow = base !== undefined && base.over < 0n
      const text = isBelow ? `(${now}-${then})/ABS(${then})` : `${now}/${then}-1`
      const size = base && (isBelow ? negateFraction(base) : base)
      const after = numberAt(formula.now)
      const difference = after && base && addFractions(after, negateFraction(base))
      return { text, result: divided(difference, size) }
    }
    case 'quotient': {
      const step = columnScale(table, formula.over) - columnScale(table, own)
      const factor = step === 0 ? '' : `*1E${step}`
      const over = numberAt(formula.over)
      const power = fromDecimal({ coefficient: 1n, decimals: -step })
      return {
        text: `${address(formula.over)}${factor}/${toPlainString(formula.by)}`,
        result: divided(over && multiplyFractions(over, power), fromDecimal(formula.by)),
      }
    }
  }
}

function columnScale(table: ComposedTable, { row, column }: CellRef): number {
  const cell = table.rows[row]?.cells[column]
  return cell?.figure ? unitScale(scaleOf({ text: cell.text, figure: cell.figure })) : 0
}

function divided(over: Fraction | undefined, under: Fraction | undefined): Fraction | undefined {
  return over && under && under.over !== 0n ? divideFractions(over, under) : undefined
}

type Terms = Extract<CellFormula, { kind: 'sum' }>['terms']

function sumOf(
  terms: Terms,
  numberAt: (cell: CellRef) => Fraction | undefined,
): Fraction | undefined {
  let sum: Fraction | undefined = fraction(0n)
  for (const term of terms) {
    const value = numberAt(term)
    sum = sum && value && addFractions(sum, term.weight === 1 ? value : negateFraction(value))
  }
  return sum
}

/** Neighbours in one column are a range; others are added one by one. */
function sumText(terms: Terms, address: Address): string {
  const [first] = terms
  const last = terms.at(-1)
  const isRange =
    terms.length > 2 &&
    terms.every(({ row, column, weight }, at) => {
      return weight === 1 && column === first!.column && row === first!.row + at
    })
  if (isRange) return `SUM(${address(first!)}:${address(last!)})`
  const parts = terms.map((term) => `${term.weight === 1 ? '+' : '-'}${address(term)}`)
  return parts.join('').replace(/^\+/, '')
}
