import { describe, expect, it } from 'vitest'
import { changeDigit, plainDigits, printAs, randomValue, rescale, transpose } from './digits.ts'
import { proseNumbers } from './prose-numbers.ts'
import { randomFrom, sample } from './random.ts'
import { applyEdits } from './seed.ts'
import { addSign, loseSign, turnDirection } from './signs.ts'

const printed = ['13,696', '0.65', '7', '1,234.50', '.53', '2024', '0', '9.9', '100']

describe('seeded digits', () => {
  it('are always other digits in the same style', () => {
    for (const text of printed) {
      for (const make of [changeDigit, transpose, randomValue, rescale]) {
        for (let seed = 0; seed < 50; seed++) {
          const made = make(text, randomFrom(seed))
          if (!made) continue
          expect(made.text).toMatch(plainDigits)
          expect(made.text).not.toBe(text)
          if (make !== rescale) expect(made.text).toHaveLength(text.length)
        }
      }
    }
  })

  it('say which digit was changed', () => {
    for (let seed = 0; seed < 50; seed++) {
      const { text, digitPlace } = changeDigit('13,696', randomFrom(seed))!
      expect(text.slice(0, -1) === '13,69').toBe(digitPlace === 'last')
    }
  })

  it('cannot be made where no two neighbours differ, or nothing is left', () => {
    expect(transpose('777', randomFrom(1))).toBeUndefined()
    expect(transpose('7', randomFrom(1))).toBeUndefined()
    expect(rescale('0', randomFrom(1))).toBeUndefined()
  })

  it('move by tens and thousands', () => {
    const made = new Set<string>()
    for (let seed = 0; seed < 100; seed++) made.add(rescale('13,696', randomFrom(seed))!.text)
    expect([...made].sort()).toEqual(['1,369', '13', '13,696,000', '136,960'])
  })

  it('print a value of another scale in the style of the figure', () => {
    expect(printAs('13.51', 1350n, 2)).toBe('13.50')
    expect(printAs('1,234', 98765n, 0)).toBe('98,765')
    expect(printAs('.53', 7n, 2)).toBe('.07')
  })
})

describe('seeded signs', () => {
  it('are lost with both marks, in whatever cells they stand', () => {
    const source = '<td>$</td><td>(&nbsp;<b>1,107</b></td><td>%)</td>'
    const start = source.indexOf('1,107')
    const edits = loseSign(source, start, start + 5)!
    expect(applyEdits(source, edits)).toBe('<td>$</td><td>&nbsp;<b>1,107</b></td><td>%</td>')
  })

  it('are not lost where there are none', () => {
    expect(loseSign('<td>1,107</td><td>(3)</td>', 4, 9)).toBeUndefined()
  })

  it('are added round the digits', () => {
    expect(applyEdits('| 1,048 |', addSign(2, 7))).toBe('| (1,048) |')
  })

  it('turn the direction word before a figure of prose', () => {
    const source = 'Revenue was 5, an increase of 10%.'
    const edits = turnDirection(source, source.indexOf('10'))!
    expect(applyEdits(source, edits)).toBe('Revenue was 5, an decrease of 10%.')
    expect(turnDirection(source, source.indexOf('5'))).toBeUndefined()
  })
})

describe('numbers of prose', () => {
  it('leave tables, entities and tags out, and keep sentences that a table lays out', () => {
    const source =
      '<p>Sales of &#36;1,204.5 in <b>Q3</b></p><table><tr><td>Total</td><td>99</td></tr>' +
      '<tr><td>We sold more than 41 units in all of the markets that we serve</td></tr></table>'
    const numbers = proseNumbers(source, 'html')
    expect(numbers.map(({ text }) => text)).toEqual(['1,204.5', '3', '41'])
    for (const { start, end, text } of numbers) expect(source.slice(start, end)).toBe(text)
  })

  it('leave rows of text tables out', () => {
    const numbers = proseNumbers('Up 5%\nTotal\t99\n| a | 7 |\nand 8', 'text')
    expect(numbers.map(({ text }) => text)).toEqual(['5', '8'])
  })
})

describe('samples', () => {
  it('are the same for the same seed and draw nothing twice', () => {
    const items = Array.from({ length: 100 }, (_, index) => index)
    const drawn = sample(items, 20, randomFrom('a'))
    expect(drawn).toEqual(sample(items, 20, randomFrom('a')))
    expect(drawn).not.toEqual(sample(items, 20, randomFrom('b')))
    expect(new Set(drawn).size).toBe(20)
    expect(sample(items, 200, randomFrom('a'))).toEqual(items)
  })
})
