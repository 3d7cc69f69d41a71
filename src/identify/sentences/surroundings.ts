/**
 * What stands around a sentence and holds for it: headings, leads that end with a colon, their
 * time.
 *
 * In: the blocks of a document, in order. Out: for each block its headings and the time they set.
 * Separate because it reads blocks, where the grammar reads chunks.
 */
import type { Block } from '../../model/document.ts'
import type { When } from '../../model/sentence.ts'
import { type Chunk, chunksOf, type Vocabulary } from './chunks.ts'
import { saysForecast } from './lexicon.ts'

export interface Setting {
  /** Outermost first. */
  readonly headings: readonly string[]
  readonly when?: When
  readonly base?: When
  /** The innermost heading or lead gives the time. */
  readonly isNear?: boolean
}

interface Level extends Setting {
  readonly level: number
}

const headingWordsMax = 12
/** Above any heading level: a short line of its own, a lead that ends with a colon. */
const lineLevel = 90
const leadLevel = 99

/** The setting of every block, by its index. */
export function settingsOf(blocks: readonly Block[], vocabulary: Vocabulary): Setting[] {
  const settings: Setting[] = []
  let levels: readonly Level[] = []
  for (const block of blocks) {
    const level = levelOf(block)
    if (level !== undefined) levels = levels.filter((other) => other.level < level)
    else if (block.kind === 'paragraph') levels = levels.filter((other) => other.level < leadLevel)
    else if (block.kind === 'table') levels = levels.filter((other) => other.level < lineLevel)
    settings.push(merged(levels))
    const opened = opensLevel(block, level, vocabulary)
    if (opened) levels = [...levels, opened]
  }
  return settings
}

function merged(levels: readonly Level[]): Setting {
  const when = levels.findLast((level) => level.when)?.when
  const base = levels.findLast((level) => level.base)?.base
  return {
    headings: levels.flatMap((level) => level.headings),
    ...(when ? { when } : {}),
    ...(base ? { base } : {}),
    isNear: when !== undefined && levels.at(-1)?.when === when,
  }
}

function levelOf(block: Block): number | undefined {
  if (block.kind === 'heading') return block.level
  return block.kind === 'paragraph' && isLine(block.text) ? lineLevel : undefined
}

/** A short line without a full stop, as headings are that are not marked up as such. */
function isLine(text: string): boolean {
  const words = text.trim().split(/\s+/)
  return (
    words.length <= headingWordsMax &&
    /^[\p{Lu}\d].*[\p{L}\d)]$/u.test(text.trim()) &&
    /\p{L}{3}/u.test(text)
  )
}

function opensLevel(
  block: Block,
  level: number | undefined,
  vocabulary: Vocabulary,
): Level | undefined {
  if (block.kind === 'heading' || (block.kind === 'paragraph' && level !== undefined)) {
    return { level: level ?? lineLevel, headings: [block.text], ...timesOf(block.text, vocabulary) }
  }
  if (block.kind === 'paragraph' && /[:：]\s*$/.test(block.text)) {
    return { level: leadLevel, headings: [], ...timesOf(block.text, vocabulary) }
  }
  return undefined
}

/** The first span of time named, and the first after it that it is compared with. */
function timesOf(text: string, vocabulary: Vocabulary): { when?: When; base?: When } {
  const chunks = chunksOf(text, [], vocabulary)
  const whens = chunks.flatMap((chunk, at) =>
    chunk.kind === 'when' ? chunk.whens.map((when) => ({ when, at })) : [],
  )
  const spans = whens.filter(({ when }) => isSpan(when))
  // "Fourth quarter and full year": what stands below may be of either.
  if (spans.length > 1 && chunks.slice(spans[0]!.at, spans[1]!.at).some(isAnd)) return {}
  const now = spans[0] ?? whens.find(({ when }) => !when.back)
  if (!now) return {}
  const base = whens.find(
    ({ when, at }) => at > now.at && isCompared(chunks, at) && !isInstant(when),
  )
  const when = saysForecast(text) ? expected(now.when) : now.when
  return { when, ...(base ? { base: base.when } : {}) }
}

/** "Targets for fiscal 2026": a time to come. */
function expected(when: When): When {
  return when.period ? { ...when, period: { ...when.period, forecast: true } } : when
}

function isAnd({ kind }: Chunk): boolean {
  return kind === 'and'
}

function isSpan(when: When): boolean {
  return when.back === undefined && !isInstant(when)
}

function isInstant({ period }: When): boolean {
  return period?.kind === 'instant'
}

/** "compared to", or "changes compare 2Q 2023 to 2Q 2022". */
function isCompared(chunks: readonly Chunk[], at: number): boolean {
  const before = chunks.slice(Math.max(0, at - 3), at).map(({ kind }) => kind)
  return before.includes('compare') || before.at(-1) === 'to' || before.at(-1) === 'from'
}
