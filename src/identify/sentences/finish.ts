/**
 * Drafts made into statements: each gets its time, its base and the amounts it belongs to.
 *
 * In: the drafts of a sentence and what its surroundings say. Out: statements. Ellipsis is resolved
 * here: "$5 million, compared to $4 million in 2022" says 2022 once and means it for the second.
 */
import type { Parts, Statement, Subject, When } from '../../model/sentence.ts'
import type { Draft } from './draft.ts'
import type { PartsDraft } from './parts.ts'
import type { Phrase } from './tail.ts'

/** What a sentence takes from its surroundings. */
export interface Surroundings {
  readonly block: number
  readonly text: string
  /** Headings and leads, outermost first. */
  readonly headings: readonly string[]
  readonly when?: When
  readonly base?: When
  /** The innermost heading gives the time. */
  readonly isNear?: boolean
  /** The subject of the sentence before in the block, or of the heading. */
  readonly subject?: Subject
  /** A sentence before it in the paragraph was not understood. */
  readonly unsure?: boolean
  /** A reservation at the start of the sentence holds for all of it. */
  readonly reservations: readonly string[]
}

/** The statements that `drafts` make. */
export function statementsOf(drafts: readonly Draft[], around: Surroundings): Statement[] {
  return drafts.map((draft, index) => {
    const partners = partnersOf(drafts, index)
    const subject = subjectOf(draft, around)
    const when = whenOf(drafts, index, around)
    const base = baseOf(drafts, index, around)
    const { figure, role, direction, per, tail, head } = draft
    return {
      figure,
      role,
      ...(subject ? { subject } : {}),
      ...(when ? { when } : {}),
      ...(base ? { base } : {}),
      ...(direction ? { direction } : {}),
      ...(direction && (head.vague || tail.vague) ? { vague: true } : {}),
      ...(partners.now ? { now: partners.now } : {}),
      ...(partners.then ? { then: partners.then } : {}),
      ...(per ? { per } : {}),
      ...(draft.past ? { past: true } : {}),
      ...wordingOf(drafts, index),
      ...wholeOf(drafts, index, around),
      ...basisOf(drafts, index),
      reservations: [
        ...around.reservations,
        ...drafts.slice(0, index).flatMap((other) => other.head.reservations),
        ...head.reservations,
        ...tail.reservations.filter((words) => words !== objectOf(draft)),
      ],
      forecast: isExpected(drafts, draft),
      cause: drafts.some((other) => sharesClause(other, draft) && other.head.cause),
    }
  })
}

/**
 * "had 52 million shares outstanding", "1.3 times net income": the words behind are what is said,
 * and restrict nothing.
 */
function objectOf({ tail, subject, role, figure }: Draft): string | undefined {
  const isOf = tail.object === subject || (role === 'share-of' && figure.kind === 'ratio')
  return isOf ? tail.object?.words : undefined
}

/**
 * "proceeds of $5 million from sales of securities": the words behind belong to the subject; but
 * "compared to $5 million in product revenue" words anew what is compared.
 */
function wordingOf(
  drafts: readonly Draft[],
  index: number,
): { variant?: string; extension?: string } {
  const { head, tail, subject, role, per } = drafts[index]!
  const isShare = role === 'share-of'
  const behind = tail.within ?? (isShare ? undefined : tail.of)
  const other = behind && behind !== subject ? behind.words : undefined
  if (head.variant)
    return { variant: other ? `${head.variant.words} ${other}` : head.variant.words }
  if (!other) return per === undefined ? {} : variantBefore(drafts, index)
  return role === 'amount-then' ? { variant: other } : { extension: other }
}

/** "a net loss of $2 billion, or $0.20 per share": the loss is meant of both. */
function variantBefore(drafts: readonly Draft[], index: number): { variant?: string } {
  const [draft, before] = [drafts[index]!, drafts[index - 1]]
  const isSame = before && sharesClause(before, draft) && before.role === draft.role
  return isSame && before.head.variant ? { variant: before.head.variant.words } : {}
}

/** What a percentage is of: said behind it, or at the start of its clause. */
function wholeOf(drafts: readonly Draft[], index: number, around: Surroundings): { of?: Subject } {
  const draft = drafts[index]!
  const { kind } = draft.figure
  if (kind === 'ratio' && draft.role === 'share-of')
    return { of: toSubject(draft.tail.object!, around, 'clause') }
  if (kind !== 'percent') return {}
  const leading = drafts.find((other) => sharesClause(other, draft) && other.head.share)?.head.share
  const whole = draft.tail.of ?? leading
  return whole ? { of: toSubject(whole, around, 'clause') } : {}
}

/** "$89.7 billion non-GAAP and increased 8%": the change is of what stands before it. */
function basisOf(drafts: readonly Draft[], index: number): { basis?: 'gaap' | 'non-gaap' } {
  const draft = drafts[index]!
  if (draft.tail.basis) return { basis: draft.tail.basis }
  if (draft.head.basis) return { basis: draft.head.basis }
  if (!draft.role.startsWith('change')) return {}
  const now = nearestIndex(
    drafts,
    index,
    (other) => sharesClause(other, draft) && other.role === 'amount-now',
  )
  const basis = now === undefined ? undefined : drafts[now]!.tail.basis
  return basis ? { basis } : {}
}

function sharesClause(left: Draft, right: Draft): boolean {
  return left.clause === right.clause
}

function subjectOf(draft: Draft, around: Surroundings): Subject | undefined {
  if (draft.role === 'none') return undefined
  if (draft.subject) return toSubject(draft.subject, around, 'clause')
  return draft.head.isUnread ? undefined : around.subject
}

/** The parts of a sentence with the headings over them. */
export function partsOf(drafts: readonly PartsDraft[], around: Surroundings): Parts[] {
  return drafts.map(({ subject, when, parts }) => ({
    subject: toSubject(subject, around, 'clause'),
    ...(when ? { when } : {}),
    figures: parts,
  }))
}

function toSubject(phrase: Phrase, around: Surroundings, from: Subject['from']): Subject {
  const { start, end, words } = phrase
  const before = around.subject?.from === 'sentence' ? { before: around.subject.words } : {}
  const unsure = around.unsure ? { unsure: true } : {}
  return {
    words,
    block: around.block,
    start,
    end,
    from,
    context: around.headings,
    ...before,
    ...unsure,
  }
}

/** The amounts of the same clause, of the same kind per share or not. */
function partnersOf(
  drafts: readonly Draft[],
  index: number,
): { now?: Statement['figure']; then?: Statement['figure'] } {
  const draft = drafts[index]!
  const isPartner = (other: Draft) =>
    sharesClause(other, draft) &&
    (other.per === undefined) === (draft.per === undefined) &&
    !isPerShareOf(other, draft) &&
    !isPerShareOf(draft, other)
  const nearest = (role: Draft['role']) => {
    const found = nearestIndex(drafts, index, (other) => isPartner(other) && other.role === role)
    return found === undefined ? undefined : drafts[found]!.figure
  }
  const now = draft.role === 'amount-now' ? undefined : nearest('amount-now')
  const then =
    draft.role === 'amount-then'
      ? undefined
      : (ownThen(drafts, index)?.figure ?? nearest('amount-then'))
  return { ...(now ? { now } : {}), ...(then ? { then } : {}) }
}

function isPerShareOf(left: Draft, right: Draft): boolean {
  return left.figure.kind === 'per-share' && right.figure.kind === 'amount'
}

/** "up 46% from $3.4 million, and up 9% from $4.5 million": each change has its own start. */
function ownThen(drafts: readonly Draft[], index: number): Draft | undefined {
  const [draft, next] = [drafts[index]!, drafts[index + 1]]
  const isOwn =
    draft.role.startsWith('change') &&
    next?.role === 'amount-then' &&
    next.head.link === 'from' &&
    sharesClause(next, draft)
  return isOwn ? next : undefined
}

/** The nearest before, else the nearest after. */
function nearestIndex(
  drafts: readonly Draft[],
  index: number,
  matches: (draft: Draft) => boolean,
): number | undefined {
  for (let at = index - 1; at >= 0; at--) if (matches(drafts[at]!)) return at
  for (let at = index + 1; at < drafts.length; at++) if (matches(drafts[at]!)) return at
  return undefined
}

function isExpected(drafts: readonly Draft[], draft: Draft): boolean {
  return drafts.some((other) => sharesClause(other, draft) && other.head.forecast)
}

function isSaid({ role, head }: Draft): boolean {
  return role !== 'none' && !head.compared
}

/** Of the time that is compared with. */
function isThen({ role, past }: Draft): boolean {
  return role === 'amount-then' || past
}

function whenOf(drafts: readonly Draft[], index: number, around: Surroundings): When | undefined {
  const draft = drafts[index]!
  if (isThen(draft)) return thenWhen(drafts, index, around)
  const own = draft.whens[0]
  if (own) return own
  const isNow = (other: Draft) => isSaid(other) && !isThen(other) && other.whens.length > 0
  const inClause = nearestIndex(
    drafts,
    index,
    (other) => isNow(other) && sharesClause(other, draft),
  )
  const found =
    inClause ??
    nearestIndex(drafts, index, (other) => isNow(other) && !isPast(drafts, index, other))
  if (found !== undefined) return drafts[found]!.whens[0]
  // What stands under another heading of a section of targets may report what was.
  const isTarget = around.when?.period?.forecast === true
  const isReported = isTarget && !around.isNear && !isExpected(drafts, draft)
  return isReported ? undefined : carried(around.when)
}

/**
 * "a margin of 5% on sales of $6 million, compared to one of 15% with sales of $8 million in 2025":
 * what is said behind a comparison is of the time that is compared with.
 */
function isPast(drafts: readonly Draft[], index: number, other: Draft): boolean {
  const at = drafts.indexOf(other)
  return drafts.slice(index + 1, at).some(isThen)
}

/** "compared to $4 million, or $0.20 per share, in 2022" says 2022 of both. */
function thenWhen(drafts: readonly Draft[], index: number, around: Surroundings): When | undefined {
  const draft = drafts[index]!
  // "in 2026 nil, compared to $4 million a year ago": what stands behind the figure is its own.
  const { tail, whens, bases } = draft
  const own = tail.whens[0] ?? tail.bases[0] ?? whens[0] ?? bases[0]
  if (own) return own
  for (let at = index + 1; at < drafts.length; at++) {
    const other = drafts[at]!
    if (!sharesClause(other, draft)) break
    const stated = isThen(other) ? (other.whens[0] ?? other.bases[0]) : undefined
    if (stated) return stated
  }
  const change = nearestIndex(
    drafts,
    index,
    (other) =>
      sharesClause(other, draft) && other.role.startsWith('change') && other.bases.length > 0,
  )
  const after = nearestIndex(
    drafts,
    index,
    (other) => isThen(other) && other.whens.length + other.bases.length > 0,
  )
  if (change !== undefined) return drafts[change]!.bases[0]
  if (after !== undefined) return drafts[after]!.whens[0] ?? drafts[after]!.bases[0]
  return carried(around.base) ?? { text: '', back: 12, carried: true }
}

function baseOf(drafts: readonly Draft[], index: number, around: Surroundings): When | undefined {
  const draft = drafts[index]!
  if (!draft.role.startsWith('change')) return undefined
  const own = draft.bases[0]
  if (own) return own
  if (ownThen(drafts, index)) return thenWhen(drafts, index + 1, around)
  const then = nearestIndex(
    drafts,
    index,
    (other) => sharesClause(other, draft) && other.role === 'amount-then',
  )
  if (then !== undefined) return thenWhen(drafts, then, around)
  const other = nearestIndex(drafts, index, ({ bases }) => bases.length > 0)
  if (other !== undefined) return { ...drafts[other]!.bases[0]!, carried: true }
  return carried(around.base) ?? { text: '', back: 12, carried: true }
}

function carried(when: When | undefined): When | undefined {
  return when && { ...when, carried: true }
}
