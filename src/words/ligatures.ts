/**
 * Letters drawn as one sign that the font does not name, "pro?t" → "profit": mended where exactly
 * one of them makes a word that releases use. Apart, because any reader may lose such a sign.
 */
import data from './data/ligature-words.json' with { type: 'json' }

const ligatures = ['fi', 'fl', 'ff', 'ffi', 'ffl'] as const
const known: ReadonlySet<string> = new Set(data)

/** What the unnamed signs of a word stand for, in order; undefined where that is not certain. */
export function ligaturesIn(word: string): readonly string[] | undefined {
  const parts = word
    .toLowerCase()
    .replace(/^[^\p{L}\ufffd]+|[^\p{L}\ufffd]+$/gu, '')
    .split('\ufffd')
  // A sign may be any character: with too few letters beside it nothing is certain.
  if (parts.length < 2 || parts.length > 3 || !/^\p{L}*$/u.test(parts.join(''))) return undefined
  const found = (parts.length === 2 ? ligatures.map((one) => [one]) : pairs).filter((signs) =>
    known.has(parts.map((part, at) => part + (signs[at] ?? '')).join('')),
  )
  return found.length === 1 ? found[0] : undefined
}

const pairs = ligatures.flatMap((one) => ligatures.map((other) => [one, other]))
