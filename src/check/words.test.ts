import { expect, test } from 'vitest'
import { columnSum, figure, terms } from '../../test/support/figures.ts'
import { checked, understood } from '../../test/support/releases.ts'
import type { Judged, Relation } from '../model/relation.ts'
import { evaluate } from '../relate/evaluate.ts'
import { wordsOf } from './words.ts'

const words = wordsOf(understood('No figures.'))

function judged(relation: Relation): Judged {
  const outcome = evaluate(relation)!
  return { id: 'r1', check: 'footing', relation, outcome, evidence: [], bits: 12 }
}

function ratio(stated: string, over: string, under: string): Judged {
  const [above, below] = [terms([figure(over)]), terms([figure(under)])]
  return judged({ kind: 'ratio', result: figure(stated), over: above, under: below })
}

test('figures are named by their labels', () => {
  const release = understood('| (in millions) | Q3 2026 |\n| --- | ---: |\n| Revenue | 2,418 |\n')
  expect(wordsOf(release).label(release.figures[0]!)).toBe('Revenue')
  expect(words.label(release.figures[0]!)).toBe('The figure')
})

test.each([
  ['a total', judged(columnSum(['2,100', '1,800', '3,912'])), '3,900', '12 too much'],
  ['in parentheses', judged(columnSum(['(2,100)', '800', '(1,200)'])), '(1,300)', '100 too much'],
  ['a percentage', ratio('78.0%', '152,029', '214,730'), '70.8%', '7.2 points too much'],
  ['per share', ratio('$ 0.38', '24,016', '50,731'), '$ 0.47', '0.09 too little'],
])('what is recomputed is printed as the release prints: %s', (_, broken, value, size) => {
  expect(words.recomputed(broken)).toBe(value)
  expect(words.difference(broken)).toBe(size)
})

const sentences = `# Harrow Instruments reports third quarter results

Revenue was $9,640 million in the third quarter of 2026, compared with $8,685 million a year earlier. GAAP operating
income was $4,819 million, or 50.0% of revenue. Selling, general and administrative expenses increased 6% to $2,721
million.

| (in millions) | Q3 2026 | Q3 2025 |
| --- | ---: | ---: |
| Revenue | 9,640 | 8,685 |
| Research and development | 2,100 | 1,950 |
| Selling, general and administrative | 2,721 | 2,570 |
| Total operating expenses | 4,821 | 4,520 |
| Operating income | 4,819 | 4,165 |
`

test.each([
  ['a sentence writes GAAP in capitals', '50.0%', '51.0%', /GAAP operating income as 51.0% of rev/],
  [
    'words come together again',
    ' 6% ',
    ' 7% ',
    /change in selling, general and admin.* \(1 point too/,
  ],
  ['a difference is in the scale of the words', '$9,640', '$9,460', /\(180 million too little\)/],
])('%s', (_, right, wrong, said) => {
  const { findings } = checked(sentences.replace(right, wrong))
  expect(findings.map(({ message }) => message).join('\n')).toMatch(said)
})

test('a wrong line under a right total is told of the line', () => {
  const { findings } = checked(sentences.replace('| 2,100 |', '| 21,000 |'))
  expect(findings[0]!.message).toBe(
    'Research and development is stated as 21,000, but Total operating expenses of 4,821 implies 2,100.',
  )
})
