/**
 * "A and B were X and Y, respectively": which subject, or which time, goes with which figure.
 *
 * In: drafts of a sentence. Out: the drafts, each with its own part of the list; where the list
 * does
 * not come apart into as many parts as figures, they lose their role rather than get a wrong one.
 */
import type { Draft } from './draft.ts'
import type { Phrase } from './tail.ts'

/** Deals the parts of each "respectively" list out to its figures. */
export function dealOut(drafts: readonly Draft[]): Draft[] {
  const runs = runsOf(drafts)
  return runs.flatMap((run, index) => {
    if (run.length < 2) return run.map(firstWhen)
    const next = runs[index + 1]
    return dealRun(run.map(sharedWith(run.at(-1)!)), next && isDealtLike(run, next) ? next : run)
  })
}

function runsOf(drafts: readonly Draft[]): Draft[][] {
  const runs: Draft[][] = []
  for (let at = 0; at < drafts.length; ) {
    const to = runEnd(drafts, at)
    runs.push(drafts.slice(at, to))
    at = to
  }
  return runs
}

/** "$5 and $19, an increase of 4% and 1% for the quarter and the year, respectively". */
function isDealtLike(run: readonly Draft[], next: readonly Draft[]): boolean {
  const last = next.at(-1)!
  if (next.length !== run.length || !last.tail.respectively) return false
  return (
    last.clause === run[0]!.clause &&
    run.every(({ whens, tail }) => whens.length === 0 && !tail.respectively)
  )
}

/** The end of the run of listed figures that starts at `at`. */
function runEnd(drafts: readonly Draft[], at: number): number {
  const first = drafts[at]!
  let to = at + 1
  while (to < drafts.length) {
    const draft = drafts[to]!
    if (draft.head.link !== 'list' || draft.head.subject) break
    if (draft.clause !== drafts[to - 1]!.clause) break
    to++
  }
  if (drafts[to - 1]!.tail.respectively && first.role !== 'none') return to
  const isLike = ({ role, figure }: Draft) =>
    role === first.role && figure.kind === first.figure.kind
  const other = drafts.slice(at, to).findIndex((draft) => !isLike(draft))
  return other < 0 ? to : at + other
}

/** `by` is the run that says what goes with which: mostly the run itself. */
function dealRun(run: readonly Draft[], by: readonly Draft[]): Draft[] {
  const count = run.length
  const last = by[count - 1]!
  const [first] = run
  // "compared to 47 in the second quarter and 51 a year ago": each with a time of its own.
  if (run.every(({ tail }) => tail.whens.length + tail.bases.length === 1)) return [...run]
  const whens = last.whens.length === count ? last.whens : first!.whens
  if (whens.length === count)
    return run.map((draft, index) => ({ ...draft, whens: [whens[index]!] }))
  const bases = last.bases.length === count ? last.bases : []
  if (bases.length === count)
    return run.map((draft, index) => ({ ...draft, bases: [bases[index]!] }))
  const parts = first!.subject ? partsOf(first!.subject, count) : []
  if (parts.length === count) {
    return run.map((draft, index) => ({
      ...draft,
      role: first!.role,
      subject: parts[index]!,
      whens: last.whens.slice(0, 1),
    }))
  }
  // "GAAP $0.65, $0.72 non-GAAP": told apart by what stands beside each figure.
  if (run.slice(1).every(({ tail }) => tail.basis || tail.reservations.length > 0)) return [...run]
  return run.map((draft, index) => (index === 0 && !last.tail.respectively ? draft : noRole(draft)))
}

/** What is said behind the last of a list holds of them all: "$23.86 and $5.83 per share". */
function sharedWith({
  tail: { reservations, within, respectively },
  per,
}: Draft): (draft: Draft) => Draft {
  return (listed) => {
    const isPer =
      per !== undefined && listed.per === undefined && listed.figure.kind === 'per-share'
    const draft = isPer ? { ...listed, per } : listed
    if (!respectively || draft.tail.reservations === reservations) return draft
    const tail = { ...draft.tail, reservations: [...draft.tail.reservations, ...reservations] }
    return { ...draft, tail: within && !tail.within ? { ...tail, within } : tail }
  }
}

function firstWhen(draft: Draft): Draft {
  return draft.whens.length > 1 ? { ...draft, whens: draft.whens.slice(0, 1) } : draft
}

function noRole(draft: Draft): Draft {
  return { ...draft, role: 'none' }
}

/** "GAAP and non-GAAP gross margins" is "GAAP gross margins" and "non-GAAP gross margins". */
function partsOf(phrase: Phrase, count: number): Phrase[] {
  // "basic and diluted" is one thing of one figure, unless all other parts have theirs.
  const together = splitAt(phrase, phrase.words.replace('basic and diluted', 'basic diluted'))
  return together.length === count ? together : splitAt(phrase, phrase.words)
}

function splitAt({ start, end }: Phrase, words: string): Phrase[] {
  const parts = words.split(/ (?:and|&) /)
  const last = parts.at(-1)!.split(' ')
  if (parts.length < 2) return []
  return parts.map((part, index) => {
    const isShort = index < parts.length - 1 && !part.includes(' ') && last.length > 1
    const shared = isShort ? `${part} ${last.slice(sharedFrom(last)).join(' ')}` : part
    return { words: shared, start, end }
  })
}

/** "non - gaap gross margins": the shared words start after the word that was hyphenated. */
function sharedFrom(words: readonly string[]): number {
  return words[1] === '-' ? 3 : words[0] === 'non' ? 2 : 1
}
