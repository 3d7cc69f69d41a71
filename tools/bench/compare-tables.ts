/**
 * Two readings of one release → how many figures of the tables of the first the second has too:
 * printed alike, with the same label, and meaning the same. Rows are aligned by what is printed.
 */
import type { Fact } from '../../src/model/fact.ts'
import type { Figure } from '../../src/model/figure.ts'
import type { Release } from '../../src/model/finding.ts'

export interface Compared {
  /** Figures in tables of the first. */
  readonly cells: number
  /** In the same row of figures. */
  readonly printed: number
  /** … under the same label. */
  readonly labelled: number
  /** … with the same value, kind and period. */
  readonly meant: number
  readonly misses: readonly Miss[]
}

export interface Miss {
  readonly what: 'printed' | 'label' | 'meaning'
  readonly label: string
  readonly text: string
  readonly expected: string
  readonly read: string
}

interface Row {
  readonly key: string
  readonly label: string
  readonly figures: readonly Figure[]
}

export function compareTables(first: Release, second: Release): Compared {
  const [ours, theirs] = [rowsOf(first), rowsOf(second)]
  const facts = [factsOf(first), factsOf(second)] as const
  const pairs = aligned(
    ours.map(({ key }) => key),
    theirs.map(({ key }) => key),
  )
  const misses: Miss[] = []
  const counts = { cells: 0, printed: 0, labelled: 0, meant: 0 }
  for (const [at, row] of ours.entries()) {
    counts.cells += row.figures.length
    const other = theirs[pairs.get(at) ?? -1]
    if (!other) {
      for (const { text } of row.figures)
        misses.push({ what: 'printed', label: row.label, text, expected: row.key, read: '' })
      continue
    }
    counts.printed += row.figures.length
    const isLabelled = plain(row.label) === plain(other.label)
    if (!isLabelled)
      misses.push({
        what: 'label',
        label: row.label,
        text: row.key,
        expected: row.label,
        read: other.label,
      })
    for (const [index, figure] of row.figures.entries()) {
      const [expected, read] = [
        meaning(facts[0].get(figure.id)!),
        meaning(facts[1].get(other.figures[index]!.id)!),
      ]
      if (isLabelled) counts.labelled += 1
      if (isLabelled && expected === read) counts.meant += 1
      if (expected !== read)
        misses.push({ what: 'meaning', label: row.label, text: figure.text, expected, read })
    }
  }
  return { ...counts, misses }
}

function rowsOf({ grids }: Release): Row[] {
  return grids.flatMap(({ rows }) =>
    rows.flatMap(({ label, entries }) => {
      const figures = entries.flatMap((entry) => (entry?.kind === 'figure' ? [entry.figure] : []))
      const key = figures.map(({ printed, text }) => digits(printed.coefficient, text)).join(' | ')
      return figures.length > 0 ? [{ key, label, figures }] : []
    }),
  )
}

function digits(coefficient: bigint, text: string): string {
  return `${coefficient < 0n ? '-' : ''}${text.replace(/[^\d.,%]/g, '')}`
}

function factsOf({ facts }: Release): Map<string, Fact> {
  return new Map(facts.map((fact) => [fact.figure.id, fact]))
}

/** A date and a length say a period; a fiscal name only where there is no date. */
function meaning({ figure: { value, kind }, period }: Fact): string {
  const number = `${value.coefficient}e-${value.decimals} ${kind}`
  if (!period) return number
  const { end, months, fiscal } = period
  const when = end ?? `FY${fiscal?.year ?? ''} Q${fiscal?.quarter ?? ''}`
  return `${number} ${period.kind} ${months ?? ''} ${when}${period.forecast ? ' forecast' : ''}`
}

function plain(label: string): string {
  return label.toLowerCase().replace(/[^\p{L}\d]/gu, '')
}

/** The longest common subsequence: index of the first → index of the second. */
function aligned(first: readonly string[], second: readonly string[]): Map<number, number> {
  const width = second.length + 1
  const lengths = new Uint16Array((first.length + 1) * width)
  for (let i = first.length - 1; i >= 0; i--)
    for (let j = second.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        first[i] === second[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!)
  const pairs = new Map<number, number>()
  for (let i = 0, j = 0; i < first.length && j < second.length; ) {
    if (first[i] === second[j]) pairs.set(i++, j++)
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++
    else j++
  }
  return pairs
}
