/**
 * Rows of the same label in two tables that agree on other rows, but not on this one: off by one
 * unit (a rounding plug) or by a slip of the hand. No value pairs such rows, so the tables must.
 */
import type { Figure } from '../model/figure.ts'
import type { Same } from '../model/relation.ts'
import { subtract } from '../number/decimal.ts'
import type { SeriesPair } from './pair-series.ts'
import { nudgedIn } from './plug.ts'
import type { Series } from './series.ts'
import { slipBetween } from './slip.ts'
import { solve } from './solve.ts'

/** What one pair of tables has in common. */
export interface Twins {
  /** One for each row on which the tables agree. */
  readonly agreeing: readonly Same[]
  readonly slipped: readonly Same[]
}

/** Rows of one label on which two tables must agree before a third row of them is held to it. */
const agreeingRowsMin = 2

export function slippedTwins(
  series: readonly Series[],
  pairs: readonly SeriesPair[],
): readonly Twins[] {
  const families = new Map<string, SeriesPair[]>()
  for (const pair of pairs) {
    const { left, right } = pair
    if (left.key !== right.key || left.family === right.family) continue
    push(families, `${left.family}|${right.family}`, pair)
  }
  const byFamily = familiesOf(series)
  return [...families.values()].flatMap((known) => {
    const labels = new Set(known.map(({ left }) => left.key))
    if (labels.size < agreeingRowsMin) return []
    const { left, right } = known[0]!
    const slipped = [...unpaired(byFamily.get(left.family)!, byFamily.get(right.family)!, known)]
    if (slipped.length === 0) return []
    return [{ agreeing: known.flatMap((pair) => sames(pair).slice(0, 1)), slipped }]
  })
}

/** The series of one family in order, and by their labels. */
interface Family {
  readonly all: Series[]
  readonly byKey: Map<string, Series[]>
}

function familiesOf(series: readonly Series[]): ReadonlyMap<number, Family> {
  const families = new Map<number, Family>()
  for (const one of series) {
    const family = families.get(one.family) ?? { all: [], byKey: new Map<string, Series[]>() }
    families.set(one.family, family)
    family.all.push(one)
    push(family.byKey, one.key, one)
  }
  return families
}

function push<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const found = map.get(key)
  if (found === undefined) map.set(key, [item])
  else found.push(item)
}

function* unpaired(lefts: Family, rights: Family, known: readonly SeriesPair[]): Iterable<Same> {
  const paired = new Set(known.flatMap(({ left, right }) => [left.index, right.index]))
  for (const left of lefts.all) {
    if (paired.has(left.index) || isAmbiguous(left, lefts)) continue
    for (const right of rights.byKey.get(left.key) ?? []) {
      if (paired.has(right.index) || !areTwins(left, right) || isAmbiguous(right, rights)) continue
      for (const same of sames({ left, right, sign: 1 })) if (isSlipped(same)) yield same
    }
  }
}

/** Of two series with one label. */
function areTwins(left: Series, right: Series): boolean {
  return left.basis === right.basis && isOneUnit(left, right)
}

/** The same label under several headings of one table may mean several things. */
function isAmbiguous(one: Series, { byKey }: Family): boolean {
  return byKey.get(one.key)!.some((other) => other !== one && unitOf(other) === unitOf(one))
}

/** Many tables leave their unit to the title of the release. */
function isOneUnit(left: Series, right: Series): boolean {
  const [own, other] = [unitOf(left), unitOf(right)]
  return own === other || own === '|' || other === '|'
}

function unitOf({ member }: Series): string {
  return member.slice(member.lastIndexOf('|'))
}

function sames({ left, right, sign }: SeriesPair): Same[] {
  return [...left.figures].flatMap(([period, figure]) => {
    const other = right.figures.get(period)
    if (other === undefined || other.kind !== figure.kind) return []
    const same: Same = {
      kind: 'same',
      result: other,
      terms: [{ figure, weight: sign, role: 'first stated' }],
    }
    return [same]
  })
}

/** Off by one unit of the coarser print, or by a slip. */
function isSlipped(same: Same): boolean {
  const printed: Figure = nudgedIn(same)
  const actual = solve(same, printed)
  if (actual === undefined) return false
  const { coefficient } = subtract(printed.value, actual)
  if (coefficient === 1n || coefficient === -1n) return true
  const slip = slipBetween(printed.value, actual)
  // With the other sign a row is a deduction there, not an error.
  return slip !== undefined && slip !== 'sign'
}
