import { describe, expect, it } from 'vitest'
import { stripMarks } from './marks.ts'

function text(...parts: (string | { raised: string })[]) {
  let joined = ''
  const pieces = parts.map((part) => {
    const plain = typeof part === 'string' ? part : part.raised
    const piece = {
      at: joined.length,
      start: joined.length,
      end: joined.length + plain.length,
      superscript: typeof part !== 'string',
    }
    joined += plain
    return piece
  })
  return { text: joined, pieces }
}

describe('stripMarks', () => {
  it.each([
    ['OEM⁴', 'OEM'],
    ['Sales (1)', 'Sales'],
    ['Sales (1)(2)', 'Sales'],
    ['Adjusted profit (a)', 'Adjusted profit'],
    ['Stores*', 'Stores'],
    ['Net of tax of $76 and $(4)', 'Net of tax of $76 and $(4)'],
    ['Net income (loss)', 'Net income (loss)'],
    ['(1)', '(1)'],
    ['*', '*'],
  ])('%s becomes %s', (label, expected) => {
    expect(stripMarks(text(label))).toBe(expected)
  })

  it('leaves out raised marks, but no ordinals', () => {
    expect(stripMarks(text('Service', { raised: '6' }, ' revenue'))).toBe('Service revenue')
    expect(stripMarks(text('1', { raised: 'st' }, ' quarter'))).toBe('1st quarter')
  })
})
