/** Cells that reading lost or that are garbled: what the believed relations imply for them. */

import type { Figure } from '../model/figure.ts'
import type { Inferred, Release } from '../model/finding.ts'
import type { Entry } from '../model/grid.ts'
import type { Judged } from '../model/relation.ts'
import type { Gap } from '../model/rule.ts'
import type { Decimal } from '../number/decimal.ts'
import { sumOf } from '../relate/evaluate.ts'
import type { Believed, JudgedRule } from '../relate/judge.ts'
import { printAs } from './words.ts'

/** Bits from which a rule may imply what could not be read. */
const impliesFrom = 8

/** Every unreadable cell of the release, with its implied value where one rule gives it. */
export function inferUnreadable(
  release: Release,
  rules: readonly JudgedRule[],
  number: (believed: Believed) => Judged,
): readonly Inferred[] {
  const implied = new Map<number, Implied>()
  for (const rule of rules) {
    if (rule.net < impliesFrom) continue
    for (const gap of rule.rule.gaps ?? [])
      if (!implied.has(gap.place.start)) implied.set(gap.place.start, implyBy(gap, rule))
  }
  return release.grids.flatMap(({ rows }) =>
    rows.flatMap(({ entries }) =>
      entries.flatMap((entry) =>
        entry?.kind === 'unreadable' ? [inferredOf(entry, implied, number)] : [],
      ),
    ),
  )
}

interface Implied {
  readonly value: Decimal
  readonly like: Figure
  readonly gap: Gap
  readonly rule: JudgedRule
}

function implyBy(gap: Gap, rule: JudgedRule): Implied {
  return { value: sumOf(gap.terms), like: gap.terms[0]!.figure, gap, rule }
}

function inferredOf(
  entry: Extract<Entry, { kind: 'unreadable' }>,
  implied: ReadonlyMap<number, Implied>,
  number: (believed: Believed) => Judged,
): Inferred {
  const { place, text } = entry
  const found = implied.get(place.start)
  if (found === undefined) return { place, text }
  const { value, like, gap, rule } = found
  const result: Figure = { ...like, text, place, value }
  const outcome = { holds: 'exactly', stated: value, recomputed: value, difference: zero } as const
  const because = number({
    check: rule.check,
    instance: { relation: { kind: 'sum', result, terms: gap.terms }, outcome, bits: 0 },
    evidence: rule.rule.evidence,
    bits: rule.net,
  })
  const shown = printAs(like, value)
  return { place, text, implied: shown, because, ...(!fits(text, shown) && { contradicts: true }) }
}

/** Longer ones are no numbers. */
const evidenceMax = 24

/**
 * Whether the digits that can be read stand in the implied number in their order, an unnamed sign
 * for one digit each at most. Text without such signs is debris, of which nothing is certain.
 */
function fits(text: string, implied: string): boolean {
  if (!text.includes(unnamed) || text.length > evidenceMax) return true
  const signs = [...text].filter((sign) => sign === unnamed || /\d/.test(sign))
  const pattern = signs.map((sign) => (sign === unnamed ? '\\d?' : sign)).join('')
  return new RegExp(`^${pattern}$`).test(implied.replace(/\D/g, ''))
}

const unnamed = '\ufffd'

const zero: Decimal = { coefficient: 0n, decimals: 0 }
