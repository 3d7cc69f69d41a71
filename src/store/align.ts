/**
 * Which line of the issuer each row of a new release continues.
 *
 * In: the release's facts and what the store has of the issuer. Out: the line of every key. Words
 * first; where a label drifted, the values that both releases print for the same periods: an
 * earlier quarter stands in the next year's release again. Two equal values at least and none that
 * differs, so that no line is taken for another by chance.
 */

import { type LineKey, lineKeyOf } from '../identify/line-key.ts'
import { compare, type Decimal, toPlainString } from '../number/decimal.ts'
import type { FactRecord } from '../report/facts.ts'
import type { Database, Row } from './database.ts'
import { decimalIn, decimalOf } from './values.ts'

/** Equal values that show that two rows are one line. */
const sharedMin = 2

/** Digits that a value needs to be told from others: small ones are equal by chance. */
const digitsMin = 3

/** A row of the new release. */
interface NewLine extends LineKey {
  readonly values: Map<string, Decimal>
}

/** Line by key for all rows of the release; new lines are put into the database. */
export async function linesFor(
  database: Database,
  issuer: string,
  facts: readonly FactRecord[],
): Promise<Map<string, string>> {
  const rows = newLines(facts)
  const known = await database.all('SELECT key, line, concept, basis FROM line WHERE issuer = $1', [
    issuer,
  ])
  const lines = new Map(known.map(({ key, line }) => [String(key), String(line)]))
  const unknown = [...rows.values()].filter(({ key }) => !lines.has(key))
  const taken = new Set([...rows.keys()].flatMap((key) => lines.get(key) ?? []))
  const drifted = unknown.length > 0 ? await driftedLines(database, issuer, unknown, taken) : []
  const found = new Map(drifted)
  const added = unknown.map((row) => {
    const line = found.get(row.key) ?? `${issuer}/${row.key}`
    lines.set(row.key, line)
    const { key, concept = null, label, member = null, basis = null } = row
    return [issuer, key, line, concept, label, member, basis]
  })
  await database.append('line', added)
  return lines
}

function newLines(facts: readonly FactRecord[]): Map<string, NewLine> {
  const lines = new Map<string, NewLine>()
  for (const fact of facts) {
    if (fact.table === undefined) continue
    const key = lineKeyOf(fact)
    if (!key) continue
    const line = lines.get(key.key) ?? { ...key, values: new Map<string, Decimal>() }
    lines.set(key.key, line)
    const { end, months, forecast } = fact.period ?? {}
    if (end !== undefined && months !== undefined && !forecast)
      line.values.set(slotOf(fact.kind, end, months), decimalOf(fact))
  }
  return lines
}

function slotOf(kind: unknown, end: unknown, months: unknown): string {
  return `${kind} ${end} ${months}`
}

/** New rows that continue a line under other words, with that line. */
async function driftedLines(
  database: Database,
  issuer: string,
  unknown: readonly NewLine[],
  taken: ReadonlySet<string>,
): Promise<[string, string][]> {
  const earlier = await valuesByLine(database, issuer, unknown)
  const byValue = indexByValue(earlier, taken)
  const found: [string, string][] = []
  for (const row of unknown) {
    const candidates = candidatesFor(row, byValue).filter((line) =>
      isSameLine(row, earlier.get(line)!),
    )
    // Two that fit would be a guess.
    if (candidates.length === 1) found.push([row.key, candidates[0]!])
  }
  // A line that two rows would continue is none of theirs.
  const times = new Map<string, number>()
  for (const [, line] of found) times.set(line, (times.get(line) ?? 0) + 1)
  return found.filter(([, line]) => times.get(line) === 1)
}

interface KnownLine {
  readonly concept: string
  readonly basis: string
  readonly values: Map<string, Decimal>
}

async function valuesByLine(
  database: Database,
  issuer: string,
  rows: readonly NewLine[],
): Promise<Map<string, KnownLine>> {
  const ends = new Set(rows.flatMap(({ values }) => [...values.keys()].map(endOf)))
  const list = [...ends].map((_, at) => `$${at + 2}`).join(', ')
  if (list === '') return new Map()
  const facts = await database.all(
    `SELECT f.line, f.kind, f.period_end, f.months, f.coefficient, f.decimals,
       any_value(l.concept) AS concept, any_value(l.basis) AS basis
     FROM fact f JOIN line l ON l.issuer = f.issuer AND l.line = f.line
     WHERE f.issuer = $1 AND NOT f.forecast AND f.period_end IN (${list})
     GROUP BY ALL ORDER BY f.line`,
    [issuer, ...ends],
  )
  const lines = new Map<string, KnownLine>()
  for (const fact of facts) addValue(lines, fact)
  return lines
}

function addValue(lines: Map<string, KnownLine>, fact: Row): void {
  const line = lines.get(String(fact.line)) ?? {
    concept: String(fact.concept ?? ''),
    basis: String(fact.basis ?? ''),
    values: new Map<string, Decimal>(),
  }
  lines.set(String(fact.line), line)
  line.values.set(slotOf(fact.kind, fact.period_end, fact.months), decimalIn(fact))
}

function endOf(slot: string): string {
  return slot.split(' ')[1]!
}

function indexByValue(
  lines: ReadonlyMap<string, KnownLine>,
  taken: ReadonlySet<string>,
): Map<string, string[]> {
  const index = new Map<string, string[]>()
  for (const [line, { values }] of lines) {
    if (taken.has(line)) continue
    for (const [slot, value] of values) {
      const key = `${slot} ${toPlainString(value)}`
      index.set(key, [...(index.get(key) ?? []), line])
    }
  }
  return index
}

function candidatesFor(row: NewLine, byValue: ReadonlyMap<string, string[]>): string[] {
  const lines = [...row.values].flatMap(
    ([slot, value]) => byValue.get(`${slot} ${toPlainString(value)}`) ?? [],
  )
  return [...new Set(lines)]
}

function isSameLine(row: NewLine, line: KnownLine): boolean {
  if ((row.basis ?? '') !== line.basis) return false
  if (row.concept !== undefined && line.concept !== '' && row.concept !== line.concept) return false
  let shared = 0
  for (const [slot, value] of row.values) {
    const other = line.values.get(slot)
    if (other === undefined) continue
    if (compare(value, other) !== 0) return false
    if (toPlainString(value).replace(/^-?0*\.?0*|\.|0+$/g, '').length >= digitsMin) shared += 1
  }
  return shared >= sharedMin
}
