/**
 * Amounts that a sentence adds up itself: "$3,099 million, consisting of $2,724 million and $375
 * million", "5,964 (Class A 5,860, Class B 104)", "$1.2 billion and $0.9 billion, totaling".
 *
 * In: the figures of prose in reading order and the text between them. Out: sums with how sure the
 * words are. Separate from the grammar: an enumeration has no subject and no verb of its own.
 */
import type { Figure } from '../../model/figure.ts'
import type { Release } from '../../model/finding.ts'
import type { Sum, Term } from '../../model/relation.ts'
import { phrases } from '../../words/phrases.ts'
import { tokenize } from '../../words/tokens.ts'
import data from './words.json' with { type: 'json' }

const opens = phrases(data.totalFirst.map((phrase) => [phrase, true] as const))
const opensSome = phrases(data.someFirst.map((phrase) => [phrase, true] as const))
const compares = phrases(data.compared.map((phrase) => [phrase, true] as const))
const closes = phrases(data.totalLast.map((phrase) => [phrase, true] as const))
const takesAway = phrases(data.takenAway.map((phrase) => [phrase, true] as const))

/** Text between two figures of one enumeration is no longer. */
const gapMax = 160
const partsMax = 12

interface Run {
  readonly figures: readonly Figure[]
  /** `gaps[i]` stands before `figures[i]`; the last behind the last. */
  readonly gaps: readonly string[]
}

/** A sum with the form of words that claims it. */
export interface Enumeration {
  readonly sum: Sum
  readonly form: string
  /** What is said between its figures: "class a|class b|class c". */
  readonly words: string
}

/** The sums that the words of prose claim. */
export function enumerations(release: Release): Enumeration[] {
  return runsOf(release).flatMap((run) =>
    forms.flatMap(({ form, read }) =>
      run.figures.flatMap((_, at) => {
        const sum = read(run, at)
        return sum === undefined ? [] : [{ sum, form, words: wordsBetween(run, at, sum) }]
      }),
    ),
  )
}

const forms: readonly {
  readonly form: string
  readonly read: (run: Run, at: number) => Sum | undefined
}[] = [
  { form: 'in brackets', read: bracketed },
  { form: 'consisting of', read: announced(opens) },
  { form: 'including', read: announced(opensSome) },
  { form: 'totaling', read: summedUp },
]

function wordsBetween({ gaps }: Run, at: number, { terms }: Sum): string {
  return gaps
    .slice(at + 1, at + 1 + terms.length)
    .map((gap) =>
      gap
        .toLowerCase()
        .replace(/[^\p{L}]+/gu, ' ')
        .trim(),
    )
    .join('|')
}

/** Runs of figures in one block that stand close together. */
function runsOf({ figures, document: { source } }: Release): Run[] {
  const runs: { figures: Figure[]; gaps: string[] }[] = []
  let before: Figure | undefined
  for (const figure of figures) {
    if (figure.in.kind !== 'prose') continue
    const isNext = before?.in.kind === 'prose' && before.in.block === figure.in.block
    const gap = isNext ? between(source, before!.place.end, figure.place.start) : ''
    const run = runs.at(-1)
    if (isNext && run && gap.length <= gapMax && !endsSentence(gap)) {
      run.figures.push(figure)
      run.gaps.push(gap)
    } else {
      if (run && before) run.gaps.push(behind(source, before))
      runs.push({ figures: [figure], gaps: [''] })
    }
    before = figure
  }
  if (before) runs.at(-1)?.gaps.push(behind(source, before))
  return runs.filter((run) => run.figures.length > 2)
}

/** The text between two places, tags left out. */
function between(source: string, from: number, to: number): string {
  if (to - from > sourceMax) return 'x'.repeat(gapMax + 1)
  return source
    .slice(from, to)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&#?\w{1,8};/g, ' ')
    .replace(/\s+/g, ' ')
}

/** Markup between two words of a line is no longer. */
const sourceMax = 4_000

function behind(source: string, figure: Figure): string {
  return between(source, figure.place.end, figure.place.end + gapMax)
}

function endsSentence(gap: string): boolean {
  return /[.;]\s+\p{Lu}/u.test(gap) && !/\b(Inc|Corp|Co|Ltd|No)\.\s/.test(gap)
}

/** "12,849 (Class A 5,964, Class B 883, Class C 6,002)". */
function bracketed({ figures, gaps }: Run, at: number): Sum | undefined {
  const gap = gaps[at + 1] ?? ''
  const open = gap.lastIndexOf('(')
  if (open < 0 || gap.indexOf(')', open) >= 0) return undefined
  const parts: Figure[] = []
  for (let next = at + 1; next < figures.length && parts.length < partsMax; next++) {
    parts.push(figures[next]!)
    const after = gaps[next + 1] ?? ''
    if (after.includes(')')) return sumOf(figures[at]!, parts.map(plus))
    if (after.includes('(')) return undefined
  }
  return undefined
}

/** "$3,099 million …, consisting of $2,724 million … and $375 million". */
function announced(opening: typeof opens): (run: Run, at: number) => Sum | undefined {
  return ({ figures, gaps }, at) => {
    if (!says(opening, gaps[at + 1] ?? '')) return undefined
    const parts: Figure[] = []
    for (let next = at + 1; next < figures.length && parts.length < partsMax; next++) {
      const figure = figures[next]!
      if (next > at + 1 && isPast(gaps[next]!)) break
      // "$2,724 million in repurchases of 4.4 million shares and $375 million".
      if (isOfThings(figure) && !isOfThings(figures[at]!)) continue
      if (!isLike(figure, figures[at]!)) break
      parts.push(figure)
    }
    return sumOf(figures[at]!, parts.map(plus))
  }
}

/** Behind the parts: another total, or what the total is compared with ("…, from $90 million"). */
function isPast(gap: string): boolean {
  return says(opens, gap) || says(opensSome, gap) || endsCompared(gap)
}

/** "from", "compared with" stand right before the amount. */
function endsCompared(gap: string): boolean {
  const tokens = tokenize(gap).filter(({ kind }) => kind !== 'mark')
  return compares.all(tokens).some(({ to }) => to === tokens.length)
}

/** "$1.2 billion, $173 million, and $1.1 billion, …, totaling $2.5 billion". */
function summedUp({ figures, gaps }: Run, at: number): Sum | undefined {
  if (at < 2 || !says(closes, gaps[at]!)) return undefined
  const terms: Term[] = []
  for (let next = at - 1; next >= 0 && terms.length < partsMax; next--) {
    const figure = figures[next]!
    if (!isLike(figure, figures[at]!)) break
    const weight = says(takesAway, gaps[next]!) ? -1 : 1
    terms.unshift({ figure, weight, role: weight === 1 ? 'part' : 'taken away' })
  }
  return sumOf(figures[at]!, terms)
}

function sumOf(result: Figure, terms: readonly Term[]): Sum | undefined {
  const isSum = terms.length > 1 && terms.every(({ figure }) => isLike(figure, result))
  return isSum ? { kind: 'sum', result, terms } : undefined
}

function plus(figure: Figure): Term {
  return { figure, weight: 1, role: 'part' }
}

function isLike(left: Figure, right: Figure): boolean {
  if (left.approximate === true) return false
  // "12,849 shares (Class A 5,964, …)": the unit is said once.
  if (isCount(left) && isCount(right)) return true
  return left.kind === right.kind && left.unit === right.unit
}

function isOfThings({ kind }: Figure): boolean {
  return kind === 'shares'
}

function isCount({ kind }: Figure): boolean {
  return kind === 'shares' || kind === 'count'
}

function says(list: typeof opens, text: string): boolean {
  return list.all(tokenize(text)).length > 0
}
