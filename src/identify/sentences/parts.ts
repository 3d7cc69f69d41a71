/**
 * "Earnings for the three and six months included $15 and $33 for A; $9 and $18 for B; and $12 and
 * $22 for C, respectively": parts of one subject, a column for each time.
 *
 * In: the chunks of a sentence. Out: for each time the figures that are its parts. Separate from
 * the grammar of statements: each figure alone states nothing here, only all of them together.
 */
import type { Figure } from '../../model/figure.ts'
import type { When } from '../../model/sentence.ts'
import type { Chunk } from './chunks.ts'
import { readHead } from './head.ts'
import { namesParts } from './lexicon.ts'
import type { Phrase } from './tail.ts'

export interface PartsDraft {
  readonly subject: Phrase
  readonly when?: When
  readonly parts: readonly Figure[]
}

const groupsMin = 2

/** The parts that a sentence lists of its subject; nothing where it is no such list. */
export function readParts(chunks: readonly Chunk[]): PartsDraft[] {
  const first = chunks.findIndex(({ kind }) => kind === 'figure')
  const verb = chunks[first - 1]
  if (verb?.kind !== 'verb' || !namesParts(verb.text)) return []
  const { subject } = readHead(chunks.slice(0, first), true)
  const whens = chunks
    .slice(0, first)
    .flatMap((chunk) => (chunk.kind === 'when' ? chunk.whens : []))
  const groups = groupsOf(chunks.slice(first))
  const count = groups[0]!.length
  const isEven = groups.length >= groupsMin && groups.every(({ length }) => length === count)
  if (!subject || !isEven || !areAlike(groups.flat())) return []
  if (count > 1 && (whens.length !== count || !isDealt(chunks))) return []
  return groups[0]!.map((_, column) => {
    const when = whens[column]
    const parts = groups.map((group) => group[column]!)
    return { subject, parts, ...(when ? { when } : {}) }
  })
}

function isDealt(chunks: readonly Chunk[]): boolean {
  return chunks.at(-1)?.kind === 'respectively'
}

/** The figures between semicolons. */
function groupsOf(chunks: readonly Chunk[]): Figure[][] {
  const groups: Figure[][] = [[]]
  for (const chunk of chunks) {
    if (chunk.kind === 'semicolon') groups.push([])
    else if (chunk.kind === 'figure') groups.at(-1)!.push(chunk.figure)
  }
  return groups
}

function areAlike(figures: readonly Figure[]): boolean {
  const [first] = figures
  return figures.every(({ kind, scale }) => kind === first!.kind && scale === first!.scale)
}
