/**
 * What a reader has gathered before it is known what it is: a run of text with how it looks. Drafts
 * come in, blocks go out; whether a paragraph is a heading, a footnote or an item of a list is
 * decided here, for all formats alike.
 */
import type { Block, Text } from '../model/document.ts'
import { bulletLength, isPageNumber, noteMark } from './marks.ts'
import { extentOf, textFrom } from './run.ts'

export interface Draft {
  readonly kind: 'run'
  readonly text: Text
  /** All of it is bold. */
  readonly bold: boolean
  readonly underline: boolean
  readonly align: 'left' | 'right' | 'center' | undefined
  /** Of the letters, in points. */
  readonly size: number
  /** Of the first line, in points. */
  readonly indent: number
  /** 1–6 where it is marked up as a heading. */
  readonly level?: number
  /** Marked up as an item of a list. */
  readonly isItem?: boolean
  readonly path?: string
}

/** Longer paragraphs are no headings, however bold. */
const headingMax = 180

export function blockOf(draft: Draft): Block {
  const { text } = draft
  const place = placeOf(draft)
  if (draft.level !== undefined) return { kind: 'heading', level: draft.level, ...text, place }
  const bullet = bulletLength(text)
  if (bullet > 0 || draft.isItem) return { kind: 'item', ...textFrom(text, bullet), place }
  const mark = noteMark(text)
  if (mark) return { kind: 'note', mark: mark.mark, ...textFrom(text, mark.length), place }
  const level = headingLevel(draft)
  if (level > 0) return { kind: 'heading', level, ...text, place }
  return { kind: 'paragraph', ...text, place }
}

function placeOf(draft: Draft): { start: number; end: number; path?: string } {
  const extent = extentOf(draft.text)
  return draft.path === undefined ? extent : { ...extent, path: draft.path }
}

/** 0 where the paragraph is none; 1 for a title, 4 for a line that only stands in the middle. */
function headingLevel(draft: Draft): number {
  const { text } = draft.text
  if (isPageNumber(text)) return 0
  const isCentred = draft.align === 'center'
  const isBold = draft.bold || opensBold(draft.text)
  if (text.length > headingMax || !(hasWords(text) || (isCentred && text === '&'))) return 0
  if (endsSentence(text) && !(isCentred && isBold && text.endsWith(','))) return 0
  const isUpper = text.length <= 100 && text === text.toUpperCase()
  const isLarge = draft.size >= largeSize
  if (!isBold && !isCentred && !draft.underline && !isUpper && !isLarge) return 0
  if (isLarge) return 1
  if (isBold && isCentred) return 2
  return isBold || draft.underline || isUpper ? 3 : 4
}

/** Letters of so many points are those of a title. */
const largeSize = 14

/** Bold but for some words in brackets after it: "Highlights (unaudited)". */
function opensBold({ text, pieces }: Text): boolean {
  if (!pieces[0]?.bold || !text.endsWith(')')) return false
  const plain = pieces.find((piece) => !piece.bold)
  return plain !== undefined && text.slice(plain.at).trimStart().startsWith('(')
}

function hasWords(text: string): boolean {
  return /\p{L}{2}/u.test(text)
}

/** Whether a text ends as sentences do; the point of "Inc." is none. */
export function endsSentence(text: string): boolean {
  return /[.;,]["”’)]?$/.test(text) && !/\b(Inc|Corp|Co|Ltd|plc|N\.V|S\.A|U\.S)\.$/i.test(text)
}
