import { describe, expect, it } from 'vitest'
import { readPage } from './check-page.ts'

const page = `# footing

Every total equals
the sum of its lines.

## Why it matters
It does.

## Does not foot

\`\`\`release
| A     | 1 |   <!-- tick: footing -->
| Total | 2 |   <!-- finding: footing --> <!-- untested: 2 -->
\`\`\`

\`\`\`finding
footing: Total is stated as 2, but its 1 line adds to 1 (1 too much).
\`\`\`

\`\`\`release
| B | 3 |
\`\`\`
`

describe('readPage', () => {
  const { title, what, sections, examples } = readPage(page)

  it('reads the title, what the check does, and the sections', () => {
    expect({ title, what }).toEqual({
      title: 'footing',
      what: 'Every total equals the sum of its lines.',
    })
    expect(sections).toEqual([
      { title: 'Why it matters', line: 6 },
      { title: 'Does not foot', line: 9 },
    ])
  })

  it('takes annotations out of the release, line for line', () => {
    expect(examples[0]).toEqual({
      name: 'Does not foot',
      line: 12,
      release: '| A     | 1 |\n| Total | 2 |\n',
      claims: [
        { state: 'tick', check: 'footing', figures: [], line: 0 },
        { state: 'finding', check: 'footing', figures: [], line: 1 },
        { state: 'untested', figures: ['2'], line: 1 },
      ],
      findings: ['footing: Total is stated as 2, but its 1 line adds to 1 (1 too much).'],
    })
  })

  it('expects no finding where no block says so', () => {
    expect(examples[1]).toMatchObject({ name: 'Does not foot (2)', findings: [] })
  })

  it('refuses a comment that is no annotation', () => {
    const wrong = '# a\n```release\n1 <!-- ticked: footing -->\n```'
    expect(() => readPage(wrong)).toThrow('is no annotation')
  })
})
