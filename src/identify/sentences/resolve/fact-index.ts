/**
 * The facts of tables, ready to be found by the words of a sentence.
 *
 * In: facts and grids. Out: one entry a fact: its words (label, section, column, title), its
 * concept,
 * basis and what kind of value it is. Separate so that it is built once a release.
 */
import type { Fact } from '../../../model/fact.ts'
import type { Release } from '../../../model/finding.ts'
import type { Column, Grid, Line, Nature } from '../../../model/grid.ts'
import type { Period } from '../../../model/period.ts'
import { conceptWords } from '../../../words/concept-words.ts'
import { conceptEntry } from '../../../words/concepts.ts'
import { acronymsOf, type Run } from './acronyms.ts'
import { companyWords } from './company.ts'
import { type Said, saysOf, titleBasis, wordsOfChange, wordsOfLevel } from './fact-words.ts'
import { contentWords, statesFigures } from './words.ts'

export interface Entry {
  readonly fact: Fact
  readonly when: When
  readonly label: readonly string[]
  /** Words of sections and column members, that narrow what the label says. */
  readonly narrowing: readonly string[]
  /** Words of the table's title and of all headings of the column. */
  readonly title: ReadonlySet<string>
  readonly concept: string | undefined
  readonly member: readonly string[]
  readonly basis: string | undefined
  /** It stands in the statement where its concept is at home. */
  readonly atHome: boolean
  /** A change or growth, not the thing itself. */
  readonly change: ChangeKind | undefined
  /** A share of a total: common size. */
  readonly isShare: boolean
  /** "TTM" is said beside a shorter period. */
  readonly trailing: boolean
  readonly row: Line
  readonly column: Column
}

/** When a fact is of: one object for all facts of one time. */
export interface When {
  readonly period: Period | undefined
  readonly isChange: boolean
  readonly trailing: boolean
}

export interface ChangeKind {
  readonly adjusted: boolean
  readonly quarterly: boolean
}

export interface FactIndex {
  readonly entries: readonly Entry[]
  /** Entries by each word of their label, sections and columns. */
  readonly byWord: ReadonlyMap<string, readonly Entry[]>
  readonly byConcept: ReadonlyMap<string, readonly Entry[]>
  /** "SI" for "Systems Integration". */
  readonly acronyms: ReadonlyMap<string, Run>
  /** Words of the company's name: they say nothing. */
  readonly company: ReadonlySet<string>
}

const changeNatures: ReadonlySet<Nature> = new Set(['change', 'percent-change', 'points'])

/** Figures of prose times facts of tables: no release has a tenth of it. */
const workMax = 30_000_000

/** The table facts of `release` by their words; none where all would be compared for ever. */
export function indexFacts(release: Release): FactIndex {
  const said = release.figures.filter(({ in: at }) => at.kind === 'prose').length
  const isBounded = said * (release.facts.length - said) <= workMax
  const facts = isBounded ? release.facts : []
  const headings: Headings = { columns: new Map(), whens: new Map() }
  const entries = facts.flatMap((fact) => entryOf(fact, release, headings) ?? [])
  const byWord = new Map<string, Entry[]>()
  const byConcept = new Map<string, Entry[]>()
  for (const entry of entries) {
    for (const word of entry.label) add(byWord, word, entry)
    for (const word of entry.narrowing) add(byWord, word, entry)
    // A row of changes may say nothing but that: what changes stands over its columns.
    if (entry.label.length === 0) for (const word of entry.title) add(byWord, word, entry)
    if (entry.concept !== undefined) add(byConcept, entry.concept, entry)
  }
  return {
    entries,
    byWord,
    byConcept,
    acronyms: acronymsOf(release),
    company: companyWords(release.document),
  }
}

function add(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const found = map.get(key)
  // A word may stand in a label twice.
  if (found === undefined) map.set(key, [entry])
  else if (found.at(-1) !== entry) found.push(entry)
}

function entryOf(fact: Fact, release: Release, headings: Headings): Entry | undefined {
  const at = fact.figure.in
  const grid = at.kind === 'table' ? release.grids[at.grid] : undefined
  if (at.kind !== 'table' || !grid) return undefined
  const line = grid.rows[at.row]
  const column = grid.columns[at.column]
  if (!line || !column) return undefined
  const named = fact.label === '' ? unnamedTotal(grid, at.row) : fact
  return named && entryIn({ ...fact, ...named }, line, column, grid, headings)
}

/** The total that closes the assets of a balance sheet has often no label. */
function unnamedTotal(grid: Grid, row: number): Pick<Fact, 'label' | 'concept'> | undefined {
  const [root] = grid.rows[row]!.section
  if (grid.statement !== 'balance-sheet' || root === undefined) return undefined
  const isLast = grid.rows.slice(row + 1).every(({ section }) => section[0] !== root)
  const words = contentWords(root)
  return isLast && words.length === 1 && words[0] === 'asset'
    ? { label: `Total ${root}`, concept: 'Assets' }
    : undefined
}

function entryIn(fact: Fact, line: Line, column: Column, grid: Grid, headings: Headings): Entry {
  const { section = '', column: member = '', basis } = fact.dimensions
  const over = headingsOver(column, grid, headings)
  const near = [over.says, saysOf(fact.label), saysOf(section)]
  const isChange =
    changeNatures.has(column.nature) ||
    changeNatures.has(line.nature) ||
    (fact.figure.kind === 'percent' && near.some(({ growth }) => growth))
  const trailing = near.some((said) => said.trailing)
  const words = isChange ? wordsOfChange : wordsOfLevel
  const own = basis ?? conceptWords(fact.label)?.basis
  const stated = own ?? conceptWords(section)?.basis ?? titleBasis(grid.title)
  return {
    fact,
    when: whenOf(fact, isChange, trailing, headings),
    label: words.label(fact.label),
    narrowing: [...words.all(section), ...words.member(member)],
    title: over.words,
    concept: fact.concept,
    member: words.all(fact.dimensions.member ?? ''),
    basis: stated,
    atHome: fact.concept !== undefined && conceptEntry(fact.concept)?.statement === grid.statement,
    change: isChange
      ? {
          adjusted: near.some(({ currency }) => currency),
          quarterly: near.some(({ quarter }) => quarter),
        }
      : undefined,
    isShare: column.nature === 'percent-of-total' || line.nature === 'percent-of-total',
    trailing,
    row: line,
    column,
  }
}

/** What facts of one column, or of one time, have in common: worked out once. */
interface Headings {
  readonly columns: Map<Column, Over>
  readonly whens: Map<Period | undefined, When[]>
}

/** What stands over a column. */
interface Over {
  readonly says: Said
  /** Of the title too. */
  readonly words: ReadonlySet<string>
}

function headingsOver(column: Column, { title }: Grid, { columns }: Headings): Over {
  const known = columns.get(column)
  if (known) return known
  const heading = column.headings.join(' ')
  const words = new Set([
    ...(statesFigures(title) ? [] : contentWords(title)),
    ...contentWords(heading),
  ])
  const over = { says: saysOf(heading), words }
  columns.set(column, over)
  return over
}

function whenOf({ period }: Fact, isChange: boolean, trailing: boolean, { whens }: Headings): When {
  const ofPeriod = whens.get(period) ?? []
  const known = ofPeriod.find((when) => when.isChange === isChange && when.trailing === trailing)
  if (known) return known
  const when = { period, isChange, trailing }
  whens.set(period, [...ofPeriod, when])
  return when
}
