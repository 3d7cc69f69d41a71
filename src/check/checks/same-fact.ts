/** Same fact: what the tables print more than once, they print the same. */

import type { Figure } from '../../model/figure.ts'
import type { Release } from '../../model/finding.ts'
import type { Judged, Same } from '../../model/relation.ts'
import type { Rule } from '../../model/rule.ts'
import { sizeOf } from '../../number/decimal.ts'
import { log2 } from '../../relate/bits.ts'
import { pairSeries, type SeriesPair } from '../../relate/pair-series.ts'
import { type Series, seriesOf } from '../../relate/series.ts'
import { slippedTwins } from '../../relate/slipped-twins.ts'
import type { Check, Words } from '../check.ts'

/** Bits that an equal label gives to two rows being one fact. */
const sameLabel = 6
/** Rows under different labels must agree in so many periods before they may accuse. */
const periodsUnderOtherLabels = 3

export const sameFact: Check = {
  name: 'same-fact',
  tickmark: 's',

  *propose(release: Release) {
    const series = seriesOf(release)
    const pairs = pairSeries(series)
    for (const pair of pairs) yield ruleFrom(pair, series.length)
    for (const { agreeing, slipped } of slippedTwins(series, pairs))
      for (const same of slipped)
        yield {
          relations: [...agreeing, same],
          prior: sameLabel,
          cost: log2(series.length),
          accusedBy: 'repetition',
          evidence: ['the two tables agree on their other lines'],
        }
  },

  explain(broken: Judged, words: Words) {
    const { result } = broken.relation
    const first = broken.relation.kind === 'same' ? broken.relation.terms[0].figure : result
    const [label, again] = [words.label(first), words.label(result)]
    const place = label === again ? 'then' : `${again}, elsewhere the same,`
    // Which of the two is wrong, the finding's suspects say.
    const [size] = words.difference(broken).split(' too ')
    const [stated, other] = [words.printed(first), words.printed(result)]
    return `${label} is stated as ${stated}, but ${place} as ${other} (they differ by ${size}).`
  },
}

function ruleFrom({ left, right, sign }: SeriesPair, tried: number): Rule {
  const relations: Same[] = []
  let agreeing = 0
  for (const [period, figure] of left.figures) {
    const other = right.figures.get(period)
    if (other === undefined || other.id === figure.id) continue
    if (sameSize(figure, other)) agreeing++
    relations.push({
      kind: 'same',
      result: other,
      terms: [{ figure, weight: sign, role: 'first stated' }],
    })
  }
  const labelled = left.key === right.key && isOneBasis(left, right)
  return {
    relations,
    prior: labelled ? sameLabel : 0,
    cost: log2(tried),
    accusedBy: labelled || isSureOf(left, right, agreeing) ? 'repetition' : 'nothing',
    evidence: labelled ? ['the labels are the same'] : [],
  }
}

/** What says nothing of its basis is told by the accounting standards. */
function isOneBasis(left: Series, right: Series): boolean {
  const [own, other] = [left.basis, right.basis].map((basis) => (basis === 'gaap' ? '' : basis))
  return own === other
}

/**
 * Two rows of one table under other labels are two facts, though they agree where nothing
 * differs.
 */
function isSureOf(left: Series, right: Series, agreeing: number): boolean {
  return (
    agreeing >= periodsUnderOtherLabels &&
    left.basis === right.basis &&
    left.family !== right.family
  )
}

function sameSize(left: Figure, right: Figure): boolean {
  const size = (value: bigint): bigint => sizeOf(value)
  return size(left.printed.coefficient) === size(right.printed.coefficient)
}
