import { describe, expect, it } from 'vitest'
import { toPlainString } from '../../number/decimal.ts'
import { readPhrased } from './phrased.ts'

describe('readPhrased', () => {
  it.each([
    ['Up 3%', '3'],
    ['Down 19%', '-19'],
    ['Down 22.0 pts', '-22.0'],
    ['decrease of 4%', '-4'],
  ])('%s is %s', (text, value) => {
    const phrased = readPhrased(text)
    const number = typeof phrased === 'object' ? phrased.number : undefined
    expect(number && toPlainString(number.value)).toBe(value)
  })

  it('says where the digits are', () => {
    expect(readPhrased('Down 19%')).toMatchObject({ number: { digits: { start: 5, end: 7 } } })
  })

  it('says what is approximate', () => {
    expect(readPhrased('~11.4%')).toMatchObject({ approximate: true })
    expect(readPhrased('approximately $900 million')).toMatchObject({ approximate: true })
  })

  it.each(['$0.79 - $0.80', '7% to 9%', '$62.5 to $64.5 billion'])('%s is a range', (text) => {
    expect(readPhrased(text)).toBe('range')
  })

  it.each(['Revenue', '2022-2023', 'Level 3', 'June 30, 2023', '6/30/23 - 9/30/23', ''])(
    'leaves %s alone',
    (text) => {
      expect(readPhrased(text)).toBeUndefined()
    },
  )
})
