/**
 * Which tables of many releases are one table over time.
 *
 * In: the facts of all tables. Out: groups: the three statements, then every other table that goes
 * on from release to release, with its lines in the order in which the latest release prints them.
 * Two tables are one where they have most lines in common and do not print other values for the
 * same periods; words of the title decide between several.
 */
import { closedMonth } from '../../identify/closed-month.ts'
import { normalWords } from '../../words/concept-words.ts'
import type { Row } from '../database.ts'
import { groupBy } from '../group.ts'
import { differ } from '../points.ts'
import { decimalIn } from '../values.ts'

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
  const lines = groupBy(facts, lineOf)
  const taken = new Set<Table>()
  const groups: TableGroup[] = []
  for (const [statement, title] of statements) {
    const members = statementTables(tables, statement)
    for (const table of members) taken.add(table)
    const kind = 'statement'
    if (members.length > 0) groups.push(groupOf({ key: statement, title, kind }, members, lines))
  }
  const keys = new Set(groups.map(({ key }) => key))
  for (const members of alike(tables.filter((table) => !taken.has(table)))) {
    const title = members[0]!.title
    const key = freeKey(keys, title)
    groups.push(groupOf({ key, title, kind: 'table' }, members, lines))
  }
  return groups
}

/** Newest release first, each in reading order. */
function tablesIn(issuer: string, facts: readonly Row[], parts: readonly Row[]): Table[] {
  const titles = new Map(parts.map((part) => [`${part.release} ${part.part}`, part]))
  const byRelease = [...groupBy(facts, ({ release }) => release).values()].reverse()
  return byRelease.flatMap((release) =>
    [...groupBy(release, ({ part }) => Number(part))]
      .sort(([left], [right]) => left - right)
      .map(([part, cells]) => {
        const named = titles.get(`${cells[0]!.release} ${part}`)
        return {
          release: String(cells[0]!.release),
          part,
          title: String(named?.title ?? '').trim() || `Table ${part + 1}`,
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

/** Of each release the longest table of the statement, and those beside it that go on with it. */
function statementTables(tables: readonly Table[], statement: string): Table[] {
  const ofIt = tables.filter((table) => table.statement === statement)
  return [...groupBy(ofIt, ({ release }) => release).values()].flatMap((release) => {
    const main = release.reduce((longest, table) =>
      table.rows.length > longest.rows.length ? table : longest,
    )
    const after = release.filter(({ part }) => part === main.part + 1)
    return [main, ...after.filter((table) => shared(table, idsOf([main])) === 0)]
  })
}

/** The part of its lines that two tables must share to be one. */
const sharedMin = 0.5
/** The part of the shared figures that may be other ones. */
const otherMax = 0.2
/** The words of the titles that must be the same where most figures are other ones. */
const titleMin = 0.5

/** The tables that are one over time; each group's first is of the latest release that has it. */
function alike(tables: readonly Table[]): Table[][] {
  const groups: Table[][] = []
  for (const table of tables) {
    let best: { group: Table[]; score: number } | undefined
    for (const group of groups) {
      const score = likeness(table, group)
      if (score > (best?.score ?? 0)) best = { group, score }
    }
    if (best) best.group.push(table)
    else groups.push([table])
  }
  return groups
}

/** 0 where the table does not belong to the group. */
function likeness(table: Table, group: readonly Table[]): number {
  const common = shared(table, idsOf(group))
  if (common < sharedMin) return 0
  const title = Math.max(...group.map((other) => sameWords(table.title, other.title)))
  const isOther = partOfOthers(table, group) > otherMax
  const isBeside = group.some(({ release }) => release === table.release)
  if (isOther && (isBeside || title < titleMin)) return 0
  return common + title
}

function idsOf(tables: readonly Table[]): Set<string> {
  return new Set(tables.flatMap(({ rows }) => rows.map(({ id }) => id)))
}

function shared({ rows }: Table, ids: ReadonlySet<string>): number {
  if (rows.length === 0) return 0
  return rows.filter(({ id }) => ids.has(id)).length / rows.length
}

/** Of the figures that both print for one line and period, the part that differ. */
function partOfOthers(table: Table, group: readonly Table[]): number {
  const known = new Map<string, Row[]>()
  for (const { rows } of group)
    for (const { id, facts } of rows)
      for (const fact of facts) {
        const slot = `${id} ${slotOf(fact)}`
        known.set(slot, [...(known.get(slot) ?? []), fact])
      }
  let both = 0
  let others = 0
  for (const { id, facts } of table.rows)
    for (const fact of facts) {
      const there = known.get(`${id} ${slotOf(fact)}`)
      if (!there) continue
      both += 1
      if (there.every((other) => differ(decimalIn(fact), decimalIn(other)))) others += 1
    }
  return both === 0 ? 0 : others / both
}

function sameWords(left: string, right: string): number {
  const [mine, theirs] = [new Set(normalWords(left)), new Set(normalWords(right))]
  const all = new Set([...mine, ...theirs]).size
  return all === 0 ? 0 : [...mine].filter((word) => theirs.has(word)).length / all
}

/**
 * The lines of all members. Of a line whose concept is known, every table of the releases is a
 * witness; words alone mean something else in the next table ("Other").
 */
function groupOf(
  named: Pick<TableGroup, 'key' | 'title' | 'kind'>,
  members: readonly Table[],
  lines: ReadonlyMap<string, readonly Row[]>,
): TableGroup {
  const rows = new Map<string, Row[]>()
  for (const { rows: printed } of members.toReversed())
    for (const { id, facts } of printed) rows.set(id, [...(rows.get(id) ?? []), ...facts])
  return {
    ...named,
    lines: order(members).map((id) => {
      const own = rows.get(id)!
      const last = own.at(-1)!
      const isKnown = last.concept !== null && !id.includes('~')
      const { section = '' } = JSON.parse(String(last.dimensions)) as { section?: string }
      return {
        id: `${named.key}:${id}`,
        label: String(last.label),
        level: Number(last.level ?? 0),
        section: section === '' ? [] : section.split(' > '),
        facts: isKnown ? (lines.get(lineOf(last)) ?? own) : own,
      }
    }),
  }
}

/** The order of the latest table; what only earlier ones have stands after what it followed. */
function order(members: readonly Table[]): string[] {
  const ids: string[] = []
  for (const { rows } of members) {
    let after = -1
    for (const { id } of rows) {
      const at = ids.indexOf(id)
      if (at < 0) ids.splice(after + 1, 0, id)
      after = at < 0 ? after + 1 : at
    }
  }
  return ids
}

const keyMax = 48

function freeKey(taken: Set<string>, title: string): string {
  const words = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')
  const base = words.slice(0, keyMax).replace(/^-|-$/g, '') || 'table'
  let key = base
  for (let next = 2; taken.has(key); next++) key = `${base}-${next}`
  taken.add(key)
  return key
}
