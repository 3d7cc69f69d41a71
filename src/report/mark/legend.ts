/** What the marks mean: only those that were drawn are explained. */
import type { CheckInfo } from '../report.ts'
import type { Glyph, Mark } from './marks.ts'

export interface LegendEntry {
  readonly glyph: Glyph
  readonly sign: string
  readonly words: string
}

/** What a letter stands for; one that is not here is explained by the names of its checks. */
const letterWords: Readonly<Record<string, string>> = {
  f: 'foots: the lines add to it, or it is one of them',
  x: 'cross-foots, or bridges two periods',
  r: 'recalculated: change, ratio, share of a total',
  t: 'translated at one rate',
  k: 'agrees with the lines that determine it',
  s: 'same figure elsewhere in the release',
  q: 'adds up with the other periods',
  P: 'sentence agrees with a table or a sentence',
  C: 'change in a sentence, recalculated',
  R: 'ratio in a sentence, recalculated',
  S: 'sum in a sentence, added up',
}

const glyphWords: Readonly<Record<Exclude<Glyph, 'tick'>, string>> = {
  plug: 'holds by a declared plug, one unit',
  untested: 'untested',
  unreadable: 'a cell that cannot be read',
  error: 'error, by number',
  warning: 'warning, by number',
  accepted: 'accepted, with a reason',
}

/** One entry for each kind of mark that was drawn, letters in the order of the checks. */
export function legendOf(marks: readonly Mark[], checks: readonly CheckInfo[]): LegendEntry[] {
  const drawn = new Set(marks.filter(({ glyph }) => glyph === 'tick').map(({ sign }) => sign))
  const letters = new Set(checks.flatMap(({ tickmark }) => tickmark || []))
  const ticks = [...letters]
    .filter((letter) => drawn.has(letter))
    .map((sign): LegendEntry => ({ glyph: 'tick', sign, words: wordsOf(sign, checks) }))
  if (drawn.has('≈')) ticks.push({ glyph: 'tick', sign: '≈', words: 'holds within rounding' })
  if (drawn.has('')) ticks.push({ glyph: 'tick', sign: '', words: 'ticked' })
  const others = (Object.keys(glyphWords) as (keyof typeof glyphWords)[]).flatMap((glyph) => {
    const first = marks.find((mark) => mark.glyph === glyph)
    return first ? [{ glyph, sign: first.sign, words: glyphWords[glyph] }] : []
  })
  return [...ticks, ...others]
}

function wordsOf(letter: string, checks: readonly CheckInfo[]): string {
  const names = checks.filter(({ tickmark }) => tickmark === letter).map(({ name }) => name)
  return letterWords[letter] ?? names.join(', ')
}
