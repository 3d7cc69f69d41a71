/**
 * What a sentence speaks of, for a message.
 *
 * In: a figure of prose. Out: the words of its own subject. The words by which its line was found
 * may come from a heading as well and make no phrase together.
 */
import { claimOfFigure, inPlainText } from '../../identify/sentences/read-sentences.ts'
import type { Figure } from '../../model/figure.ts'
import type { Words } from '../check.ts'

/** The subject of the sentence, else the label of the figure. */
export function subjectOf(figure: Figure, words: Words): string {
  const claim = claimOfFigure(figure)
  const subject = claim?.statement.subject
  if (subject?.words) return words.said(subject)
  return claim?.words ? inPlainText(claim.words) : words.label(figure)
}
