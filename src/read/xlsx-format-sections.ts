/** A number format → its sections, each as tokens: digits, literals, what fills and what skips. */
import { compare, type Decimal } from '../number/decimal.ts'
import { decimalOf } from './xlsx-general.ts'

export interface FormatToken {
  readonly kind:
    | 'literal'
    | 'digit'
    | 'point'
    | 'comma'
    | 'percent'
    | 'exponent'
    | 'text'
    | 'general'
  readonly text: string
}

export interface Section {
  readonly tokens: readonly FormatToken[]
  /** "[<1000]". */
  readonly condition?: (value: Decimal) => boolean
}

/** Longer formats are none that a person made. */
const lengthMax = 500

const known = new Map<string, readonly Section[]>()
const knownMax = 1000

/** The sections between semicolons. Formats repeat a thousandfold, so they are kept. */
export function sectionsOf(format: string): readonly Section[] {
  const found = known.get(format)
  if (found) return found
  const sections = readSections(format.slice(0, lengthMax))
  if (known.size < knownMax) known.set(format, sections)
  return sections
}

const piece =
  /"([^"]*)"?|\\(.)|_(.)|\*(.)|\[([^\]]*)\]|(general)|([0#?])|(\.)|(,)|(%)|(e[+-])|(@)|(;)|(.)/gisu

function readSections(format: string): Section[] {
  const sections: Section[] = []
  let tokens: FormatToken[] = []
  let condition: Section['condition']
  const settle = (): void => {
    sections.push({ tokens, ...(condition && { condition }) })
    tokens = []
    condition = undefined
  }
  for (const match of format.matchAll(piece)) {
    const [whole, quoted, escaped, skipped, filled, bracket] = match
    const literal = quoted ?? escaped
    if (whole === ';') settle()
    else if (literal !== undefined) tokens.push({ kind: 'literal', text: literal })
    else if (skipped !== undefined) tokens.push({ kind: 'literal', text: ' ' })
    else if (filled !== undefined) tokens.push({ kind: 'literal', text: filled === ' ' ? ' ' : '' })
    else if (bracket !== undefined) {
      condition ??= conditionOf(bracket)
      const sign = /^\$([^-]*)/.exec(bracket)?.[1]
      if (sign) tokens.push({ kind: 'literal', text: sign })
    } else tokens.push({ kind: kindOf(match), text: whole })
  }
  settle()
  return sections
}

const kinds: readonly FormatToken['kind'][] = [
  'general',
  'digit',
  'point',
  'comma',
  'percent',
  'exponent',
  'text',
]

/** The groups of the pattern from the sixth on, in order. */
function kindOf(match: RegExpMatchArray): FormatToken['kind'] {
  const index = kinds.findIndex((_, at) => match[at + 6] !== undefined)
  return kinds[index] ?? 'literal'
}

function conditionOf(bracket: string): Section['condition'] | undefined {
  const match = /^(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$/.exec(bracket.trim())
  const limit = match && decimalOf(match[2]!)
  if (!match || !limit) return undefined
  const holds = comparisons[match[1]!]!
  return (value) => holds(compare(value, limit))
}

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
}
