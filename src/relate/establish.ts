/**
 * Which rules are believed, which of their instances tick figures, and which may accuse.
 *
 * Structure proposes, arithmetic confirms, and only an established relation accuses: a failing
 * instance is held against the release only where the rule stands without it.
 */
import type { Relation } from '../model/relation.ts'
import { append } from '../number/append.ts'
import { causesOf } from './causes.ts'
import type { Neighbours } from './corrections.ts'
import { corroborated } from './corroborate.ts'
import { exactnessOf, isNearSum } from './exactness.ts'
import { figuresOf, termsOf } from './figures.ts'
import type { Believed, Instance, JudgedRule } from './judge.ts'
import { turnedSigns } from './turned-signs.ts'
import { holdsWithoutUntried } from './untried.ts'
import { soundClaims } from './word-claims.ts'

/** Net bits from which a rule ticks, and from which it accuses. */
const ticksFrom = 5
const accusesFrom = 8
/** A claim proven by nothing but the shape of its miss. */
const shapeAccusesFrom = 9
/** Where the rule holds in a single other place, chance is more to be feared. */
const accusesAloneFrom = 12
/** What only the search has found must be proven better, and by more places; or by many. */
const patterns = [
  { net: 20, witnesses: 3 },
  { net: 14, witnesses: 6 },
]

export interface Established {
  readonly held: readonly Believed[]
  readonly broken: readonly Believed[]
}

/** `nearby` tells which figures stand next to one: with those it may have been exchanged. */
export function establish(
  rules: readonly JudgedRule[],
  nearby: Neighbours = () => [],
): Established {
  const believed = rules.filter(
    (rule) => rule.net >= ticksFrom && rule.rule.accusedBy !== 'shape' && isConsistent(rule),
  )
  const exactness = exactnessOf(believed)
  const lines = countByLine(believed)
  const index = indexHolding(believed)
  const isSound = soundClaims(rules)
  const { overruled, turned } = turnedSigns(believed)
  const held: Believed[] = []
  const broken: Believed[] = []
  const doubted: Believed[] = []
  for (const rule of believed) {
    const believe = believing(rule)
    for (const instance of rule.holding)
      if (!overruled.has(instance))
        (exactness.unitMisses.has(instance) ? broken : held).push(believe(instance))
    const accuses = mayAccuse(rule)
    if (!accuses && rule.net < accusesFrom) continue
    for (const instance of rule.failing) {
      if (overruled.has(instance) || !isSound(instance)) continue
      // The weaker reading of these very figures refutes nothing.
      const refuting = turned.has(instance) ? noSums : index
      if (!mayAccuseAt(rule, instance, lines, refuting)) continue
      const isExcused = !isSaidByWords(rule) && exactness.isExcused(rule, instance)
      // A sum that misses by a few units may yet be borne out by another.
      if (isExcused && !isNearSum(instance)) continue
      const to = (accuses && !isExcused) || turned.has(instance) ? broken : doubted
      to.push(believe(instance))
    }
  }
  const known = new Set(believed)
  for (const rule of rules)
    if (!known.has(rule) && isSureUnproven(rule))
      append(broken, rule.failing.filter(isSound).map(believing(rule)))
  append(broken, corroborated(onceEach(doubted), broken, held, nearby))
  return { held: onceEach(held), broken: onceEach(broken) }
}

/** One claim about the same figures is one witness, whichever checks make it: the first speaks. */
function onceEach(relations: readonly Believed[]): Believed[] {
  const seen = new Set<string>()
  return relations.filter(({ instance: { relation } }) => {
    const key = keyOf(relation)
    return !seen.has(key) && seen.add(key)
  })
}

/** Sums are one kind, whatever they are called and whichever of their figures is the result. */
function keyOf(relation: Relation): string {
  const { kind, result } = relation
  const ids = termsOf(relation).map(({ figure }) => figure.id)
  return kind === 'sum' || kind === 'difference' || kind === 'roll-forward'
    ? `sum ${[result.id, ...ids].sort().join(' ')}`
    : `${kind} ${result.id} ${ids.sort().join(' ')}`
}

/** Claims that need no other place to hold: the words make them, or the shape of the miss does. */
function isSureUnproven({ rule }: JudgedRule): boolean {
  if (rule.accusedBy === 'words') return rule.prior >= accusesFrom
  return rule.accusedBy === 'shape' && rule.prior - rule.cost >= shapeAccusesFrom
}

/** The evidence of a rule is counted once for all its instances. */
function believing(rule: JudgedRule): (instance: Instance) => Believed {
  const evidence = evidenceOf(rule)
  return (instance) => ({ check: rule.check, instance, evidence, bits: rule.net })
}

function evidenceOf({ rule, holding, failing }: JudgedRule): string[] {
  const exactly = holding.filter(({ outcome }) => outcome.holds === 'exactly').length
  const places = holding.length + failing.length
  const repetition =
    places > 1 ? [`holds in ${holding.length} of ${places} places, ${exactly} exactly`] : []
  return [...rule.evidence, ...repetition]
}

/** A rule that fails about as often as it holds is no rule. */
function isConsistent({ rule, holding, failing }: JudgedRule): boolean {
  if (rule.accusedBy === 'words') return true
  return causesOf(failing) <= Math.max(1, Math.floor(holding.length / 2))
}

/** Whether the rule is sure enough to accuse anybody. */
function mayAccuse(rule: JudgedRule): boolean {
  if (rule.rule.accusedBy === 'nothing') return false
  if (rule.rule.accusedBy === 'words') return rule.rule.prior >= accusesFrom
  if (rule.rule.accusedBy === 'pattern') return isPattern(rule)
  if (rule.net < (witnesses(rule) > 1 ? accusesFrom : accusesAloneFrom)) return false
  return causesOf(rule.failing, rule.holding) <= Math.max(1, Math.floor(rule.holding.length / 3))
}

/** Holds, found by search alone, in so many places that the one where it fails stands out. */
function isPattern(rule: JudgedRule): boolean {
  const count = witnesses(rule)
  const isProven = patterns.some((asked) => rule.net >= asked.net && count >= asked.witnesses)
  return isProven && causesOf(rule.failing, rule.holding) <= 1
}

function mayAccuseAt(
  rule: JudgedRule,
  instance: Instance,
  lines: LineCounts,
  index: HeldIndex,
): boolean {
  if (isSaidByWords(rule)) return true
  if (!rule.holding.some(({ shape }) => shape === instance.shape)) return false
  if (isRefuted(instance.relation, index)) return false
  if (holdsWithoutUntried(rule, instance)) return false
  return isSoundLine(instance.relation, lines)
}

function isSaidByWords({ rule }: JudgedRule): boolean {
  return rule.accusedBy === 'words'
}

/** Places that prove the rule, each by figures of their own. */
function witnesses({ holding }: JudgedRule): number {
  return holding.filter(({ bits }) => bits > 0).length
}

/** Sums that hold, by their figures. */
type HeldIndex = ReadonlyMap<string, readonly ReadonlySet<string>[]>

const noSums: HeldIndex = new Map()

function indexHolding(rules: readonly JudgedRule[]): HeldIndex {
  const index = new Map<string, ReadonlySet<string>[]>()
  for (const { holding } of rules)
    for (const { relation, outcome, bits } of holding) {
      if (relation.kind !== 'sum' || outcome.holds !== 'exactly' || bits === 0) continue
      const ids = new Set(figuresOf(relation).map(({ id }) => id))
      for (const id of ids) {
        const found = index.get(id)
        if (found === undefined) index.set(id, [ids])
        else found.push(ids)
      }
    }
  return index
}

/** A sum that holds with all these figures and more shows that this one leaves a line out. */
function isRefuted(relation: Relation, index: HeldIndex): boolean {
  if (relation.kind !== 'sum') return false
  const own = figuresOf(relation)
  return (index.get(own[0]!.id) ?? []).some((ids) => own.every(({ id }) => ids.has(id)))
}

/** Believed instances by the column or row on which they lie. */
type LineCounts = ReadonlyMap<string, { holding: Relation[]; failing: Relation[] }>

function countByLine(rules: readonly JudgedRule[]): LineCounts {
  const lines = new Map<string, { holding: Relation[]; failing: Relation[] }>()
  const at = (key: string) => {
    const found = lines.get(key)
    if (found !== undefined) return found
    const made = { holding: [], failing: [] }
    lines.set(key, made)
    return made
  }
  for (const rule of rules) {
    for (const { relation, bits } of rule.holding)
      if (bits > 0) for (const key of lineKeys(relation)) at(key).holding.push(relation)
    for (const { relation } of rule.failing)
      for (const key of lineKeys(relation)) at(key).failing.push(relation)
  }
  return lines
}

/**
 * "3:c2" where all figures stand in one column of one grid, "3:r7" where in one row; from table to
 * table the column of each, "3:x2".
 */
function lineKeys(relation: Relation): string[] {
  const places = figuresOf(relation).map((figure) => figure.in)
  const first = places[0]!
  if (first.kind !== 'table') return []
  const inGrid = places.every((at) => at.kind === 'table' && at.grid === first.grid)
  if (!inGrid) return farKeys(relation)
  const keys: string[] = []
  if (places.every((at) => at.kind === 'table' && at.column === first.column))
    keys.push(`${first.grid}:c${first.column}`)
  if (places.every((at) => at.kind === 'table' && at.row === first.row))
    keys.push(`${first.grid}:r${first.row}`)
  return keys
}

function farKeys(relation: Relation): string[] {
  const keys = figuresOf(relation).map(({ in: at }) =>
    at.kind === 'table' ? [`${at.grid}:x${at.column}`] : [],
  )
  return [...new Set(keys.flat())]
}

/**
 * The failing column (or row) has the nature of those in which the rule holds: what does not
 * touch this relation holds there more often than it fails.
 */
function isSoundLine(relation: Relation, lines: LineCounts): boolean {
  const own = new Set(figuresOf(relation).map((figure) => figure.id))
  const apart = (other: Relation): boolean => !figuresOf(other).some(({ id }) => own.has(id))
  return lineKeys(relation).every((key) => {
    const counts = lines.get(key)
    if (counts === undefined) return true
    const holding = counts.holding.filter(apart).length
    const failing = counts.failing.filter(apart).length
    return failing === 0 || holding > failing
  })
}
