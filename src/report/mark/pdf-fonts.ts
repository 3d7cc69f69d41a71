/**
 * Texts of any language → what the fonts of a PDF can show: the letters of the West in Helvetica,
 * which every program has, Japanese in the font that the program brings for it.
 */
import type { Face } from './pdf-glyphs.ts'

/** A stretch of text that one font shows. */
export interface Shown {
  readonly isWestern: boolean
  readonly text: string
}

/** Signs that Helvetica has not, in its own letters. */
const spelled: Readonly<Record<string, string>> = {
  '−': '–',
  '‑': '-',
  '≈': '~',
  '≤': '<=',
  '≥': '>=',
  '→': '>',
  '\u202f': ' ',
  '\u2009': ' ',
  '\u200b': '',
  ﬁ: 'fi',
  ﬂ: 'fl',
}

/** Beyond Latin-1, what the encoding of Western fonts has. */
const beyondLatin = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'

function isWestern(character: string): boolean {
  const code = character.codePointAt(0)!
  return (
    (code >= 0x20 && code < 0x7f) ||
    (code > 0x9f && code < 0x100) ||
    beyondLatin.includes(character)
  )
}

/** The text in stretches; controls are left out. */
export function stretchesOf(text: string): Shown[] {
  const stretches: { isWestern: boolean; text: string }[] = []
  for (const character of text.normalize('NFC')) {
    const sign = spelled[character] ?? (character < ' ' ? ' ' : character)
    if (sign === '') continue
    const western = [...sign].every(isWestern)
    const last = stretches.at(-1)
    if (last?.isWestern === western) last.text += sign
    else stretches.push({ isWestern: western, text: sign })
  }
  return stretches
}

/** The names under which a content stream calls the fonts. */
export const fontNames: Readonly<Record<Face | 'japanese', string>> = {
  regular: 'TanshinR',
  bold: 'TanshinB',
  italic: 'TanshinI',
  japanese: 'TanshinJ',
}

/** As the Japanese font spells it: two bytes for each unit, in hexadecimal. */
export function wideHex(text: string): string {
  let hex = ''
  for (let at = 0; at < text.length; at++) hex += text.charCodeAt(at).toString(16).padStart(4, '0')
  return hex
}
