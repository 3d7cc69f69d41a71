/** How messages name figures and print what was recomputed: as the release itself prints. */

import { inPlainText } from '../identify/sentences/read-sentences.ts'
import type { Figure } from '../model/figure.ts'
import type { Release } from '../model/finding.ts'
import type { Judged } from '../model/relation.ts'
import type { Subject } from '../model/sentence.ts'
import { absolute, type Decimal, isZero, shift } from '../number/decimal.ts'
import { fromDecimal, roundFraction } from '../number/fraction.ts'
import { printLike } from '../number/print-number.ts'
import type { Words } from './check.ts'

export function wordsOf(release: Release): Words {
  const labels = new Map(
    release.facts.map(({ figure, label }) => [
      figure.id,
      figure.in.kind === 'prose' ? capitalized(label) : label,
    ]),
  )
  return {
    label: (figure) => labels.get(figure.id) || 'The figure',
    said: (subject) => asWritten(subject, release),
    printed: (figure) => figure.text,
    recomputed: ({ relation: { result }, outcome }) => printAs(result, outcome.recomputed),
    difference: ({ relation: { result }, outcome }) => differenceIn(result, outcome),
  }
}

/** The words as they stand in the sentence; they were parsed in small letters. */
function asWritten({ words, block, start, end }: Subject, { document }: Release): string {
  const around = document.blocks[block]
  const text = around !== undefined && 'text' in around ? around.text : ''
  const written = text.slice(start, end)
  if (lettersOf(written) !== lettersOf(words)) return inPlainText(words)
  const opensSentence = /(?:^|[.!?:]\s+)$/.test(text.slice(0, start))
  const isAcronym = /^.\p{Lu}/u.test(written)
  return opensSentence && !isAcronym ? written.charAt(0).toLowerCase() + written.slice(1) : written
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\d]/gu, '')
}

/** What a sentence speaks of is in small letters there. */
function capitalized(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1)
}

/**
 * `value` (scale applied) in the print of `figure`; with more digits where the print would hide
 * the difference.
 */
export function printAs(figure: Figure, value: Decimal): string {
  const unscaled = shift(value, -figure.scale)
  const decimals = figure.printed.decimals
  const rounded = roundFraction(fromDecimal(unscaled), decimals)
  const shown =
    rounded.coefficient === figure.printed.coefficient && unscaled.decimals > decimals
      ? roundFraction(fromDecimal(unscaled), Math.min(unscaled.decimals, decimals + 2))
      : rounded
  return printLike(shown, figure.text)
}

function differenceIn(
  figure: Figure,
  { difference, stated, recomputed }: Judged['outcome'],
): string {
  if (isZero(difference)) return 'the same to the digits printed'
  const rounded = roundFraction(fromDecimal(recomputed), stated.decimals)
  if (rounded.coefficient === -stated.coefficient) return 'the sign is turned'
  const size = absolute(shift(difference, -figure.scale))
  const decimals = Math.max(figure.printed.decimals, 0)
  const units = roundFraction(fromDecimal(size), decimals)
  const shown = isZero(units) ? roundFraction(fromDecimal(size), decimals + 2) : units
  const number = printLike(shown, plainExample(decimals))
  const points = number === '1' ? ' point' : ' points'
  const unit = figure.kind === 'percent' || figure.kind === 'points' ? points : ''
  return `${number}${unit || wordBehind(figure)} ${difference.coefficient < 0n ? 'too little' : 'too much'}`
}

/** "$5.1 million" and "$(5.1) million" differ by "0.1 million". */
function wordBehind({ kind, scale, in: at, text }: Figure): string {
  const word = text.replace(/^.*\d[)\s]*/, '')
  return kind === 'amount' && scale > 0 && at.kind === 'prose' && word !== '' ? ` ${word}` : ''
}

function plainExample(decimals: number): string {
  return decimals === 0 ? '1,000' : `1,000.${'0'.repeat(decimals)}`
}
