/**
 * Which tables of many releases are one table over time.
 *
 * In: the facts of all tables. Out: groups: the three statements, then every other table that goes
 * on from release to release, with its lines in the order in which the latest release prints them.
 * Two tables are one where they have most lines in common and do not print other values for the
 * same periods; words of the title decide between several.
 */
import { closedMonth } from '../../identify/closed-month.ts'
import { add, decimal, subtract } from '../../number/decimal.ts'
import { normalWords } from '../../words/concept-words.ts'
import { isOpening } from '../../words/label.ts'
import type { Row } from '../database.ts'
import { groupBy } from '../group.ts'
import { differ } from '../points.ts'
import { decimalIn } from '../values.ts'
import { freeKey, titleOverTime } from './titles.ts'

export interface TableGroup {
  readonly key: string
  readonly title: string
  readonly kind: 'statement' | 'table'
  readonly lines: readonly GroupLine[]
}

/** A line of a group: its standing is that of the latest release that has it. */
export interface GroupLine {
  /** Names it in addresses: the group, the line's key, and which of several under one key. */
  readonly id: string
  readonly label: string
  readonly level: number
  /** The headings it stands under, outermost first. */
  readonly section: readonly string[]
  /** Oldest release first. */
  readonly facts: readonly Row[]
}

/** A row of one table of one release. */
interface TableRow {
  readonly id: string
  readonly facts: readonly Row[]
}

interface Table {
  readonly release: string
  readonly part: number
  readonly title: string
  readonly isUntitled: boolean
  readonly statement: string
  readonly rows: readonly TableRow[]
}

const statements: readonly (readonly [string, string])[] = [
  ['income', 'Income'],
  ['balance-sheet', 'Balance sheet'],
  ['cash-flow', 'Cash flows'],
]

/** All tables of an issuer, grouped. Facts come oldest release first. */
export function groupTables(
  issuer: string,
  facts: readonly Row[],
  parts: readonly Row[],
): TableGroup[] {
  const tables = tablesIn(issuer, facts, parts)
  const stated = new Map<string, readonly Row[]>()
  const taken = new Set<Table>()
  const groups: TableGroup[] = []
  for (const [statement, title] of statements) {
    const members = statementTables(tables, statement)
    if (members.length === 0) continue
    for (const table of members) taken.add(table)
    groups.push(groupOf({ key: statement, title, kind: 'statement' }, members, new Map()))
  }
  for (const { key, lines } of groups)
    for (const { id, facts: printed } of lines) stated.set(id.slice(key.length + 1), printed)
  const keys = new Set(groups.map(({ key }) => key))
  for (const members of alike(tables.filter((table) => !taken.has(table)))) {
    const title = titleOverTime(members[0]!.title)
    const key = freeKey(keys, title)
    groups.push(groupOf({ key, title, kind: 'table' }, members, stated))
  }
  return groups
}

/** The latest release first, each in reading order. */
function tablesIn(issuer: string, facts: readonly Row[], parts: readonly Row[]): Table[] {
  const titles = new Map(parts.map((part) => [`${part.release} ${part.part}`, part]))
  const byRelease = [...groupBy(facts, ({ release }) => release).values()].reverse()
  return byRelease.flatMap((release) =>
    [...groupBy(release, ({ part }) => Number(part))]
      .sort(([left], [right]) => left - right)
      .map(([part, cells]) => {
        const named = titles.get(`${cells[0]!.release} ${part}`)
        const title = String(named?.title ?? '').trim()
        return {
          release: String(cells[0]!.release),
          part,
          title: title || `Table ${part + 1}`,
          isUntitled: title === '',
          statement: String(named?.statement ?? 'other'),
          rows: rowsIn(issuer, cells),
        }
      }),
  )
}

/** The rows in their order, of each the figures that it is about: no changes, no shares of it. */
function rowsIn(issuer: string, cells: readonly Row[]): TableRow[] {
  const printed = [...groupBy(cells, (cell) => Number(cell.row_index))].sort(
    ([left], [right]) => left - right,
  )
  const taken = new Map<string, Set<string>[]>()
  return printed.flatMap(([, row]) => {
    const main = row.find((cell) => columnOf(cell) === undefined) ?? row[0]!
    // What a period opens with is what the one before it closed with.
    if (Number(main.months) === 0 && isOpening(String(main.label))) return []
    const line = lineOf(main)
    const facts = row.filter((cell) => lineOf(cell) === line)
    const slots = new Set(facts.map(slotOf))
    // The same words again for the same periods are another line ("Other", "Total").
    const sets = taken.get(line) ?? []
    const at = sets.findIndex((known) => [...slots].every((slot) => !known.has(slot)))
    const ordinal = at < 0 ? sets.length : at
    sets[ordinal] = new Set([...(sets[ordinal] ?? []), ...slots])
    taken.set(line, sets)
    const name = line.slice(issuer.length + 1)
    return [{ id: ordinal === 0 ? name : `${name}~${ordinal + 1}`, facts }]
  })
}

function columnOf({ dimensions }: Row): string | undefined {
  return (JSON.parse(String(dimensions)) as { column?: string }).column
}

function lineOf({ line, kind }: Row): string {
  return `${line} ${kind}`
}

function slotOf({ period_end, months }: Row): string {
  return `${closedMonth(String(period_end))} ${months}`
}

/** Of each release the table that is the statement itself, with the parts that it is split into. */
function statementTables(tables: readonly Table[], statement: string): Table[] {
  const ofIt = tables.filter((table) => table.statement === statement)
  return [...groupBy(ofIt, ({ release }) => release).values()].flatMap((release) => {
    const main = release.reduce((best, table) => (weight(table) > weight(best) ? table : best))
    const ids = new Set(main.rows.map(({ id }) => id))
    return release.filter(
      (table) => table === main || (goesOn(table, main) && shared(table, ids) < partMax),
    )
  })
}

/** A page break splits a statement in two; they have nothing in common but a few words. */
const partMax = 0.2
/** The words that the titles of both parts share, where the second has one. */
const partTitleMin = 0.75

function goesOn(table: Table, main: Table): boolean {
  const words = (title: string) => new Set(normalWords(title))
  return (
    Math.abs(table.part - main.part) === 1 &&
    (table.isUntitled || sameWords(words(table.title), words(main.title)) >= partTitleMin)
  )
}

/** A statement is of the whole: lines of segments do not count. */
function weight({ rows }: Table): number {
  return rows.filter(({ facts: [fact] }) => {
    const { member } = JSON.parse(String(fact!.dimensions)) as { member?: string }
    return fact!.concept !== null && member === undefined
  }).length
}

/** The part of its lines that two tables must share to be one. */
const sharedMin = 0.5
/** The part of the shared figures that may be other ones. */
const otherMax = 0.2
/** The words of the titles that must be the same where most figures are other ones. */
const titleMin = 0.5

/** Tables that are one, with what is asked of them again and again. */
interface Family {
  readonly tables: Table[]
  readonly releases: Set<string>
  readonly ids: Set<string>
  readonly titles: Set<string>[]
  /** By line and period. */
  readonly figures: Map<string, Row[]>
}

/** The tables that are one over time; each group's first is of the latest release that has it. */
function alike(tables: readonly Table[]): Table[][] {
  const families: Family[] = []
  for (const table of tables) {
    const words = new Set(normalWords(table.title))
    let best: { family: Family; score: number } | undefined
    for (const family of families) {
      const score = likeness(table, words, family)
      if (score > (best?.score ?? 0)) best = { family, score }
    }
    if (!best) families.push(join(emptyFamily(), table, words))
    else join(best.family, table, words)
  }
  return families.map(({ tables: members }) => members)
}

function emptyFamily(): Family {
  return { tables: [], releases: new Set(), ids: new Set(), titles: [], figures: new Map() }
}

function join(family: Family, table: Table, words: Set<string>): Family {
  family.tables.push(table)
  family.releases.add(table.release)
  family.titles.push(words)
  for (const { id, facts } of table.rows) {
    family.ids.add(id)
    for (const fact of facts) {
      const slot = `${id} ${slotOf(fact)}`
      const known = family.figures.get(slot)
      if (known) known.push(fact)
      else family.figures.set(slot, [fact])
    }
  }
  return family
}

/** 0 where the table does not belong to the family. */
function likeness(table: Table, words: ReadonlySet<string>, family: Family): number {
  const common = shared(table, family.ids)
  if (common < sharedMin) return 0
  const title = Math.max(...family.titles.map((other) => sameWords(words, other)))
  const { both, others, contradicted } = compared(table, family)
  if (contradicted) return 0
  if (others > both * otherMax && title < titleMin) return 0
  return common + title
}

function shared({ rows }: Table, ids: ReadonlySet<string>): number {
  if (rows.length === 0) return 0
  return rows.filter(({ id }) => ids.has(id)).length / rows.length
}

/**
 * How many figures both print for one line and period, and how many of them are other ones. A
 * release does not restate itself: what it prints twice with other values is not one table.
 */
function compared(table: Table, { figures }: Family) {
  let both = 0
  let others = 0
  let contradicted = false
  for (const { id, facts } of table.rows)
    for (const fact of facts) {
      const there = figures.get(`${id} ${slotOf(fact)}`)
      if (!there) continue
      both += 1
      if (there.every((other) => differ(decimalIn(fact), decimalIn(other)))) others += 1
      const beside = there.filter(({ release }) => release === table.release)
      if (beside.some((other) => isAnother(fact, other))) contradicted = true
    }
  return { both, others, contradicted }
}

/** More than a unit of the coarser apart, which a plug may move a figure by. */
function isAnother(left: Row, right: Row): boolean {
  const [mine, theirs] = [decimalIn(left), decimalIn(right)]
  const unit = decimal(1n, Math.min(mine.decimals, theirs.decimals))
  return [mine, add(mine, unit), subtract(mine, unit)].every((moved) => differ(moved, theirs))
}

function sameWords(mine: ReadonlySet<string>, theirs: ReadonlySet<string>): number {
  const all = new Set([...mine, ...theirs]).size
  return all === 0 ? 0 : [...mine].filter((word) => theirs.has(word)).length / all
}

/**
 * The lines of all members. What other tables print under the same words is no witness ("Other",
 * compensation in one function's costs); of a known concept the statements are.
 */
function groupOf(
  named: Pick<TableGroup, 'key' | 'title' | 'kind'>,
  members: readonly Table[],
  stated: ReadonlyMap<string, readonly Row[]>,
): TableGroup {
  const rows = new Map<string, Row[]>()
  for (const { rows: printed } of members.toReversed())
    for (const { id, facts } of printed) rows.set(id, [...(rows.get(id) ?? []), ...facts])
  // The parts of a statement follow one another; other tables each begin anew.
  const parts = groupBy(members, (table) => (named.kind === 'statement' ? table.release : table))
  const stretches = [...parts.values()].map((tables) => tables.flatMap((table) => table.rows))
  return {
    ...named,
    lines: order(stretches).map((id) => {
      const own = rows.get(id)!
      const last = own.at(-1)!
      const { section = '' } = JSON.parse(String(last.dimensions)) as { section?: string }
      const elsewhere = (last.concept !== null && stated.get(id)) || []
      return {
        id: `${named.key}:${id}`,
        label: String(last.label),
        level: Number(last.level ?? 0),
        section: section === '' ? [] : section.split(' > '),
        facts: elsewhere.length === 0 ? own : inOrder([...own, ...elsewhere]),
      }
    }),
  }
}

/** Oldest release first. */
function inOrder(facts: readonly Row[]): Row[] {
  return facts.toSorted((left, right) => ageOf(left).localeCompare(ageOf(right)))
}

function ageOf({ reported, release }: Row): string {
  return `${reported} ${release}`
}

/** The order of the latest table; what only earlier ones have stands after what it followed. */
function order(stretches: readonly (readonly TableRow[])[]): string[] {
  const ids: string[] = []
  const known = new Set<string>()
  for (const rows of stretches) {
    let after = -1
    for (const { id } of rows) {
      const isNew = !known.has(id)
      if (isNew) ids.splice(after + 1, 0, id)
      known.add(id)
      after = isNew ? after + 1 : ids.indexOf(id)
    }
  }
  return ids
}
