/**
 * A block's text as chunks: figures, periods, directions, links and plain words.
 *
 * In: the text, its figures by offset, and the labels that the tables use. Out: chunks in order,
 * covering every token once. Separate from the grammar so that the grammar never sees characters.
 */
import type { Figure } from '../../model/figure.ts'
import type { When } from '../../model/sentence.ts'
import { comparisonAt, directionAt } from '../../words/direction.ts'
import { findPeriods, type PeriodMention } from '../../words/period-mentions.ts'
import { type PhraseMatch, type Phrases, phrases } from '../../words/phrases.ts'
import { type Token, tokenize, touches } from '../../words/tokens.ts'
import {
  isNoDirection,
  isSameWord,
  isWhenPreposition,
  type LinkKind,
  linkAt,
  type RelativeTime,
  relativeAt,
} from './lexicon.ts'

export type Mark = 'comma' | 'semicolon' | 'colon' | 'dash' | 'open' | 'close' | 'stop' | 'mark'

interface Span {
  readonly start: number
  readonly end: number
  /** Lower case, one space between words. */
  readonly text: string
}

export type Chunk = Span &
  (
    | { readonly kind: 'figure'; readonly figure: Figure }
    | { readonly kind: 'when'; readonly whens: readonly When[] }
    | { readonly kind: 'direction'; readonly direction: 'up' | 'down' | 'unchanged' }
    | { readonly kind: LinkKind }
    | { readonly kind: Mark }
    /** One word, or a label of the tables as a whole. */
    | { readonly kind: 'word'; readonly label: boolean }
  )

export type ChunkKind = Chunk['kind']

/** Labels of several words, to be read as one: "Selling, general and administrative". */
export type Vocabulary = Phrases<true>

const labelWordsMax = 14

/** A vocabulary of the labels that commas, "and" or a verb would otherwise break. */
export function vocabularyOf(labels: Iterable<string>): Vocabulary {
  const entries: (readonly [string, true])[] = []
  for (const label of labels) {
    const words = tokenize(label).filter((token) => token.kind !== 'mark')
    if (words.length < 2 || words.length > labelWordsMax) continue
    if (words.every((word) => word.kind === 'word')) entries.push([spaced(words), true])
  }
  return phrases(entries)
}

/** The chunks of `text`. */
export function chunksOf(
  text: string,
  figures: readonly Figure[],
  vocabulary: Vocabulary,
): Chunk[] {
  const tokens = tokenize(text)
  const whens = whensOf(text, tokens, figures)
  const chunks: Chunk[] = []
  let nextFigure = 0
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]!
    while (nextFigure < figures.length && endOf(figures[nextFigure]!) <= token.start) nextFigure++
    const figure = figures[nextFigure]
    if (figure && startOf(figure) < token.end) {
      chunks.push(figureChunk(figure))
      while (at < tokens.length && tokens[at]!.start < endOf(figure)) at++
      nextFigure++
      continue
    }
    const when = whens.get(at)
    const found = when ?? labelAt(tokens, at, vocabulary) ?? phraseAt(tokens, at)
    chunks.push(found.chunk)
    at = found.to
  }
  return withComparatives(withoutDefinitions(withSharedYears(chunks)))
}

/** "The third quarter and first nine months of 2025": one year for both. */
function withSharedYears(chunks: readonly Chunk[]): Chunk[] {
  return chunks.map((chunk, at) => {
    const next = chunks[at + 1]?.kind === 'and' ? chunks[at + 2] : undefined
    if (chunk.kind !== 'when' || next?.kind !== 'when') return chunk
    const year = next.whens[0]?.period?.fiscal?.year
    const [{ quarter, period, text = '' } = {}] = chunk.whens
    if (year === undefined || quarter === undefined || period || chunk.whens.length > 1)
      return chunk
    const shared = { kind: 'duration', months: 3, fiscal: { year, quarter } } as const
    return { ...chunk, whens: [{ text, quarter, period: shared }] }
  })
}

/** "EUR 315.0 million (268.8)", "EUR 343.8 (357.9) million": in brackets is the year before. */
function withComparatives(chunks: readonly Chunk[]): Chunk[] {
  return chunks.flatMap((chunk, at): Chunk | Chunk[] => {
    if (chunk.kind === 'open' && isComparative(chunks, at + 1))
      return { ...chunk, kind: 'compare', text: 'compared with' }
    if (chunk.kind === 'close' && isComparative(chunks, at - 1)) return yearBefore(chunk)
    const closesItself = chunk.kind === 'figure' && chunk.text.includes(')')
    return closesItself && isComparative(chunks, at) ? [chunk, yearBefore(chunk)] : chunk
  })
}

function yearBefore({ end }: Chunk): Chunk {
  const text = 'a year ago'
  return { kind: 'when', start: end, end, text, whens: [{ text, back: 12 }] }
}

/** Whether a figure stands alone in brackets, right behind one of its kind and unit. */
function isComparative(chunks: readonly Chunk[], at: number): boolean {
  const [of, open, figure, close] = [chunks[at - 2], chunks[at - 1], chunks[at], chunks[at + 1]]
  if (open?.kind !== 'open' || of?.kind !== 'figure' || figure?.kind !== 'figure') return false
  if (close?.kind !== 'close' && !figure.text.includes(')')) return false
  return of.figure.kind === figure.figure.kind && of.figure.unit === figure.figure.unit
}

const definitionMax = 8
const asideMax = 3

/**
 * Leaves out what a term is called from now on: '("VAS")', '(the "Company")', '(EPS)', '(loss)'.
 */
function withoutDefinitions(chunks: readonly Chunk[]): Chunk[] {
  const kept: Chunk[] = []
  for (let at = 0; at < chunks.length; ) {
    const close = chunks[at]!.kind === 'open' ? definitionEnd(chunks, at) : undefined
    if (close === undefined) kept.push(chunks[at]!)
    at = (close ?? at) + 1
  }
  return kept
}

function definitionEnd(chunks: readonly Chunk[], open: number): number | undefined {
  const inside = chunks.slice(open + 1, open + definitionMax)
  const length = inside.findIndex(({ kind }) => kind === 'close')
  const words = inside.slice(0, Math.max(0, length))
  const isQuoted = words.some(({ text }) => text === '"' || text === '“')
  const isAside = words.length > 0 && words.length <= asideMax && words.every(isPlain)
  const isNamed = isQuoted && words.every(({ kind }) => kind !== 'figure')
  return isNamed || isAside ? open + 1 + length : undefined
}

function isPlain({ kind }: Chunk): boolean {
  return kind === 'word' || kind === 'and' || kind === 'mark'
}

interface Found {
  readonly chunk: Chunk
  readonly to: number
}

function figureChunk(figure: Figure): Chunk {
  return { kind: 'figure', figure, start: startOf(figure), end: endOf(figure), text: figure.text }
}

function startOf(figure: Figure): number {
  return figure.in.kind === 'prose' ? figure.in.start : 0
}

function endOf(figure: Figure): number {
  return figure.in.kind === 'prose' ? figure.in.end : 0
}

function labelAt(tokens: readonly Token[], at: number, vocabulary: Vocabulary): Found | undefined {
  const match: PhraseMatch<true> | undefined = withCommas(tokens, at, vocabulary)
  if (!match) return undefined
  const { start, end, text } = spanOf(tokens, at, match.to)
  return { chunk: { kind: 'word', label: true, start, end, text }, to: match.to }
}

/** Commas and "&" inside a label count as nothing. */
function withCommas(
  tokens: readonly Token[],
  at: number,
  vocabulary: Vocabulary,
): PhraseMatch<true> | undefined {
  if (tokens[at]!.kind !== 'word') return undefined
  const kept: Token[] = []
  const indices: number[] = []
  for (let index = at; index < tokens.length && kept.length < labelWordsMax; index++) {
    const token = tokens[index]!
    if (token.kind === 'mark') {
      if (token.text !== ',' && token.text !== '-' && token.text !== "'") break
      continue
    }
    kept.push(token)
    indices.push(index)
  }
  const match = vocabulary.at(kept, 0)
  return match && { meaning: true, from: at, to: indices[match.to - 1]! + 1 }
}

function phraseAt(tokens: readonly Token[], at: number): Found {
  const token = tokens[at]!
  if (token.kind === 'mark') {
    const link = linkAt(tokens, at)
    if (link) return linked(tokens, at, link.kind, link.to)
    const kind = isHyphen(tokens, at) ? 'mark' : markKind(token.text)
    return { chunk: { kind, ...spanOf(tokens, at, at + 1) }, to: at + 1 }
  }
  const link = linkAt(tokens, at)
  const direction = directionOf(tokens, at)
  if (direction && direction.to >= (link?.to ?? 0)) {
    const span = spanOf(tokens, at, direction.to)
    return {
      chunk: { kind: 'direction', direction: direction.direction, ...span },
      to: direction.to,
    }
  }
  if (link) return linked(tokens, at, link.kind, link.to)
  return { chunk: { kind: 'word', label: false, ...spanOf(tokens, at, at + 1) }, to: at + 1 }
}

/** A dash with words on both sides and no space: "year-over-year", "value-added". */
function isHyphen(tokens: readonly Token[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at]!, tokens[at + 1]]
  return token.text === '-' && touches(before, token) && touches(token, after)
}

function linked(tokens: readonly Token[], at: number, kind: LinkKind, to: number): Found {
  return { chunk: { kind, ...spanOf(tokens, at, to) }, to }
}

function directionOf(
  tokens: readonly Token[],
  at: number,
): { direction: 'up' | 'down' | 'unchanged'; to: number } | undefined {
  const match = directionAt(tokens, at)
  if (!match || isNoDirection(spanOf(tokens, at, match.to).text)) return undefined
  // What narrows becomes smaller in size; the sense of the subject turns it later.
  const { meaning, to } = match
  const direction = meaning === 'narrowed' ? 'down' : meaning === 'widened' ? 'up' : meaning
  return { direction, to }
}

function markKind(mark: string): Mark {
  switch (mark) {
    case ',':
      return 'comma'
    case ';':
      return 'semicolon'
    case ':':
      return 'colon'
    case '-':
      return 'dash'
    case '(':
    case '[':
      return 'open'
    case ')':
    case ']':
      return 'close'
    case '.':
    case '!':
    case '?':
      return 'stop'
    default:
      return 'mark'
  }
}

/** Chunks of time by the index of their first token, the prepositions before them included. */
function whensOf(
  text: string,
  tokens: readonly Token[],
  figures: readonly Figure[],
): Map<number, Found> {
  const found = new Map<number, Found>()
  const taken = (start: number, end: number) =>
    figures.some((figure) => startOf(figure) < end && start < endOf(figure))
  const mentions = findPeriods(text).filter(({ start, end }) => !taken(start, end))
  let next = 0
  let free = 0
  for (let at = 0; at < tokens.length; ) {
    while (next < mentions.length && mentions[next]!.start < tokens[at]!.start) next++
    const start = mentions[next]
    const here =
      start?.start === tokens[at]!.start ? mentions.filter((m) => m.start === start.start) : []
    const period = here.length > 0 ? named(tokens, at, here) : undefined
    const relative =
      bareQuarter(tokens, at) ?? seasonOf(tokens, at) ?? relativeOf(tokens, at, mentions)
    const longer = !period || (relative && relative.to > period.to) ? relative : period
    if (!longer || longer.whens.length === 0) {
      at++
      continue
    }
    const from = prepositionsBefore(tokens, at, free, figures)
    const span = spanOf(tokens, from, longer.to)
    const put = ({ start, end, text: said }: Span): Found => ({
      chunk: {
        kind: 'when',
        whens: longer.whens.map((when) => ({ ...when, text: said })),
        ...{ start, end, text: said },
      },
      to: longer.to,
    })
    found.set(from, put(span))
    // "resulted in Q1 revenue": the preposition may belong to the words before.
    if (from < at) found.set(at, put(spanOf(tokens, at, longer.to)))
    at = longer.to
    free = at
  }
  return found
}

interface FoundWhen {
  readonly whens: readonly When[]
  readonly to: number
}

function named(
  tokens: readonly Token[],
  at: number,
  mentions: readonly PeriodMention[],
): FoundWhen {
  const end = Math.max(...mentions.map((mention) => mention.end))
  let to = at
  while (to < tokens.length && tokens[to]!.start < end) to++
  const whens = mentions.map(({ period, quarter }) => {
    const isNamed =
      period.end !== undefined || period.fiscal !== undefined || period.toDate === true
    return {
      text: '',
      ...(isNamed ? { period } : {}),
      ...(quarter === undefined ? {} : { quarter }),
      ...(!isNamed && isReported(period.months) ? { months: period.months } : {}),
      ...(!isNamed && period.trailing ? { period } : {}),
    }
  })
  return { whens: whens.filter(saysWhen), to }
}

/** "At least 14 months" is no period that a company reports on. */
function isReported(months: number | undefined): months is number {
  return months !== undefined && reportedMonths.has(months)
}

const reportedMonths = new Set([1, 3, 6, 9, 12])

/** "The fourth", "as of": too little to be a time. */
function saysWhen({ period, quarter, months }: When): boolean {
  return period !== undefined || quarter !== undefined || months !== undefined
}

/** "a year ago", "the prior quarter"; with a year behind it, "the same period of 2022". */
function relativeOf(
  tokens: readonly Token[],
  at: number,
  mentions: readonly PeriodMention[],
): FoundWhen | undefined {
  const own = relativeAt(tokens, at)
  const compared = comparisonAt(tokens, at)
  const shared: RelativeTime | undefined =
    compared && compared.meaning !== 'stated' && !isLinkWord(tokens[at]!.text)
      ? { back: compared.meaning === 'year' ? 12 : 3, same: false, to: compared.to }
      : undefined
  const longest = (own?.to ?? 0) >= (shared?.to ?? 0) ? own : shared
  if (!longest) return undefined
  const end = tokens[longest.to - 1]!.end
  // "the quarter ended June 30": the dated words say more.
  if (!longest.same && mentions.some((m) => saysMore(m.period) && m.start < end && m.end > end)) {
    return undefined
  }
  if (longest.same) {
    let to = longest.to
    while (to < tokens.length && isWhenPreposition(tokens[to]!.text)) to++
    const mention =
      to < tokens.length ? mentions.find((m) => m.start === tokens[to]!.start) : undefined
    if (mention) {
      while (to < tokens.length && tokens[to]!.start < mention.end) to++
      return { whens: [{ text: '', period: mention.period, same: true }], to }
    }
  }
  const { back, months } = longest
  const said = {
    ...(back === undefined ? {} : { back }),
    ...(months === undefined ? {} : { months }),
  }
  return { whens: [{ text: '', ...said }], to: longest.to }
}

/** "Q1" without its year. */
function bareQuarter(tokens: readonly Token[], at: number): FoundWhen | undefined {
  const [letter, digit] = [tokens[at]!, tokens[at + 1]]
  if (letter.text !== 'q' || !digit || !touches(letter, digit)) return undefined
  const quarter = ['1', '2', '3', '4'].indexOf(digit.text) + 1
  return quarter > 0 ? { whens: [{ text: '', quarter }], to: at + 2 } : undefined
}

/** "The 2026 quarter", "the comparable 2025 period": of a year that is named first. */
function seasonOf(tokens: readonly Token[], at: number): FoundWhen | undefined {
  const isSame = isSameWord(tokens[at]!.text)
  const first = isSame ? at + 1 : at
  const [year, unit] = [tokens[first], tokens[first + 1]]
  if (year?.kind !== 'number' || !unit || !/^(19|20)\d\d$/.test(year.text)) return undefined
  const isQuarter = unit.text === 'quarter'
  if (!isQuarter && !(isSame && unit.text === 'period')) return undefined
  const period = { kind: 'duration', months: 12, fiscal: { year: Number(year.text) } } as const
  const when = { text: '', period, same: true, ...(isQuarter ? { months: 3 } : {}) }
  return { whens: [when], to: at + (isSame ? 3 : 2) }
}

function saysMore({ end, fiscal }: PeriodMention['period']): boolean {
  return end !== undefined || fiscal !== undefined
}

/** Phrases of comparison that start with their link leave the link to the grammar. */
function isLinkWord(word: string): boolean {
  return word === 'from' || word === 'than' || word === 'over' || word === 'compared'
}

function prepositionsBefore(
  tokens: readonly Token[],
  at: number,
  free: number,
  figures: readonly Figure[],
): number {
  let from = at
  while (from > free && isWhenPreposition(tokens[from - 1]!.text)) {
    const before = tokens[from - 1]!
    if (figures.some((figure) => startOf(figure) < before.end && before.start < endOf(figure)))
      break
    from--
  }
  return from
}

function spanOf(tokens: readonly Token[], from: number, to: number): Span {
  const inside = tokens.slice(from, to)
  return { start: inside[0]!.start, end: inside.at(-1)!.end, text: spaced(inside) }
}

function spaced(tokens: readonly Token[]): string {
  return tokens.map((token) => token.text).join(' ')
}
