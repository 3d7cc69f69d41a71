/**
 * A built release read back. In: what was composed, and what a check of the bytes has to say. Out:
 * whether every printed figure is there with its value, what is printed that no fact stands
 * behind, and the findings, those of declared plugs apart.
 */
import type { Composition } from '../model/composition.ts'
import type { CheckResult, Coverage, Finding } from '../model/finding.ts'
import type { Decimal } from '../number/decimal.ts'
import { toPlainString } from '../number/decimal.ts'
import { type Print, printsOf } from '../write/prints.ts'

export interface RoundTrip {
  /** Figures of the composition that were found with the same value. */
  readonly found: number
  /** As printed: not found, or read as another value. */
  readonly lost: readonly string[]
  /** Numbers in the text of the template, which no fact stands behind. */
  readonly typed: readonly string[]
  readonly coverage: Coverage
  /** All but those below. */
  readonly findings: readonly Finding[]
  /**
   * Findings on sums that miss only by the rounding of their lines. The figures are what they were
   * composed as, so it is the rounding that a plug would hide.
   */
  readonly rounded: readonly Finding[]
  /** Notes on figures that were moved by the plug policy. */
  readonly plugs: number
}

/** Holds the check of one output against what was composed. */
export function roundTrip(
  composition: Composition,
  { release, findings, coverage }: CheckResult,
  tablesOnly: boolean,
): RoundTrip {
  const printed = printsOf(composition).filter(
    ({ text, table }) => /\d/.test(text) && (table !== undefined || !tablesOnly),
  )
  const read = new Map<string, string[]>()
  for (const { value, text, in: where } of release.figures) {
    if (tablesOnly && where.kind !== 'table') continue
    const key = valueKey(value)
    const list = read.get(key)
    if (list) list.push(text)
    else read.set(key, [text])
  }
  const lost: string[] = []
  for (const { text, figure } of printed) {
    if (read.get(valueKey(figure.value))?.pop() === undefined) lost.push(text)
  }
  const typed = [...read.values()].flat()
  const moved = movedValues(printed, composition)
  const isPlug = ({ severity, figures, relations }: Finding): boolean =>
    severity === 'note' &&
    [...figures, ...relations.flatMap(({ relation }) => [relation.result])].some(({ value }) =>
      moved.has(valueKey(value)),
    )
  const plugs = findings.filter(isPlug)
  const rest = findings.filter((finding) => !plugs.includes(finding))
  const rounded = lost.length === 0 ? rest.filter(isOfRounding) : []
  return {
    found: printed.length - lost.length,
    lost,
    typed,
    coverage,
    findings: rest.filter((finding) => !rounded.includes(finding)),
    rounded,
    plugs: plugs.length,
  }
}

function isOfRounding({ relations }: Finding): boolean {
  return (
    relations.length > 0 && relations.every(({ outcome }) => outcome.holds === 'within-rounding')
  )
}

/** Values of prints that were moved by a unit so that their tables foot. */
function movedValues(printed: readonly Print[], { facts }: Composition): ReadonlySet<string> {
  const moved = printed.filter(({ figure }) => facts.get(figure.fact)?.derivation?.plug)
  return new Set(moved.map(({ figure }) => valueKey(figure.value)))
}

/** The value without zeros that say nothing, and without its sign where it is zero. */
function valueKey(value: Decimal): string {
  const plain = toPlainString(value)
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain
}
