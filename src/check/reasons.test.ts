import { describe, expect, it } from 'vitest'
import { checked, printed } from '../../test/support/releases.ts'

const table = `
| (in millions) | Q3 2026 | Q3 2025 |
| --- | ---: | ---: |
| Revenue | 9,640 | 8,685 |
| Capital expenditures | 1,234 | 1,102 |
`

/** Why the first figure printed so is untested, else how it ended. */
function reasonOf(text: string, source: string): string {
  const { release, states } = checked(source)
  const state = states.get(printed(release, text).id)!
  return state.state === 'untested' ? state.reason : state.state
}

describe('of a figure in words', () => {
  it.each([
    ['nothing else speaks of it', '$0.29', 'We will have paid a dividend of $0.29 per share.'],
    [
      'a label names what is never told twice',
      '500,000',
      'Common stock, 500,000 shares authorized',
    ],
  ])('no other figure determines it: %s', (_, text, sentence) => {
    expect(reasonOf(text, `${sentence}\n${table}`)).toMatch(/no other figure|forecast/)
  })

  it('the words are not understood, though the tables print the number', () => {
    const sentence = 'Outlays for plant, at $1,234 million, went mostly to the Leeds works.'
    expect(reasonOf('$1,234 million', sentence + table)).toBe('label not understood')
  })

  it('the words are not understood, though two figures beside it make the number', () => {
    const sentence =
      'Of 4,000 orders the north took, and the south of 5,000, a gap of 25.0% is told.'
    expect(reasonOf('25.0%', sentence)).toBe('label not understood')
  })
})

const ends = `<table><tr><td></td><td colspan="2">Quarter ending December 31, 2026</td></tr>
<tr><td></td><td>Low</td><td>High</td></tr><tr><td>Revenue</td><td>9,500</td><td>9,900</td></tr></table>`

describe('a forecast', () => {
  it.each([
    [
      'under a heading',
      '$9.8 billion',
      '## Financial Outlook\n\n- Revenue of about the order of $9.8 billion',
    ],
    [
      'a range in a table',
      '$9.5',
      '| Q4 2026 | |\n| --- | --- |\n| Revenue | $9.5 - $9.9 billion |\n| Margin | 40% to 42% |\n',
    ],
    ['the ends of a range', '9,500', ends],
  ])('%s', (_, text, source) => {
    expect(reasonOf(text, source)).toBe('forecast')
  })

  it('not what was, told under the same heading', () => {
    const source = '## Outlook\n\nRevenue was $8.1 billion in the third quarter of 2025.'
    expect(reasonOf('$8.1 billion', source)).not.toBe('forecast')
  })
})

it('evidence too weak: the number stands elsewhere, of another time', () => {
  const source = `${table}\n| (in millions) | Q2 2026 |\n| --- | ---: |\n| Works in Leeds | 1,234 |\n`
  expect(reasonOf('1,234', source)).toBe('evidence too weak')
})
