/** How a line begins: a bullet, a number of a list, the mark of a footnote. */
import type { Text } from '../model/document.ts'

const bullet = /^(?:[•·▪■●○◦‣⁃∙◾◼▶►➢✓✔\ue000-\uf8ff]|[-–—o] (?=\S))\s*(?=\S)/
const enumeration = /^(?:\d{1,2}|[a-z])[.)] (?=\S)/

/** How many characters of the text are a bullet or the number of a list; 0 for none. */
export function bulletLength({ text }: Text): number {
  // "- more -" is no item.
  const match = text.endsWith(' -') ? undefined : (bullet.exec(text) ?? enumeration.exec(text))
  return match && hasLetter(text, match[0].length) ? match[0].length : 0
}

export interface NoteMark {
  readonly mark: string
  /** How many characters of the text it takes, the space after it included. */
  readonly length: number
}

/** "(17) changes in …": a page broke a list that runs through a paragraph. */
const midSentence = /^\(\d\d\) \p{Ll}/u
const inParens = /^(?:\((?:\d{1,2}|[A-Za-z]|[ivx]{1,5})\)|\[(?:\d{1,2}|[A-Za-z])\])\s*/
const stars = /^(?:\*{1,6}|†{1,3}|‡{1,3}|§{1,2}|¶)\s*/
const raised = /^[⁰¹²³⁴-⁹]{1,2}\s*/

/** The mark that makes the text a footnote. */
export function noteMark(text: Text): NoteMark | undefined {
  const match = inParens.exec(text.text) ?? stars.exec(text.text) ?? raised.exec(text.text)
  const length = match ? match[0].length : raisedLength(text)
  if (length === 0 || !hasLetter(text.text, length)) return undefined
  if (midSentence.test(text.text)) return undefined
  const mark = text.text.slice(0, length).trim()
  return { mark, length }
}

/** Whether a text is nothing but a bullet or a mark, as it stands in a cell of its own. */
export function isMarkAlone(text: string): boolean {
  return text.length <= 8 && (bulletAlone.test(text) || markAlone.test(text))
}

const bulletAlone = /^(?:[•·▪■●○◦‣⁃∙◾◼▶►➢✓✔\ue000-\uf8ff\-–—o]|(?:\d{1,2}|[a-z])[.)])$/
const markAlone =
  /^(?:\((?:\d{1,2}|[A-Za-z]|[ivx]{1,5})\)|\[\w{1,2}\]|[*†‡§]{1,6}|[⁰¹²³⁴-⁹]{1,2}|\d{1,2})$/

/** A short superscript at the start: "¹" however it is marked up. */
function raisedLength({ text, pieces }: Text): number {
  const [first, second] = pieces
  if (!first?.superscript || !second) return 0
  const until = second.at
  if (until > 5) return 0
  return text.charAt(until) === ' ' ? until + 1 : until
}

function hasLetter(text: string, from: number): boolean {
  return /\p{L}{2}/u.test(text.slice(from, from + 60))
}

/** A page number as it stands at the foot of a page: "12", "- 3 -", "Page 4 of 9". */
export function isPageNumber(line: string): boolean {
  const text = line.trim()
  if (text.length > 40) return false
  return /^(?:[-–—]\s?)?\d{1,3}(?:\s?[-–—])?$|\bpage \d{1,3}\b/i.test(text)
}
