import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexLines } from './lines.ts'

test('lines end at every kind of line break', () => {
  const at = indexLines('ab\ncd\r\nef\rgh')
  expect(at(0)).toEqual({ line: 1, column: 1 })
  expect(at(2)).toEqual({ line: 1, column: 3 })
  expect(at(3)).toEqual({ line: 2, column: 1 })
  expect(at(7)).toEqual({ line: 3, column: 1 })
  expect(at(10)).toEqual({ line: 4, column: 1 })
})

test('offsets outside the source are drawn to its ends', () => {
  const at = indexLines('a\nb')
  expect(at(-5)).toEqual({ line: 1, column: 1 })
  expect(at(99)).toEqual({ line: 2, column: 2 })
})

test('line and column lead back to the offset', () => {
  const sources = fc
    .array(fc.constantFrom('a', '円', '\n', '\r', '\r\n'))
    .map((all) => all.join(''))
  fc.assert(
    fc.property(sources, fc.nat(), (source, seed) => {
      const offset = seed % (source.length + 1)
      const { line, column } = indexLines(source)(offset)
      const starts = [0, ...[...source.matchAll(/\r\n|\r|\n/g)].map((m) => m.index + m[0].length)]
      expect(starts[line - 1]! + column - 1).toBe(offset)
    }),
  )
})
