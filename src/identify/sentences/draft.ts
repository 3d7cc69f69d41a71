/**
 * Figures of a sentence with their heads and tails, folded into drafts of statements.
 *
 * In: for each figure what leads to it and what follows it. Out: drafts with a role, a clause and a
 * subject. What a draft leaves open (when, partners) is filled in by `finish.ts`.
 */
import type { Figure } from '../../model/figure.ts'
import type { Direction, StatementRole, When } from '../../model/sentence.ts'
import type { Head } from './head.ts'
import { isPronoun, isShareWord } from './lexicon.ts'
import { says } from './resolve/words.ts'
import type { Phrase, Tail } from './tail.ts'

export interface Part {
  readonly figure: Figure
  readonly head: Head
  readonly tail: Tail
}

export interface Draft {
  readonly figure: Figure
  readonly head: Head
  readonly tail: Tail
  readonly role: StatementRole
  /** Drafts of one clause share its subject. */
  readonly clause: number
  readonly subject?: Phrase
  readonly direction?: Direction
  readonly per?: string
  /** A share of the amount that is compared with. */
  readonly past: boolean
  readonly whens: readonly When[]
  readonly bases: readonly When[]
}

interface State {
  readonly clause: number
  readonly subject?: Phrase
  readonly direction?: Direction
  readonly last?: Draft
  readonly lastAmount?: Draft
}

/** The drafts of one sentence, in order. */
export function draftsOf(parts: readonly Part[]): Draft[] {
  const drafts: Draft[] = []
  let state: State = { clause: 0 }
  for (const part of parts) {
    const draft = draftOf(part, state)
    drafts.push(draft)
    if (draft.role === 'high' && state.last) {
      drafts[drafts.length - 2] = { ...state.last, role: 'low' }
    }
    if (state.last && isChangeInTwo(state.last, draft)) {
      drafts[drafts.length - 2] = asChange(state.last, draft)
    }
    state = nextState(state, draft)
  }
  return drafts.map((draft, index) => comparedTogether(drafts, index) ?? draft)
}

/**
 * "up from a loss of $1 million and a net loss of $2 million in the year-ago period": what is
 * joined to an amount compared with is of its time; where no time is said behind it, perhaps.
 */
function comparedTogether(drafts: readonly Draft[], index: number): Draft | undefined {
  const [draft, before, after] = [drafts[index]!, drafts[index - 1], drafts[index + 1]]
  if (after && isJoinedToThen(after, draft, drafts[index + 2])) {
    // Which of the two amounts before it is compared with cannot be told.
    return says('lossWords', draft.head.variant!.words) && isOneWord(draft.head.variant!)
      ? { ...draft, role: 'none' }
      : undefined
  }
  if (!before || !isJoinedToThen(draft, before, after)) return undefined
  return { ...draft, role: draft.tail.bases.length > 0 ? 'amount-then' : 'none' }
}

function isJoinedToThen(draft: Draft, before: Draft, after: Draft | undefined): boolean {
  const { head, tail, role } = draft
  if (role !== 'amount-now' || head.link !== 'of' || !head.subject) return false
  if (before.role !== 'amount-then' || !before.head.variant || before.tail.whens.length > 0)
    return false
  const isCompared = after?.role === 'amount-then' && after.clause === draft.clause
  if (isCompared || tail.whens.length > 0) return false
  return tail.bases.length > 0 || head.alongside === true
}

function isOneWord({ words }: Phrase): boolean {
  return !words.includes(' ')
}

/** "a $4 million, or 5%, increase": the noun behind the second is that of both. */
function isChangeInTwo(before: Draft, { head, tail, figure }: Draft): boolean {
  if (head.link !== 'alternative' || head.subject || !tail.direction) return false
  return before.figure.kind !== 'percent' && figure.kind === 'percent' && opensNoun(before)
}

/** Nothing but an article stands before it. */
function opensNoun({ role, head: { link } }: Draft): boolean {
  return role === 'none' || link === 'list' || link === 'parenthesis'
}

function asChange(draft: Draft, { clause, subject, direction }: Draft): Draft {
  return {
    ...draft,
    role: changeRole(draft.figure),
    clause,
    ...(subject ? { subject } : {}),
    ...(direction ? { direction } : {}),
  }
}

function nextState(state: State, draft: Draft): State {
  const isAmount = draft.role === 'amount-now' || draft.role === 'amount-then'
  const lastAmount = isAmount ? draft : draft.clause === state.clause ? state.lastAmount : undefined
  const direction = draft.direction ?? (draft.clause === state.clause ? state.direction : undefined)
  // "a net loss of $5 million, or a net loss per share of $0.20, compared to $4 million": the loss.
  const subject = isSaidPerShare(draft, state) ? state.subject : draft.subject
  return {
    clause: draft.clause,
    ...(subject ? { subject } : {}),
    ...(direction ? { direction } : {}),
    last: draft,
    ...(lastAmount ? { lastAmount } : {}),
  }
}

function draftOf(part: Part, state: State): Draft {
  const { figure, head, tail } = part
  const isPerShare = isSaidPerShare(part, state)
  const opens = !isPerShare && (opensClause(part, state) || sharesVerb(part, state))
  const isSubject = head.link !== 'verb' && head.subject && !isPronoun(head.subject.words)
  const own = isSubject ? head.subject : undefined
  const object = own ? undefined : objectOf(part, state)
  const subject = own ?? object ?? (opens ? undefined : state.subject)
  const again = !opens && isOfAnotherTime(part, state)
  const clause = opens || again ? state.clause + 1 : state.clause
  const inClause: State = opens || again ? { clause } : state
  const role =
    again || sharesVerb(part, state)
      ? 'amount-now'
      : isPerShare
        ? state.lastAmount!.role
        : roleOf(part, inClause)
  const per = tail.per ?? (isAlternativePer(part, inClause) ? 'per share' : undefined)
  const direction =
    head.direction ?? tail.direction ?? (copies(head) ? inClause.last?.direction : undefined)
  return {
    figure,
    head,
    tail,
    role,
    clause,
    ...(subject ? { subject } : {}),
    ...(direction ? { direction } : {}),
    ...(per && role !== 'share-of' ? { per } : {}),
    past: role === 'share-of' && inClause.lastAmount?.role === 'amount-then',
    ...timesOf(part, role),
  }
}

/** "increased 5% over fiscal 2025": what the change is from. */
function timesOf({ head, tail }: Part, role: StatementRole): Pick<Draft, 'whens' | 'bases'> {
  const isFrom = (when: When) => role.startsWith('change') && isNamedAfterOver(when)
  const whens = tail.whens.filter((when) => !isFrom(when))
  const bases = [...tail.bases, ...tail.whens.filter(isFrom)]
  return {
    whens: whens.length > 0 ? whens : head.whens,
    bases: bases.length > 0 ? bases : head.bases,
  }
}

/** "Over the last year" is a length of time, "over fiscal 2025" names one. */
function isNamedAfterOver({ text, period }: When): boolean {
  return text.startsWith('over ') && period !== undefined && period.trailing !== true
}

/** A new noun phrase opens a clause, unless it only words what is compared with. */
function opensClause({ head, tail }: Part, state: State): boolean {
  if (!state.last) return true
  if (head.link === 'verb') return true
  if (head.link === 'none') return !head.compared
  if (head.compared) return false
  if (head.subject) return !isPronoun(head.subject.words)
  if (tail.direction && tail.within) return true
  return head.cause && (head.link === 'change' || head.link === 'of') && tail.within !== undefined
}

/** "generated $5 million of operating cash flow and $3 million of free cash flow". */
function sharesVerb({ figure, head, tail }: Part, { last }: State): boolean {
  if (head.link !== 'list' || head.subject || last?.head.link !== 'verb') return false
  const isObject = last.subject !== undefined && last.subject === (last.tail.of ?? last.tail.within)
  return isObject && figure.kind === last.figure.kind && (tail.of ?? tail.within) !== undefined
}

/** "or a net loss per share of $0.20": what stands before it, said of a share and of its time. */
function isSaidPerShare(
  { figure, head }: Pick<Part, 'figure' | 'head'>,
  { lastAmount }: State,
): boolean {
  return (
    head.alternative === true &&
    head.link === 'of' &&
    figure.kind === 'per-share' &&
    lastAmount?.figure.kind === 'amount'
  )
}

/** "was $76 billion, up 1%, and $283 billion for the full year, up 10%": the year starts anew. */
function isOfAnotherTime({ figure, head, tail }: Part, { last, lastAmount }: State): boolean {
  if (head.link !== 'list' || head.subject || tail.whens.length !== 1) return false
  if (!last?.role.startsWith('change') || lastAmount?.role !== 'amount-now') return false
  return figure.kind === lastAmount.figure.kind && lastAmount.whens.length > 0
}

/** "an increase of 5% in revenue", "$435 million of revenue": the subject follows. */
function objectOf(part: Part, state: State): Phrase | undefined {
  const { head, tail, figure } = part
  if (tail.direction && tail.within) return tail.within
  if (head.link === 'change' && (head.cause || !state.subject)) return tail.within ?? tail.of
  const follows = head.link === 'verb' || head.link === 'opening' || sharesVerb(part, state)
  if (isMeasured(figure) && head.link === 'verb' && tail.object) return tail.object
  if (isMeasured(figure) && (follows || !state.subject)) return tail.of ?? tail.within
  return undefined
}

function isMeasured({ kind }: Figure): boolean {
  return kind === 'amount' || kind === 'shares' || kind === 'count'
}

function roleOf(part: Part, state: State): StatementRole {
  const { figure, head, tail } = part
  if (tail.direction) return changeRole(figure)
  switch (head.link) {
    case 'value':
    case 'of':
    case 'bare':
      if (head.compared) return compared(figure, state)
      if (head.link !== 'value' && !head.subject && !head.variant) return 'none'
      if (head.ofChange || figure.kind === 'points') return changeRole(figure)
      if (figure.kind === 'percent' && tail.of) return 'share-of'
      return head.subject || state.subject ? 'amount-now' : 'none'
    case 'change':
      return changeRole(figure)
    case 'to':
      return toRole(head, figure, state)
    case 'from':
      return head.direction || state.direction ? 'amount-then' : 'none'
    case 'compare':
      return compared(figure, state)
    case 'list':
    case 'alternative':
      return repeatedRole(part, state)
    case 'parenthesis':
      return parenthesisRole(part, state)
    case 'sum':
      // Of amounts it is their total, not another amount of the last one.
      return state.last?.figure.kind === 'per-share' && state.subject ? 'amount-now' : 'none'
    case 'range':
      return 'low'
    case 'verb':
      return tail.of || tail.within || tail.object ? 'amount-now' : 'none'
    case 'opening':
      return isMeasured(figure) && tail.of ? 'amount-now' : 'none'
    case 'none':
      return 'none'
  }
}

function changeRole({ kind }: Figure): StatementRole {
  if (kind === 'percent') return 'change-percent'
  return kind === 'points' ? 'change-points' : 'change-amount'
}

/**
 * What follows "compared to" is an amount as the one before, or a change compared with a change.
 */
function compared(figure: Figure, { last, lastAmount }: State): StatementRole {
  if (!last) return 'none'
  const isChange = last.role.startsWith('change')
  if (isChange && figure.kind === 'percent' && lastAmount?.figure.kind !== 'percent') return 'none'
  return 'amount-then'
}

function toRole(head: Head, figure: Figure, state: State): StatementRole {
  const { direction, last, subject } = state
  if (last?.role === 'low') return 'high'
  // "a decline of 3% to 6%" is a range, "margin rose 2% to 45%" is not.
  const isShare = subject?.words.split(' ').some(isShareWord) === true
  if (last?.role === 'change-percent' && figure.kind === 'percent' && !isShare) return 'high'
  if (head.direction || direction || last?.role === 'amount-then') return 'amount-now'
  const isRange = last?.role === 'amount-now' && !head.subject
  return isRange ? 'high' : head.subject ? 'amount-now' : 'none'
}

/** "or $4.29 per diluted share", "or 26%", "and $89.7 billion non-GAAP", "5% and 7%". */
function repeatedRole({ figure, head, tail }: Part, { last, lastAmount }: State): StatementRole {
  if (!last) return 'none'
  if (last.role === 'low') return 'high'
  const isPer = tail.per !== undefined || figure.kind === 'per-share'
  if (isPer && lastAmount && lastAmount.figure.kind !== 'percent') return lastAmount.role
  const isChange = last.role.startsWith('change')
  if (isChange && (figure.kind === 'percent' || figure.kind === 'points')) return changeRole(figure)
  // "an increase of 4.2%, or $22.9 million".
  const isSize = head.link === 'alternative' && last.role === 'change-percent'
  if (isSize && figure.kind === 'amount') return changeRole(figure)
  if (isChange)
    return tail.basis && figure.kind === lastAmount?.figure.kind ? lastAmount.role : 'none'
  if (isShare(figure, tail)) return 'share-of'
  return figure.kind === last.figure.kind ? last.role : 'none'
}

/** "23% of net sales", "1.3 times net income". */
function isShare({ kind }: Figure, { of, object }: Tail): boolean {
  return kind === 'percent' ? of !== undefined : kind === 'ratio' && object !== undefined
}

/** "(\$111.0 million)" after yen, "(5% of revenue)", "(12%)" after an amount of change. */
function parenthesisRole({ figure, head, tail }: Part, state: State): StatementRole {
  const { last } = state
  if (!last) return 'none'
  if (tail.per !== undefined) return repeatedRole({ figure, head, tail }, state)
  if (figure.kind === 'percent' && tail.of) return 'share-of'
  if (figure.kind === 'percent' && last.role === 'change-amount') return 'change-percent'
  const isTranslation = figure.kind === last.figure.kind && figure.unit !== last.figure.unit
  return isTranslation ? last.role : 'none'
}

function copies(head: Head): boolean {
  return head.link === 'list' || head.link === 'alternative' || head.link === 'parenthesis'
}

function isAlternativePer({ figure, head }: Part, { lastAmount }: State): boolean {
  if (figure.kind !== 'per-share' || !copies(head)) return false
  return lastAmount !== undefined && lastAmount.figure.kind !== 'per-share'
}
