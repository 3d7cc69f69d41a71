/**
 * Sentences parsed: every prose figure with its role, subject, time and partners.
 *
 * In: the blocks of a release, its prose figures, the labels of its tables. Out: sentences that
 * hold
 * figures, in reading order. A sentence is figures with words between them; the words between two
 * figures end with what belongs to the first (`tail.ts`) and begin what leads to the next
 * (`head.ts`).
 */

import type { Document } from '../../model/document.ts'
import type { Figure } from '../../model/figure.ts'
import type { Sentence, Statement, Subject } from '../../model/sentence.ts'
import { raisedSpans, withBlanks } from '../../words/raised.ts'
import { type Chunk, chunksOf, type Vocabulary, vocabularyOf } from './chunks.ts'
import { dealOut } from './coordination.ts'
import { type Draft, draftsOf, type Part } from './draft.ts'
import { figuresByBlock } from './figures-by-block.ts'
import { partsOf as listedParts, type Surroundings, statementsOf } from './finish.ts'
import { readHead } from './head.ts'
import { isUnderOutlook } from './outlook.ts'
import { readParts } from './parts.ts'
import { splitSentences } from './split.ts'
import { type Setting, settingsOf } from './surroundings.ts'
import { noTail, readTail } from './tail.ts'

/** Blocks longer than this are no prose that a person reads. */
const charactersMax = 20_000

/** The sentences of `document` that hold a figure. `labels`: the words of its tables. */
export function parseSentences(
  document: Document,
  figures: readonly Figure[],
  labels: Iterable<string> = [],
): Sentence[] {
  const vocabulary = vocabularyOf(labels)
  const settings = settingsOf(document.blocks, vocabulary)
  return [...figuresByBlock(figures)].flatMap(([index, inside]) => {
    const block = document.blocks[index]
    if (!block || block.kind === 'table' || block.kind === 'unread') return []
    if (block.text.length > charactersMax) return []
    const text = withBlanks(block.text, raisedSpans(block))
    return parseBlock(index, text, inside, settings[index]!, vocabulary)
  })
}

function parseBlock(
  block: number,
  text: string,
  figures: readonly Figure[],
  setting: Setting,
  vocabulary: Vocabulary,
): Sentence[] {
  const sentences: Sentence[] = []
  const outlook = isUnderOutlook(setting.headings) ? { isOutlook: true } : {}
  let subject = headingSubject(block, setting)
  let when = setting.when
  let unsure = false
  for (const chunks of splitSentences(text, chunksOf(text, figures, vocabulary))) {
    if (!chunks.some(({ kind }) => kind === 'figure')) continue
    const drafts = dealOut(draftsOf(partsOf(chunks)))
    const around: Surroundings = {
      block,
      text,
      headings: setting.headings,
      ...(when ? { when } : {}),
      ...(setting.base ? { base: setting.base } : {}),
      isNear: setting.isNear === true,
      ...(subject ? { subject } : {}),
      unsure,
      reservations: openingReservations(chunks, drafts),
    }
    const statements = statementsOf(drafts, around)
    const stated = statements.find((statement) => statement.subject && !statement.cause)?.subject
    if (stated) subject = { ...stated, from: 'sentence' }
    when = statements.find(setsTime)?.when ?? when
    unsure ||= statements.some(isUnclear)
    const parts = listedParts(readParts(chunks), around)
    sentences.push({
      block,
      start: chunks[0]!.start,
      end: chunks.at(-1)!.end,
      statements,
      ...outlook,
      ...(parts.length > 0 ? { parts } : {}),
    })
  }
  return sentences
}

/** The first time that a main clause names holds for what follows in the paragraph. */
function setsTime({ role, past, when, cause }: Statement): boolean {
  const isThen = role === 'none' || role === 'amount-then' || past === true
  return !cause && !isThen && when !== undefined && !when.carried && !when.back
}

function isUnclear({ role, figure }: Statement): boolean {
  return role === 'none' && figure.kind === 'amount'
}

/**
 * A heading may be the subject of sentences that have none: "Revenue", then "Up 5% to $5
 * million".
 */
function headingSubject(block: number, { headings }: Setting): Subject | undefined {
  const words = headings.at(-1)
  return words === undefined
    ? undefined
    : { words, block, start: 0, end: 0, from: 'heading', context: headings.slice(0, -1) }
}

/** "Excluding the impact of …, net sales increased": holds for the whole sentence. */
function openingReservations(chunks: readonly Chunk[], drafts: readonly Draft[]): string[] {
  const first = chunks[0]!
  const isSubject = drafts.some(
    ({ subject, role }) => role !== 'none' && subject && subject.start <= first.start,
  )
  return first.kind === 'reserve' && !isSubject ? [first.text] : []
}

/** The full stop, which the splitter took: behind it no figure follows. */
function endOf({ end }: Chunk): Chunk {
  return { kind: 'stop', start: end, end, text: '.' }
}

function partsOf(chunks: readonly Chunk[]): Part[] {
  const positions = chunks.flatMap((chunk, at) => (chunk.kind === 'figure' ? [at] : []))
  const gaps = [...positions, chunks.length].map((position, index) =>
    chunks.slice(index === 0 ? 0 : positions[index - 1]! + 1, position),
  )
  gaps[positions.length] = [...gaps[positions.length]!, endOf(chunks.at(-1)!)]
  const read = gaps.map((gap, index) => {
    const { tail, used } = index === 0 ? { tail: noTail, used: 0 } : readTail(gap)
    return { tail, head: readHead(gap.slice(used), index === 0) }
  })
  return positions.flatMap((position, index) => {
    const chunk = chunks[position]!
    if (chunk.kind !== 'figure') return []
    return [{ figure: chunk.figure, head: read[index]!.head, tail: read[index + 1]!.tail }]
  })
}
