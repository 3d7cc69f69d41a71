import { expect, test } from 'vitest'
import { columnSum, figure, terms } from '../../test/support/figures.ts'
import { understood } from '../../test/support/releases.ts'
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
