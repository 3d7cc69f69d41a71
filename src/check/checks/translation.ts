/** Translation: amounts in a second currency are the first at the stated rate. */
import type { Figure } from '../../model/figure.ts'
import type { Release } from '../../model/finding.ts'
import type { Column, Grid } from '../../model/grid.ts'
import type { Judged } from '../../model/relation.ts'
import { log2 } from '../../relate/bits.ts'
import { searchTranslation } from '../../relate/search-rate.ts'
import type { Check, Words } from '../check.ts'

/** Bits that two currencies side by side and a rate in words give to a translation. */
const twoCurrencies = 4

export const translation: Check = {
  name: 'translation',
  tickmark: 't',

  *propose(release: Release) {
    const rates = ratesIn(release)
    if (rates.length === 0) return
    for (const grid of release.grids)
      for (const { original, translated } of currencyPairs(grid)) {
        const found = searchTranslation(grid, original, translated, rates)
        if (found === undefined) continue
        yield {
          relations: found.relations,
          prior: twoCurrencies,
          cost: log2(rates.length * grid.columns.length),
          accusedBy: 'repetition',
          evidence: [`at the stated rate of ${found.rate.text}`],
        }
      }
  },

  explain(broken: Judged, words: Words) {
    const { relation } = broken
    const { result } = relation
    const from =
      relation.kind === 'ratio' ? words.printed(relation.over[0]!.figure) : 'the original'
    return `${words.label(result)} is stated as ${words.printed(result)}, but ${from} translates to ${words.recomputed(broken)} (${words.difference(broken)}).`
  },
}

/** Amounts in words with digits after the point and no scale: what exchange rates look like. */
function ratesIn({ figures }: Release): readonly Figure[] {
  return figures.filter(
    ({ in: at, kind, scale, printed }) =>
      at.kind === 'prose' &&
      (kind === 'amount' || kind === 'per-share') &&
      scale === 0 &&
      printed.coefficient > 0n &&
      printed.decimals > 0,
  )
}

function currencyPairs(grid: Grid): readonly { original: Column; translated: Column }[] {
  const money = grid.columns.filter(({ unit, nature }) => unit !== undefined && nature === 'amount')
  return money.flatMap((original) =>
    money
      .filter((translated) => translated.unit !== original.unit)
      .map((translated) => ({ original, translated })),
  )
}
