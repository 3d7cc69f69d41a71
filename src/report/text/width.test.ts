import fc from 'fast-check'
import { expect, test } from 'vitest'
import { padEnd, padStart, truncate, truncateMiddle, widthOf, wrap } from './width.ts'

test('wide and combining characters', () => {
  expect(widthOf('売上高')).toBe(6)
  expect(widthOf('é')).toBe(1)
  expect(widthOf('e\u0301')).toBe(1)
  expect(widthOf('📈')).toBe(2)
})

test('cut by columns, not by units', () => {
  expect(truncate('売上高合計', 6)).toBe('売上…')
  expect(truncate('abcdef', 6)).toBe('abcdef')
  expect(truncateMiddle('Statements of Cash Flows (Unaudited)', 30)).toBe(
    'Statements of…(Unaudited)',
  )
  expect(truncateMiddle('Consolidated Statements of Cash Flows', 20)).toBe('Consolid…Cash Flows')
})

test('padding counts columns', () => {
  expect(padEnd('売', 4)).toBe('売  ')
  expect(padStart('売', 4)).toBe('  売')
})

test('lines hold whole words; only a word longer than a line is broken', () => {
  expect(wrap('one two three', 8)).toEqual(['one two', 'three'])
  expect(wrap('abcdefghij k', 4)).toEqual(['abcd', 'efgh', 'ij k'])
  expect(wrap('', 4)).toEqual([])
})

test('no line is too wide and no character is lost', () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '売', '📈'), minLength: 1 }))
  fc.assert(
    fc.property(words, fc.integer({ min: 2, max: 30 }), (all, width) => {
      const lines = wrap(all.join(' '), width)
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width)
      expect(lines.join('').replaceAll(' ', '')).toBe(all.join(''))
      expect(widthOf(truncate(all.join(' '), width))).toBeLessThanOrEqual(width)
      expect(widthOf(truncateMiddle(all.join(' '), width))).toBeLessThanOrEqual(width)
    }),
  )
})
