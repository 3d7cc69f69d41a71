/**
 * A cell that cannot be read → what is said of it: alike in the text, on the pages and beside a
 * mark. What the arithmetic implies is told, and whether the digits that can be read are others.
 */
import type { Inferred } from '../model/finding.ts'
import { formulaOf } from './arithmetic.ts'

/** "implied 1,234, against the digits that can be read"; empty where nothing is implied. */
export function impliedWords({ implied, contradicts }: Inferred): string {
  if (implied === undefined) return ''
  return `implied ${implied}${contradicts ? ', against the digits that can be read' : ''}`
}

/** "unreadable, implied 1,234". */
export function inferredWords(cell: Inferred): string {
  return ['unreadable', impliedWords(cell)].filter(Boolean).join(', ')
}

/** "Unreadable: 1?34, implied 1,234: 1,100 + 134." */
export function inferredSentence(cell: Inferred): string {
  const how = cell.because ? `: ${formulaOf(cell.because)}` : ''
  const words = impliedWords(cell)
  return `Unreadable: ${[cell.text || '(empty)', words].filter(Boolean).join(', ')}${how}.`
}
