/**
 * Word lists as parts of patterns, and the words beside a place in a text.
 *
 * In: lists of `words.json`. Out: alternatives, the longest first, with every sign escaped.
 */

/** A pattern source for any of `words`; a word may be written with any white space in it. */
export function anyOf(words: readonly string[]): string {
  const longestFirst = [...words].sort((left, right) => right.length - left.length)
  return `(?:${longestFirst.map(escaped).join('|')})`
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' ', '\\s+')
}

/** The match of a sticky pattern at `at`. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}

const lookBack = 40

/** The word that only white space parts from what starts at `at`, marks of ownership left out. */
export function wordBefore(text: string, at: number): string | undefined {
  const before = text.slice(Math.max(0, at - lookBack), at).replace(/[™®©℠]/g, ' ')
  return /(?:^|[^\p{L}\d.’'-])([\p{L}\d][\p{L}\d.’'-]{0,30}|&)\s+$/u.exec(before)?.[1]
}

/** The word that only white space parts from what ends at `at`. */
export function wordAfter(text: string, at: number): string | undefined {
  return matchAt(/\s+([\p{L}][\p{L}’'-]{0,30})/uy, text, at)?.[1]
}

/** The part of the sentence that stands before `at`, no longer than `most` characters. */
export function sentenceBefore(text: string, at: number, most = 200): string {
  const before = text.slice(Math.max(0, at - most), at)
  const end = Math.max(before.lastIndexOf('. '), before.lastIndexOf('; '), before.lastIndexOf('! '))
  return end < 0 ? before : before.slice(end + 2)
}

/** "Windows", "iPhone". */
export function isCapitalised(word: string): boolean {
  return /\p{Lu}/u.test(word)
}
