import { expect, test } from 'vitest'
import type { Figure, FigureKind } from '../model/figure.ts'
import { decimal, shift } from '../number/decimal.ts'
import { countOf, printAs, printAtScale, printCount, printTerm, scaleWord } from './print.ts'

function figure(text: string, digits: bigint, decimals: number, scale: number, kind: FigureKind) {
  const printed = decimal(digits, decimals)
  const place = { start: 0, end: text.length }
  const value = shift(printed, scale)
  const where: Figure['in'] = { kind: 'prose', block: 0, start: 0, end: text.length }
  return { id: 'f1', text, place, value, printed, scale, kind, in: where }
}

const percent = figure('(24.3%)', -243n, 1, -2, 'percent')
const amount = figure('13,696', 13696n, 0, 6, 'amount')

test('counts are grouped and agree with their noun', () => {
  expect(printCount(1174)).toBe('1,174')
  expect(countOf(1, 'error')).toBe('1 error')
  expect(countOf(0, 'error')).toBe('0 errors')
  expect(countOf(2, 'reply', 'replies')).toBe('2 replies')
})

test('a value is printed as its figure is', () => {
  expect(printAs(percent, decimal(-8518n, 4))).toBe('(85.2%)')
  expect(printAs(amount, decimal(-1234567890n))).toBe('(1,235)')
})

test('at the scale of its figure it keeps its digits', () => {
  expect(printAtScale(percent, decimal(-85182n, 5))).toBe('−85.182%')
  expect(printAtScale(percent, decimal(-2430n, 4))).toBe('−24.3%')
  expect(printAtScale(amount, decimal(13696400000n))).toBe('13,696.4')
})

test('a term is its size', () => {
  expect(printTerm(percent)).toBe('24.3%')
  expect(printTerm(amount)).toBe('13,696')
})

test('scales have words where people use them', () => {
  expect([3, 6, 9, 0, -2].map(scaleWord)).toEqual(['thousand', 'million', 'billion', '', ''])
})
