/**
 * The facts of tables, ready to be found by the words of a sentence.
 *
 * In: facts and grids. Out: one entry a fact: its words (label, section, column, title), its
 * concept,
 * basis and what kind of value it is. Separate so that it is built once a release.
 */
import type { Fact } from '../../../model/fact.ts'
import type { Release } from '../../../model/finding.ts'
import type { Nature } from '../../../model/grid.ts'
import { conceptWords } from '../../../words/concept-words.ts'
import { conceptEntry } from '../../../words/concepts.ts'
import { memoize } from '../../../words/memo.ts'
import { companyWords } from './company.ts'
import { changeWords, contentWords, genericWords, says } from './words.ts'

export interface Entry {
  readonly fact: Fact
  readonly label: readonly string[]
  /** Words of sections and column members, that narrow what the label says. */
  readonly narrowing: readonly string[]
  /** Words of the table's title and of all headings of the column. */
  readonly title: ReadonlySet<string>
  readonly concept?: string
  readonly member: readonly string[]
  readonly basis?: string
  /** It stands in the statement where its concept is at home. */
  readonly atHome: boolean
  /** A change or growth, not the thing itself. */
  readonly change?: ChangeKind
  /** A share of a total: common size. */
  readonly isShare: boolean
  /** "TTM" is said beside a shorter period. */
  readonly trailing: boolean
  /** "Grid row", "grid column": facts of one series share one. */
  readonly row: string
  readonly column: string
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
  readonly acronyms: ReadonlyMap<string, readonly string[]>
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
  const entries = facts.flatMap((fact) => entryOf(fact, release) ?? [])
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

function entryOf(fact: Fact, release: Release): Entry | undefined {
  const at = fact.figure.in
  if (at.kind !== 'table' || fact.label === '') return undefined
  const grid = release.grids[at.grid]
  const line = grid?.rows[at.row]
  const column = grid?.columns[at.column]
  if (!grid || !line || !column) return undefined
  const { section, column: member, basis } = fact.dimensions
  const near = `${fact.label} ${column.headings.join(' ')} ${section ?? ''}`
  const isChange = changeNatures.has(column.nature) || changeNatures.has(line.nature)
  const saysChange = fact.figure.kind === 'percent' && says('growthWords', near)
  const own = basis ?? conceptWords(fact.label)?.basis
  const stated = own ?? conceptWords(section ?? '')?.basis ?? titleBasis(grid.title)
  return {
    fact,
    label: wordsOf(fact.label, isChange || saysChange).filter(
      (word) => !says('trailingWords', word),
    ),
    narrowing: [
      ...wordsOf(section ?? '', isChange || saysChange),
      ...narrowingOf(member ?? '', isChange || saysChange),
    ],
    title: wordsOver(`${grid.title}\n${column.headings.join(' ')}`),
    ...(fact.concept === undefined ? {} : { concept: fact.concept }),
    member: wordsOf(fact.dimensions.member ?? '', isChange || saysChange),
    ...(stated === undefined ? {} : { basis: stated }),
    atHome: fact.concept !== undefined && conceptEntry(fact.concept)?.statement === grid.statement,
    ...(isChange || saysChange
      ? { change: { adjusted: says('currencyWords', near), quarterly: says('quarterWords', near) } }
      : {}),
    isShare: column.nature === 'percent-of-total' || line.nature === 'percent-of-total',
    trailing: says('trailingWords', near),
    row: `${at.grid} ${at.row}`,
    column: `${at.grid} ${at.column}`,
  }
}

/**
 * The words of a title and, in the next line, of the headings: one set for all facts of a
 * column.
 */
const wordsOver: (lines: string) => ReadonlySet<string> = memoize((lines) => {
  const [title = '', headings = ''] = lines.split('\n')
  return new Set([...contentWords(title), ...contentWords(headings)])
})

/**
 * "Non-GAAP" over a table says it of all its lines; "Reconciliation of non-GAAP measures" does
 * not.
 */
function titleBasis(title: string): string | undefined {
  const isOnly = contentWords(title).every((word) => genericWords.has(word))
  return isOnly ? conceptWords(title)?.basis : undefined
}

/** What a heading says of the part or basis; times, units and their fragments left out. */
function narrowingOf(heading: string, isChange: boolean): readonly string[] {
  return wordsOf(heading, isChange).filter((word) => !isTimeOrNumber(word))
}

const isTimeOrNumber: (word: string) => boolean = memoize(
  (word) => /\d/.test(word) || isTimeWord(word),
)

/** "Mont" is what a narrow column left of "Months". */
function isTimeWord(word: string): boolean {
  if (genericWords.has(word)) return true
  return (
    word.length >= 3 && word.length < 6 && [...genericWords].some((other) => other.startsWith(word))
  )
}

/** Of a change the words that only say so are left out: "Percentage change Y/Y". */
function wordsOf(text: string, isChange: boolean): readonly string[] {
  const words = contentWords(text)
  return isChange ? words.filter((word) => !changeWords.has(word)) : words
}

const acronymMin = 2
const acronymMax = 5

/** Initials of the words of labels and sections. */
function acronymsOf(release: Release): Map<string, readonly string[]> {
  const acronyms = new Map<string, readonly string[]>()
  const texts = new Set<string>()
  for (const grid of release.grids) {
    for (const { label, section } of grid.rows) texts.add(label).add(section.at(-1) ?? '')
  }
  for (const text of texts) {
    const words = text.match(/\p{L}+/gu)?.filter((word) => word !== 'and') ?? []
    const initials = words.map((word) => word[0]!.toLowerCase())
    for (let from = 0; from < words.length; from++) {
      for (let length = acronymMin; length <= acronymMax; length++) {
        if (from + length > words.length) break
        const acronym = initials.slice(from, from + length).join('')
        if (!acronyms.has(acronym))
          acronyms.set(acronym, contentWords(words.slice(from, from + length).join(' ')))
      }
    }
  }
  return acronyms
}
