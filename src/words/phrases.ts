/**
 * Finds phrases of a word list in tokens, the longest first.
 *
 * In: phrases from a data file, each with its meaning. Out: a lookup by position. Marks inside a
 * phrase are ignored on both sides ("year-over-year" is "year over year"), so the data stays short.
 */
import { type Token, tokenize } from './tokens.ts'

export interface PhraseMatch<Meaning> {
  readonly meaning: Meaning
  /** Index of the first token, and of the token after the last. */
  readonly from: number
  readonly to: number
}

export interface Phrases<Meaning> {
  /** The longest phrase that starts at token `at`. */
  at(tokens: readonly Token[], at: number): PhraseMatch<Meaning> | undefined
  /** All phrases, left to right, none overlapping. */
  all(tokens: readonly Token[]): PhraseMatch<Meaning>[]
}

interface Node<Meaning> {
  readonly next: Map<string, Node<Meaning>>
  meaning?: Meaning
}

/** A lookup of `entries`, each a phrase and what it means. */
export function phrases<Meaning>(entries: Iterable<readonly [string, Meaning]>): Phrases<Meaning> {
  const root: Node<Meaning> = { next: new Map() }
  for (const [phrase, meaning] of entries) insert(root, phrase, meaning)
  const at = (tokens: readonly Token[], from: number) => longestAt(root, tokens, from)
  const all = (tokens: readonly Token[]) => {
    const found: PhraseMatch<Meaning>[] = []
    for (let index = 0; index < tokens.length; ) {
      const match = at(tokens, index)
      if (match) found.push(match)
      index = match ? match.to : index + 1
    }
    return found
  }
  return { at, all }
}

function insert<Meaning>(root: Node<Meaning>, phrase: string, meaning: Meaning): void {
  let node = root
  for (const token of tokenize(phrase)) {
    if (token.kind === 'mark' && !isWordLike(token.text)) continue
    let next = node.next.get(token.text)
    if (!next) {
      next = { next: new Map() }
      node.next.set(token.text, next)
    }
    node = next
  }
  node.meaning = meaning
}

/** Marks that carry meaning of their own: "~", "%", "&", "€". */
function isWordLike(mark: string): boolean {
  return /^[~%&/\p{Sc}]$/u.test(mark)
}

function longestAt<Meaning>(
  root: Node<Meaning>,
  tokens: readonly Token[],
  from: number,
): PhraseMatch<Meaning> | undefined {
  let node = root
  let best: PhraseMatch<Meaning> | undefined
  for (let index = from; index < tokens.length; index++) {
    const token = tokens[index]!
    const next = node.next.get(token.text)
    if (next) {
      node = next
      if (node.meaning !== undefined) best = { meaning: node.meaning, from, to: index + 1 }
    } else if (index === from || token.kind !== 'mark' || !joins(token.text)) break
  }
  return best
}

/** Marks that may stand between the words of one phrase. */
function joins(mark: string): boolean {
  return mark === '-' || mark === "'" || mark === '.'
}
