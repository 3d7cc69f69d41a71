/**
 * Whether a release says that it restates a line: in the line's own headings and columns, or in a
 * sentence that speaks of restating and shares a word with the line, its heading or a line beside
 * it.
 */
import type { Fact } from '../model/fact.ts'
import type { Release } from '../model/finding.ts'
import { normalWords } from '../words/concept-words.ts'
import restatement from '../words/data/restatement.json' with { type: 'json' }

const says = new RegExp(`\\b(?:${restatement.words.join('|')})\\b`, 'i')

/** Shorter words are in every sentence. */
const wordMin = 4

/** A question to ask of each fact; the release is looked through once. */
export function restatementIn(release: Release): (fact: Fact) => boolean {
  const { blocks } = release.document
  const spoken = blocks.flatMap((block) =>
    block.kind === 'table' || block.kind === 'unread' || !says.test(block.text)
      ? []
      : [new Set(normalWords(block.text))],
  )
  const groups = new Set<string>()
  for (const fact of release.facts)
    if (saidAt(fact, release) || saidOf(fact, spoken)) groups.add(groupOf(fact))
  return (fact) => groups.has(groupOf(fact))
}

/** Lines of one table under one heading are restated together. */
function groupOf({ figure, dimensions }: Fact): string {
  const grid = figure.in.kind === 'table' ? figure.in.grid : ''
  return `${grid} ${dimensions.section ?? ''} ${dimensions.member === undefined}`
}

function saidAt({ figure, dimensions, label }: Fact, { grids }: Release): boolean {
  const grid = figure.in.kind === 'table' ? grids[figure.in.grid] : undefined
  return [...Object.values(dimensions), label, grid?.title ?? ''].some((text) => says.test(text))
}

function saidOf({ label, dimensions }: Fact, spoken: readonly ReadonlySet<string>[]): boolean {
  const names = [label, dimensions.member ?? '', dimensions.section ?? ''].flatMap((text) =>
    normalWords(text).filter((word) => word.length >= wordMin),
  )
  return spoken.some((words) => names.some((name) => words.has(name)))
}
