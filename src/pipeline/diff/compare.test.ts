import { describe, expect, it } from 'vitest'
import { checkText } from '../check-release.ts'
import { compareDrafts, type Diff } from './compare.ts'
import { workspaceDraft } from './draft.ts'
import { releaseDraft } from './release-draft.ts'

const release = `# Quarter

Revenue was $121.0 million, an increase of 10.0% from $110.0 million a year ago.

| (in thousands) | Q2 2026 | Q2 2025 |
| --- | ---: | ---: |
| Software | 71,000 | 62,000 |
| Devices | 50,000 | 48,000 |
| Total revenue | 121,000 | 110,000 |
`

function draftOf(text: string) {
  const checked = checkText(new TextEncoder().encode(text), 'release.md')
  if (!('states' in checked)) throw new Error(checked.reason)
  return releaseDraft(checked)
}

function between(before: string, after: string): Diff {
  return compareDrafts(draftOf(before), draftOf(after))
}

const prints = ({ changed }: Diff) =>
  changed.map(({ before, after }) => `${before.text} → ${after.text}`)

describe('two releases', () => {
  it('that are the same have no difference', () => {
    const { changed, added, gone } = between(release, release)
    expect([changed, added, gone]).toEqual([[], [], []])
  })
  it('differ in a cell, and the total that was not changed with it is named', () => {
    const found = between(release, release.replace('71,000', '71,500'))
    expect(prints(found)).toEqual(['71,000 → 71,500'])
    const [{ dependents = [] } = {}] = found.changed
    expect(dependents.map(({ after, changed }) => [after.text, changed])).toContainEqual([
      '121,000',
      false,
    ])
  })
  it('are matched though a paragraph and a row come between', () => {
    const after = release
      .replace('Revenue was', 'We had a good quarter.\n\nRevenue was')
      .replace('| Devices |', '| Services | 5 | 4 |\n| Devices |')
    const found = between(release, after)
    expect(found.changed).toEqual([])
    expect(found.added.map(({ text }) => text)).toEqual(['5', '4'])
    expect(found.gone).toEqual([])
  })
  it('are not different where a line has other words', () => {
    const { changed, added, gone } = between(release, release.replace('| Devices', '| Machines'))
    expect([changed, added, gone]).toEqual([[], [], []])
  })
  it('say what is gone', () => {
    const found = between(release, release.replace('| Devices | 50,000 | 48,000 |\n', ''))
    expect(found.gone.map(({ text }) => text)).toEqual(['50,000', '48,000'])
    expect(found.added).toEqual([])
  })
  it('differ in a sentence', () => {
    const found = between(release, release.replace('10.0%', '10.1%'))
    expect(prints(found)).toEqual(['10.0% → 10.1%'])
  })
})

describe('two workspaces', () => {
  const files = (facts: string) =>
    new Map(
      Object.entries({
        'tanshin.yaml':
          'entity: { name: A, currency: USD }\ncalendar: { yearEnd: 12-31 }\nrelease: { period: 1Q26 }\n',
        'concepts.yaml': 'Revenue: {}\nCosts: {}\nIncome: { sum: [Revenue, -Costs] }\n',
        'facts/a.csv': facts,
        'template.md': '# A\n',
      }).map(([path, text]) => [path, new TextEncoder().encode(text)] as const),
    )
  const draft = async (facts: string) => {
    const drafted = await workspaceDraft(files(facts))
    if ('problems' in drafted) throw new Error(JSON.stringify(drafted.problems))
    return drafted.draft
  }
  it('differ in what was given; what follows is told with it, not by itself', async () => {
    const before = await draft('concept,1Q26\nRevenue,100\nCosts,60\n')
    const after = await draft('concept,1Q26\nRevenue,110\nCosts,60\n')
    const { changed } = compareDrafts(before, after)
    expect(changed.map(({ after: { id } }) => id)).toEqual(['Revenue@1Q26'])
    expect(
      changed[0]?.dependents.map(({ after: { id, text }, changed }) => [id, text, changed]),
    ).toEqual([['Income@1Q26', '50', true]])
  })
})
