/**
 * Targets as the page shows them: what each release gave, what came of it, and where the period
 * still runs, what was reported since it began.
 */
import { closedMonth } from '../../identify/closed-month.ts'
import { type Decimal, toPlainString } from '../../number/decimal.ts'
import type { ExploreGuidance, ExploreSoFar, ExploreValue } from '../../report/explore/data.ts'
import type { Database } from '../database.ts'
import { type Guidance, guidanceOf, type Reported } from '../guidance.ts'
import { dayName, type FiscalYear, periodName } from './fiscal.ts'
import type { Ledger } from './ledger.ts'
import { overTime, sourceView } from './line.ts'
import { type Print, scalePrinted, shownAs } from './shown.ts'

/** All targets, the latest period first. */
export async function targetsOf(database: Database, ledger: Ledger): Promise<ExploreGuidance[]> {
  const all = await guidanceOf(database, ledger.issuer)
  return all.map((guidance) => targetView(guidance, ledger)).reverse()
}

function targetView(guidance: Guidance, ledger: Ledger): ExploreGuidance {
  const { concept, basis, end, months, kind, unit, targets, outcome, verdict } = guidance
  const print = printOf(guidance)
  const value = (reported: Reported) => valueView(reported, print, ledger.year)
  const soFar = outcome ? undefined : soFarOf(guidance, ledger, print)
  return {
    label: labelOf(guidance, ledger),
    ...(concept !== undefined && { concept }),
    ...(basis !== undefined && { basis }),
    kind,
    ...(unit !== undefined && { unit }),
    scale: print.scale,
    period: months === 0 ? dayName(end) : periodName(ledger.year, closedMonth(end), months),
    end,
    months,
    targets: targets.map(({ low, high }) => ({
      low: value(low),
      high: value(high),
      given: high.source.reported && reportedName(high.source.reported, ledger.year),
    })),
    isOver: closedMonth(latestOf(ledger)) >= closedMonth(end),
    ...(outcome && { outcome: value(outcome) }),
    ...(verdict !== undefined && { verdict }),
    ...(soFar && { soFar }),
  }
}

/** A target's own row may be called after its period: a known concept has its line's label. */
function labelOf({ label, concept, basis, kind }: Guidance, { groups }: Ledger): string {
  if (concept === undefined || basis !== undefined) return label
  const lines = groups.flatMap(({ lines }) => lines)
  return lines.find(({ facts }) => facts.some((fact) => isOf(fact, concept, kind)))?.label ?? label
}

/** The end of the period that the latest release reports on. */
function latestOf({ facts }: Ledger): string {
  return String(facts.at(-1)?.reported ?? '')
}

function reportedName(reported: string, year: FiscalYear): string {
  return periodName(year, closedMonth(reported), 3)
}

/** Printed as the last target is, so that outcome and target can be compared at a glance. */
function printOf({ kind, targets }: Guidance): Print {
  const { value, source } = targets.at(-1)!.high
  const scale = kind === 'percent' ? 0 : scalePrinted(source.text, value.decimals)
  const digits = Math.max(0, value.decimals + (kind === 'percent' ? -2 : scale))
  return { kind, scale, digits }
}

function valueView({ value, source }: Reported, print: Print, year: FiscalYear): ExploreValue {
  return {
    value: toPlainString(value),
    shown: shownAs(value, print),
    source: sourceView(source, year),
  }
}

/** The latest stretch that begins where the target's period does. */
function soFarOf(
  { concept, end, months, kind, basis }: Guidance,
  { groups, year }: Ledger,
  print: Print,
): ExploreSoFar | undefined {
  if (concept === undefined || basis !== undefined || months === 0) return undefined
  const known = groups
    .flatMap(({ lines }) => lines)
    .find(({ facts }) => facts.some((fact) => isOf(fact, concept, kind)))
  if (!known) return undefined
  const start = closedMonth(end) - months
  const { points } = overTime(known, year, { periods: 'to-date', vintage: 'restated' })
  const begun = [...points.values()].filter((point) => {
    const month = closedMonth(point.end)
    return month - point.months === start && point.months < months
  })
  const last = begun.sort((left, right) => left.months - right.months).at(-1)
  return last && soFarView(last, print, year)
}

function isOf(fact: Readonly<Record<string, unknown>>, concept: string, kind: string): boolean {
  return fact.concept === concept && fact.kind === kind && fact.dimensions === '{}'
}

function soFarView(
  point: { value: Decimal; end: string; months: number; source?: Reported['source'] },
  print: Print,
  year: FiscalYear,
): ExploreSoFar {
  const { value, source, end, months } = point
  return {
    value: toPlainString(value),
    shown: shownAs(value, print),
    ...(source && { source: sourceView(source, year) }),
    end,
    months,
  }
}
