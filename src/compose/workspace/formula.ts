/**
 * Formulas of concepts: "NetIncome / WeightedShares", "(Revenue - Costs) / Revenue * 2".
 *
 * In: a text. Out: a tree, and its value over exact fractions or intervals. Separate, because the
 * language is whole in itself: names, numbers, + - * / and parentheses.
 */
import { parseSlice, type Slice } from './slice.ts'

export type Formula =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'figure'; readonly slice: Slice }
  | {
      readonly kind: '+' | '-' | '*' | '/'
      readonly left: Formula
      readonly right: Formula
    }

export type FormulaReading =
  | { readonly formula: Formula }
  /** What is wrong, in words that go on "the formula …". */
  | { readonly wrong: string }

/** Arithmetic of one kind: exact values, or intervals of what they may be. */
export interface Arithmetic<Value> {
  number(text: string): Value
  figure(slice: Slice): Value | undefined
  add(left: Value, right: Value): Value
  negate(value: Value): Value
  multiply(left: Value, right: Value): Value
  /** Nothing where the divisor may be zero. */
  divide(left: Value, right: Value): Value | undefined
}

const tokensMax = 200

/** The formula that `text` is, or what is wrong with it. */
export function parseFormula(text: string): FormulaReading {
  const tokens = text.match(/[\p{L}_][\p{L}\p{N}_.]*(?:\[[^\]]*\])?|\d+(?:\.\d+)?|\S/gu) ?? []
  if (tokens.length > tokensMax) return { wrong: 'is too long' }
  const scan = { tokens, at: 0 }
  const formula = readSum(scan)
  if ('wrong' in formula) return formula
  const rest = tokens[scan.at]
  return rest === undefined ? formula : { wrong: `has "${rest}" where it should end` }
}

interface Scan {
  readonly tokens: readonly string[]
  at: number
}

function readSum(scan: Scan): FormulaReading {
  return readChain(scan, ['+', '-'], readProduct)
}

function readProduct(scan: Scan): FormulaReading {
  return readChain(scan, ['*', '/'], readOperand)
}

function readChain(
  scan: Scan,
  signs: readonly ('+' | '-' | '*' | '/')[],
  readNext: (scan: Scan) => FormulaReading,
): FormulaReading {
  let left = readNext(scan)
  while ('formula' in left) {
    const sign = signs.find((one) => one === scan.tokens[scan.at])
    if (!sign) break
    scan.at++
    const right = readNext(scan)
    if ('wrong' in right) return right
    left = { formula: { kind: sign, left: left.formula, right: right.formula } }
  }
  return left
}

function readOperand(scan: Scan): FormulaReading {
  const token = scan.tokens[scan.at++]
  if (token === undefined) return { wrong: 'ends too early' }
  if (/^\d/.test(token)) return { formula: { kind: 'number', text: token } }
  if (token === '-') {
    const operand = readOperand(scan)
    if ('wrong' in operand) return operand
    const zero: Formula = { kind: 'number', text: '0' }
    return { formula: { kind: '-', left: zero, right: operand.formula } }
  }
  if (token === '(') {
    const inner = readSum(scan)
    if ('wrong' in inner) return inner
    return scan.tokens[scan.at++] === ')' ? inner : { wrong: 'never closes a parenthesis' }
  }
  const slice = parseSlice(token)
  return slice ? { formula: { kind: 'figure', slice } } : { wrong: `has "${token}" in it` }
}

/** The figures that a formula is computed from, each once. */
export function figuresOf(formula: Formula): readonly Slice[] {
  if (formula.kind === 'number') return []
  if (formula.kind === 'figure') return [formula.slice]
  return [...figuresOf(formula.left), ...figuresOf(formula.right)]
}

/** The value, or nothing where a figure is not known or a divisor is zero. */
export function computeFormula<Value>(
  formula: Formula,
  arithmetic: Arithmetic<Value>,
): Value | undefined {
  if (formula.kind === 'number') return arithmetic.number(formula.text)
  if (formula.kind === 'figure') return arithmetic.figure(formula.slice)
  const left = computeFormula(formula.left, arithmetic)
  const right = computeFormula(formula.right, arithmetic)
  if (left === undefined || right === undefined) return undefined
  switch (formula.kind) {
    case '+':
      return arithmetic.add(left, right)
    case '-':
      return arithmetic.add(left, arithmetic.negate(right))
    case '*':
      return arithmetic.multiply(left, right)
    case '/':
      return arithmetic.divide(left, right)
  }
}
