import { describe, expect, test } from 'vitest'
import { figure, terms } from '../../test/support/figures.ts'
import { toPlainString } from '../number/decimal.ts'
import { evaluate } from './evaluate.ts'

describe('sum', () => {
  const lines = ['2,100', '1,800', '921'].map((text) => figure(text, 6))

  test.each([
    ['4,821', 'exactly'],
    ['4,822', 'within-rounding'],
    ['4,823', 'within-rounding'],
    ['4,824', 'no'],
    ['4,812', 'no'],
  ])('a total of %s over three lines that add to 4,821 holds: %s', (total, holds) => {
    const outcome = evaluate({ kind: 'sum', result: figure(total, 6), terms: terms(lines) })
    expect(outcome?.holds).toBe(holds)
    expect(toPlainString(outcome!.recomputed)).toBe('4821000000')
  })

  test('costs in a plain column are taken away', () => {
    const [revenue, cost] = [figure('5,931'), figure('2,754')]
    const outcome = evaluate({
      kind: 'sum',
      result: figure('3,177'),
      terms: terms([revenue, cost], ' -'),
    })
    expect(outcome?.holds).toBe('exactly')
  })
})

describe('same', () => {
  test('a coarser print agrees exactly when the finer rounds to it', () => {
    const fine = figure('13,695,751', 3)
    const same = (text: string) =>
      evaluate({ kind: 'same', result: figure(text, 6), terms: terms([fine]) as [never] })?.holds
    expect(same('13,696')).toBe('exactly')
    expect(same('13,695')).toBe('no')
    expect(same('13,697')).toBe('no')
  })

  test('two prints of one precision a unit apart prove nothing', () => {
    const same = (text: string) =>
      evaluate({ kind: 'same', result: figure(text), terms: terms([figure('134')]) as [never] })
    expect(same('134')?.holds).toBe('exactly')
    expect(same('135')).toBeUndefined()
    expect(same('136')?.holds).toBe('no')
  })

  test('truncation is a habit of the issuer', () => {
    const fine = figure('13,695,751', 3)
    const relation = {
      kind: 'same',
      result: figure('13,695', 6),
      terms: terms([fine]) as [never],
    } as const
    expect(evaluate(relation, 'truncated')?.holds).toBe('exactly')
  })
})

describe('change', () => {
  const change = (result: string, now: string, then: string) =>
    evaluate({
      kind: 'change',
      result: figure(result),
      now: terms([figure(now)]),
      then: terms([figure(then)]),
    })?.holds

  test('65,212 from 440,104 is a fall of 85.2%, not of 85.1%', () => {
    expect(change('(85.2%)', '65,212', '440,104')).toBe('exactly')
    expect(change('(85.1%)', '65,212', '440,104')).toBe('no')
  })

  test('the whole box of the inputs counts: 491 from 541 may be (9.5%)', () => {
    expect(change('(9.5%)', '490,211', '541,545')).toBe('exactly')
    expect(change('(9.5%)', '491', '541')).toBe('no')
    expect(change('(9.2%)', '491', '541')).toBe('exactly')
  })

  test('from a loss of 20 to a profit of 10 is an increase of 150%', () => {
    expect(change('150%', '10', '(20)')).toBe('exactly')
  })

  test('a base of nil makes no claim', () => {
    expect(change('10%', '10', '0')).toBeUndefined()
  })
})

describe('ratio', () => {
  const ratio = (result: string, over: string, under: string) =>
    evaluate({
      kind: 'ratio',
      result: figure(result),
      over: terms([figure(over)]),
      under: terms([figure(under)]),
    })?.holds

  test('a margin is its quotient, rounded', () => {
    expect(ratio('53.6%', '3,177', '5,931')).toBe('exactly')
    expect(ratio('53.5%', '3,177', '5,931')).toBe('no')
  })

  test('small inputs leave room', () => {
    expect(ratio('34%', '1', '3')).toBe('within-rounding')
    expect(ratio('90%', '1', '3')).toBe('no')
  })
})
