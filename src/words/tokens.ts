/**
 * Text to words, numbers and marks with their offsets: what every other file of this folder reads.
 *
 * In: any text of a release. Out: tokens in lower case, in order. Separate because a period, a unit
 * and a label are read from the same text and must see the same words.
 */
export interface Token {
  /** Lower case; curly quotes and long dashes made plain. */
  readonly text: string
  readonly kind: 'word' | 'number' | 'mark'
  readonly start: number
  readonly end: number
}

/** Longer texts are cut: a heading or sentence of this length is no heading or sentence. */
const charactersMax = 20_000

const tokenPattern = /(\p{L}+(?:['’]\p{L}+)?)|(\d+(?:,\d{3}(?!\d)|\.\d+)*)|[^\s\p{L}\d]/gu

/** The words, numbers and marks of `text`. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.slice(0, charactersMax).matchAll(tokenPattern)) {
    const start = match.index
    const end = start + match[0].length
    if (match[1] !== undefined) tokens.push({ text: wordOf(match[1]), kind: 'word', start, end })
    else if (match[2] !== undefined) tokens.push({ text: match[2], kind: 'number', start, end })
    else tokens.push({ text: markOf(match[0]), kind: 'mark', start, end })
  }
  return tokens
}

function wordOf(text: string): string {
  return text.toLowerCase().replace('’', "'")
}

function markOf(text: string): string {
  if (text === '’' || text === '‘') return "'"
  if (text === '–' || text === '—' || text === '−' || text === '‐' || text === '‑') return '-'
  return text
}

/** Whether nothing stands between the two. */
export function touches(left: Token | undefined, right: Token | undefined): boolean {
  return left !== undefined && right !== undefined && left.end === right.start
}
