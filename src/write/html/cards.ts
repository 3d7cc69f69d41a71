/**
 * "How was this derived": for each printed figure what its card says. The arithmetic is shown only
 * where it holds: which formula two inputs stand in is found out by computing it.
 */
import type { ComposedFact, Composition, Derivation } from '../../model/composition.ts'
import {
  absolute,
  add,
  compare,
  type Decimal,
  isZero,
  negate,
  shift,
  subtract,
  toPlainString,
} from '../../number/decimal.ts'
import { divideFractions, fromDecimal, roundFraction } from '../../number/fraction.ts'
import { decimalsOf, finestPrints, type Print, printsOf, scaleOf } from '../prints.ts'
import { type PageWords, wordsIn } from '../words.ts'

/** What the script of the page shows; every text is shown as text. */
export interface Card {
  readonly fact: string
  readonly name: string
  readonly lines: readonly CardLine[]
  /** "691,538 ÷ 559,052 − 1" and what it gives before rounding. */
  readonly formula?: readonly [string, string]
  /** "printed to one decimal". */
  readonly rule: string
  readonly moved?: readonly [string, string]
  readonly given?: string
}

export interface CardLine {
  readonly sign: '' | '+' | '−'
  /** Which fact it is: "Total revenues, 1Q26". */
  readonly role: string
  readonly value: string
  /** The table where the input is printed: its caption, and its id. */
  readonly where?: readonly [string, string]
}

export interface Cards {
  readonly cards: readonly Card[]
  /** Which card belongs to a print; undefined where its fact is not known. */
  of(print: Pick<Print, 'text' | 'figure'>): number | undefined
}

export function cardsOf(composition: Composition): Cards {
  const finest = finestPrints(printsOf(composition))
  const words = wordsIn(composition.language)
  const cards: Card[] = []
  const known = new Map<string, number>()
  return {
    cards,
    of(print) {
      const fact = composition.facts.get(print.figure.fact)
      if (!fact) return undefined
      const key = `${scaleOf(print)} ${decimalsOf(print.text)} ${fact.id}`
      const index = known.get(key) ?? cards.length
      if (index === cards.length) {
        known.set(key, index)
        cards.push(cardOf(fact, print, { composition, finest, words }))
      }
      return index
    },
  }
}

interface Release {
  readonly composition: Composition
  readonly finest: ReadonlyMap<string, Print>
  readonly words: PageWords
}

function cardOf(fact: ComposedFact, print: Pick<Print, 'text' | 'figure'>, release: Release): Card {
  const { derivation, given } = fact
  const { words } = release
  const scale = scaleOf(print)
  const decimals = decimalsOf(print.text)
  const lines = derivation ? linesOf(derivation, scale, release) : []
  const isCut = derivation?.unrounded.endsWith('…') ?? false
  const unit = /[%％]/.test(print.text) ? '%' : ''
  const unrounded = `${printExactly(fact.value, scale, decimals + 3, isCut)}${unit}`
  const plug = derivation?.plug
  return {
    fact: fact.id,
    name: fact.label,
    lines,
    ...(derivation
      ? { formula: [formulaOf(fact, derivation, lines, release), unrounded] as const }
      : {}),
    rule: words.printed(scale, decimals),
    ...(plug && !isZero(plug) ? { moved: [words.moved, signed(plug)] as const } : {}),
    ...(given === undefined ? {} : { given: `${words.given} ${given}` }),
  }
}

function signed(value: Decimal): string {
  const sign = value.coefficient < 0n ? '−' : '+'
  return sign + grouped(toPlainString(absolute(value)))
}

/** The inputs, each as it is printed where it has the most digits. */
function linesOf(
  { inputs }: Derivation,
  scale: number,
  { composition, finest }: Release,
): CardLine[] {
  const scales = inputs
    .map(({ fact }) => finest.get(fact))
    .flatMap((one) => (one ? [scaleOf(one)] : []))
  const unprinted = scales.length > 0 ? Math.min(...scales) : scale === -2 ? 0 : scale
  const isSum = inputs.length > 1 && inputs.some(({ weight }) => weight !== undefined)
  return inputs.map(({ fact, role, weight }) => {
    const print = finest.get(fact)
    const input = composition.facts.get(fact)
    const value = input?.value
    const where = print?.table
    return {
      sign: isSum ? (weight === -1 ? '−' : '+') : '',
      role: input?.label ?? role,
      value: print?.text ?? (value ? printExactly(value, unprinted, 3, false) : '?'),
      ...(where ? { where: [where.caption, where.id] as const } : {}),
    }
  })
}

/** The formula of two inputs, where one gives the fact; else what was done, in words. */
function formulaOf(
  fact: ComposedFact,
  { operation, inputs }: Derivation,
  lines: readonly CardLine[],
  { composition }: Release,
): string {
  const words = operation.charAt(0).toUpperCase() + operation.slice(1)
  const [over, under] = inputs.map((input) => composition.facts.get(input.fact)?.value)
  const isWeighted = inputs.some(({ weight }) => weight !== undefined)
  if (inputs.length !== 2 || isWeighted || !over || !under || isZero(under)) return words
  const [left, right] = lines.map(({ value }) => value)
  const quotient = roundFraction(divideFractions(fromDecimal(over), fromDecimal(under)), 15)
  const one: Decimal = { coefficient: 1n, decimals: 0 }
  if (agree(fact.value, quotient)) return `${left} ÷ ${right}`
  if (agree(fact.value, add(quotient, negate(one)))) return `${left} ÷ ${right} − 1`
  const difference = subtract(over, under)
  if (agree(fact.value, difference)) return `${left} − ${right}`
  const size = fromDecimal(absolute(under))
  const change = roundFraction(divideFractions(fromDecimal(difference), size), 15)
  return agree(fact.value, change) ? `(${left} − ${right}) ÷ |${right}|` : words
}

/** Facts that do not terminate are known to twelve digits. */
function agree(left: Decimal, right: Decimal): boolean {
  const tolerance: Decimal = { coefficient: 1n, decimals: 10 }
  return compare(absolute(subtract(left, right)), tolerance) <= 0
}

/** All digits at a scale, no more than `decimals` after the point; "…" where some are left out. */
function printExactly(value: Decimal, scale: number, decimals: number, isCut: boolean): string {
  const [whole, part = ''] = toPlainString(absolute(shift(value, -scale))).split('.')
  const kept = part.slice(0, decimals)
  const isShort = isCut ? part.length > 0 : /[1-9]/.test(part.slice(decimals))
  const digits = isShort ? kept : kept.replace(/0+$/, '')
  const text = `${grouped(whole!)}${digits === '' ? '' : `.${digits}`}${isShort ? '…' : ''}`
  return value.coefficient < 0n ? `(${text})` : text
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+(?:$|\.))/g, ',')
}
