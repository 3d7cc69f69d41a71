/** Targets → a chart for each period: what is reported so far in a track as long as the target. */
import { add, type Decimal, toPlainString } from '../../number/decimal.ts'
import { divideFractions, fraction, fromDecimal, roundFraction } from '../../number/fraction.ts'
import type { ExploreTargetChart, TargetRow } from './chart-data.ts'
import { unitOf } from './chart-words.ts'
import type { ExploreGuidance, ExploreTarget, ExploreValue } from './data.ts'
import { exactOf, percentShown, shareOf } from './exact.ts'

/** Earlier ones are in the table of all targets. */
const periodsMax = 6

/** One chart to a period, the latest first. */
export function targetCharts(guidance: readonly ExploreGuidance[]): ExploreTargetChart[] {
  const groups = new Map<string, ExploreGuidance[]>()
  for (const target of guidance) {
    if (target.targets.length === 0) continue
    const key = `${target.end} ${target.months}`
    groups.set(key, [...(groups.get(key) ?? []), target])
  }
  return [...groups]
    .sort(([left], [right]) => (left < right ? 1 : left > right ? -1 : 0))
    .slice(0, periodsMax)
    .map(([key, group]) => chartOf(key, group))
}

/** Of most amounts; percentages say what they are. */

function unitIn(group: readonly ExploreGuidance[]): string {
  const amount = group.find(({ kind, unit }) => kind === 'amount' && unit !== undefined)
  return amount ? unitOf({ kind: 'amount', scale: amount.scale, unit: amount.unit! }) : ''
}

function chartOf(id: string, group: readonly ExploreGuidance[]): ExploreTargetChart {
  const rows = group.map(rowOf)
  const { period } = group[0]!
  const share = goneOf(group)
  const ended = share.coefficient === 10n ** BigInt(share.decimals)
  const isSome = ended || share.coefficient > 0n
  const title = `Targets for ${period}${ended ? ' and the outcome' : isSome ? ' so far' : ''}`
  const told = rows.map(({ name, shown, shareShown }) => {
    return `${name} ${shown}${shareShown === undefined ? '' : `, ${shareShown}`}`
  })
  const goneShown = `${percentShown(share).replace(/\.0%$/, '%')} of the period gone`
  return {
    id,
    title,
    unit: unitIn(group),
    sentence: `${title}${ended ? '' : `, ${goneShown}`}: ${told.join('; ')}.`,
    gone: toPlainString(share),
    goneShown,
    rows,
  }
}

/** How much of the period is over, as far as anything is reported. */
function goneOf(group: readonly ExploreGuidance[]): Decimal {
  if (group.some(({ outcome }) => outcome)) return { coefficient: 1n, decimals: 0 }
  const months = Math.max(0, ...group.map(({ soFar }) => soFar?.months ?? 0))
  const all = Math.max(1, ...group.map((target) => target.months))
  return roundFraction(fraction(BigInt(Math.min(months, all)), BigInt(all)), 3)
}

function rowOf({ label, kind, targets, outcome, soFar, verdict }: ExploreGuidance): TargetRow {
  const [first, last] = [targets[0]!, targets.at(-1)!]
  const reported = outcome ?? soFar
  const aim = middleOf(last)
  const isShare = kind !== 'percent' && kind !== 'points' && kind !== 'ratio'
  const share = reported && isShare ? shareOf(exactOf(reported.value), aim) : undefined
  const at = aimShare(first, aim)
  return {
    name: label,
    shown: reported
      ? `${reported.shown} ${share ? 'of' : 'against'} ${rangeOf(last)}`
      : `${rangeOf(last)}, nothing reported`,
    ...(share && { share: toPlainString(share), shareShown: percentShown(share) }),
    ...(rangeOf(first) !== rangeOf(last) &&
      at && {
        revised: { at: toPlainString(at), shown: `${rangeOf(first)}, given ${first.given}` },
      }),
    ...(verdict !== undefined && { verdict }),
  }
}

function rangeOf({ low, high }: ExploreTarget): string {
  return low.shown === high.shown ? low.shown : `${low.shown}–${high.shown}`
}

function middleOf({ low, high }: { low: ExploreValue; high: ExploreValue }): Decimal {
  const sum = fromDecimal(add(exactOf(low.value), exactOf(high.value)))
  const decimals = Math.max(exactOf(low.value).decimals, exactOf(high.value).decimals) + 1
  return roundFraction(divideFractions(sum, fraction(2n)), decimals)
}

/** Where the first target stands on the track of the last. */
function aimShare(first: ExploreTarget, aim: Decimal): Decimal | undefined {
  return shareOf(middleOf(first), aim)
}
