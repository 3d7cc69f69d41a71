/**
 * Patterns of concept labels, compiled for lookup.
 *
 * In: phrases of the data file, "cost of (revenue|sales) [net]", and bags of words. Out: a matcher
 * that says which concepts a whole label can be. A pattern must account for every word of it.
 */
import { folded, normalWords, stemmedWords, withoutLead } from './concept-words.ts'

/** Every group needs one of its words; all other words must be allowed. */
export interface Bag {
  readonly has: readonly string[]
  /** A list of allowed words, by its name. */
  readonly may: string
}

export interface PatternSource {
  readonly phrases?: readonly string[]
  readonly bags?: readonly Bag[]
}

export interface PatternMatch {
  readonly concept: number
  /** Words that a "..." stood for. */
  readonly rest: readonly string[]
}

interface Wild {
  readonly concept: number
  readonly head: readonly string[]
  readonly tail: readonly string[]
}

interface CompiledBag {
  readonly concept: number
  readonly groups: readonly (readonly string[])[]
  readonly allowed: ReadonlySet<string>
}

export interface Patterns {
  readonly exact: ReadonlyMap<string, readonly number[]>
  readonly wild: ReadonlyMap<string, readonly Wild[]>
  readonly bags: readonly CompiledBag[]
}

/** Alternatives a phrase may unfold to; the data stays far below it. */
const expansionsMax = 5000

/** Words allowed in bags, by the name of the list. */
export type Allowed = Readonly<Record<string, readonly string[]>>

/** Compiles the patterns of all concepts; a concept is known by its index. */
export function compilePatterns(sources: readonly PatternSource[], allowed: Allowed): Patterns {
  const exact = new Map<string, number[]>()
  const wild = new Map<string, Wild[]>()
  const bags: CompiledBag[] = []
  for (const [concept, source] of sources.entries()) {
    const phrases = source.phrases?.flatMap(expand) ?? []
    for (const phrase of phrases) addPhrase(exact, wild, concept, phrase)
    for (const { has, may } of source.bags ?? []) {
      bags.push(compileBag(concept, has, allowed[may] ?? []))
    }
  }
  return { exact, wild, bags }
}

function addPhrase(
  exact: Map<string, number[]>,
  wild: Map<string, Wild[]>,
  concept: number,
  phrase: string,
): void {
  const [head, tail] = phrase.split(gap).map(wordsOf)
  if (!head || head.length === 0) return
  if (!tail) {
    const key = head.join(' ')
    const concepts = exact.get(key)
    if (!concepts) exact.set(key, [concept])
    else if (!concepts.includes(concept)) concepts.push(concept)
    return
  }
  const first = head[0]!
  const patterns = wild.get(first)
  if (patterns) patterns.push({ concept, head, tail })
  else wild.set(first, [{ concept, head, tail }])
}

function wordsOf(phrase: string): readonly string[] {
  return withoutLead(folded(phrase.split(' ').filter((word) => word !== '')))
}

function compileBag(concept: number, has: readonly string[], may: readonly string[]): CompiledBag {
  const groups = has.map((group) => group.split('|').flatMap(normalWords))
  return { concept, groups, allowed: new Set([...groups.flat(), ...may.flatMap(normalWords)]) }
}

/** What stands for any words, once a pattern is unfolded. */
const gap = '...'

/** Unfolds "(a|b)" and "[c]" to phrases of stemmed words; so "word[s]" is "word". */
function expand(pattern: string): string[] {
  let done = ['']
  const parts = pattern.replace(/(?<=\w)\[e?s\]/g, '').split(/(\([^()]*\)|\[[^[\]]*\])/)
  for (const part of parts) {
    const options = [...new Set(optionsOf(part).map(stemmedOption))]
    if (done.length * options.length > expansionsMax) return []
    done = done.flatMap((before) => options.map((option) => `${before} ${option}`))
  }
  return [...new Set(done.map((phrase) => phrase.replace(/ +/g, ' ').trim()))]
}

function optionsOf(part: string): string[] {
  if (part.startsWith('(')) return part.slice(1, -1).split('|')
  if (part === '[*]') return [gap]
  return part.startsWith('[') ? ['', ...part.slice(1, -1).split('|')] : [part]
}

function stemmedOption(option: string): string {
  return option
    .split(gap)
    .map((text) => stemmedWords(text).join(' '))
    .join(` ${gap} `)
}

/** The concepts that all of `words` can be, nothing left to a "...": phrases first, then bags. */
export function matchWhole(patterns: Patterns, words: readonly string[]): PatternMatch[] {
  if (words.length === 0) return []
  const exact = patterns.exact.get(words.join(' '))
  if (exact) return exact.map((concept) => ({ concept, rest: [] }))
  const bags = patterns.bags.filter((bag) => holdsAll(bag, words))
  return bags.map(({ concept }) => ({ concept, rest: [] }))
}

/** The same, and where there are none those whose phrase has a "...". */
export function matchPatterns(patterns: Patterns, words: readonly string[]): PatternMatch[] {
  const whole = matchWhole(patterns, words)
  if (whole.length > 0 || words.length === 0) return whole
  const found = (patterns.wild.get(words[0]!) ?? []).filter((pattern) => fits(pattern, words))
  const longest = Math.max(0, ...found.map(lengthOf))
  return found
    .filter((pattern) => lengthOf(pattern) === longest)
    .map(({ concept, head, tail }) => ({
      concept,
      rest: words.slice(head.length, words.length - tail.length),
    }))
}

function lengthOf({ head, tail }: Wild): number {
  return head.length + tail.length
}

function holdsAll({ groups, allowed }: CompiledBag, words: readonly string[]): boolean {
  return (
    words.every((word) => allowed.has(word)) &&
    groups.every((group) => group.some((word) => words.includes(word)))
  )
}

function fits({ head, tail }: Wild, words: readonly string[]): boolean {
  if (words.length < head.length + tail.length) return false
  const offset = words.length - tail.length
  return (
    head.every((word, index) => words[index] === word) &&
    tail.every((word, index) => words[offset + index] === word)
  )
}
