/**
 * Acronyms that the tables of a release may stand behind: "SI" for "Systems Integration".
 *
 * In: a release. Out: runs of words of its labels and sections by their initials.
 */
import type { Release } from '../../../model/finding.ts'

/** Some words of a text: hardly any acronym of all that there might be is ever written out. */
export interface Run {
  readonly words: readonly string[]
  readonly from: number
  readonly to: number
}

/** Acronyms have two letters or more, and no more than these. */
const acronymMax = 5

/** Initials of the words of labels and sections. */
export function acronymsOf(release: Release): Map<string, Run> {
  const acronyms = new Map<string, Run>()
  const texts = new Set<string>()
  for (const grid of release.grids) {
    for (const { label, section } of grid.rows) texts.add(label).add(section.at(-1) ?? '')
  }
  for (const text of texts) {
    const words = text.match(/\p{L}+/gu)?.filter((word) => word !== 'and') ?? []
    const initials = words.map((word) => word[0]!.toLowerCase())
    for (let from = 0; from < words.length; from++) {
      let acronym = initials[from]!
      const end = Math.min(words.length, from + acronymMax)
      for (let to = from + 1; to < end; to++) {
        acronym += initials[to]!
        if (!acronyms.has(acronym)) acronyms.set(acronym, { words, from, to: to + 1 })
      }
    }
  }
  return acronyms
}
