/**
 * Segment footing: where the same lines are told of several segments, the line of the whole is the
 * sum of theirs ("Net sales" under North America, International and AWS; under Consolidated).
 */
import type { Release } from '../../model/finding.ts'
import type { Grid } from '../../model/grid.ts'
import type { Judged } from '../../model/relation.ts'
import type { Formula } from '../../relate/formula.ts'
import { type Lattice, rowsAsLines } from '../../relate/lattice.ts'
import { ruleFromFormula } from '../../relate/rules-from-sums.ts'
import type { Check, Words } from '../check.ts'

/** A line told this often has parts and a whole. */
const tellingsMin = 3

export const segmentFooting: Check = {
  name: 'segment-footing',
  tickmark: 'f',

  *propose(release: Release) {
    for (const grid of release.grids) {
      const lattice = rowsAsLines([grid])
      for (const lines of tellings(grid, lattice))
        for (const formula of wholesOf(lines))
          yield ruleFromFormula(lattice, formula, ['the same line is told of each segment'])
    }
  },

  explain(broken: Judged, words: Words) {
    const { result } = broken.relation
    return `${words.label(result)} is stated as ${words.printed(result)} for the whole, but its segments add to ${words.recomputed(broken)} (${words.difference(broken)}).`
  },
}

/** Lattice lines with the same label, each under a heading of its own. */
function tellings(grid: Grid, lattice: Lattice): readonly (readonly number[])[] {
  const byLabel = new Map<string, number[]>()
  lattice.lines.forEach(({ index }, line) => {
    const { key } = grid.rows[index]!
    if (key === '') return
    const found = byLabel.get(key)
    if (found === undefined) byLabel.set(key, [line])
    else found.push(line)
  })
  return [...byLabel.values()].filter((lines) => lines.length >= tellingsMin)
}

/** The whole comes last or first. */
function wholesOf(lines: readonly number[]): Formula[] {
  const sum = (total: number, parts: readonly number[]): Formula => ({
    total,
    terms: parts.map((line) => ({ line, weight: 1 })),
    cost: 1,
  })
  return [sum(lines.at(-1)!, lines.slice(0, -1)), sum(lines[0]!, lines.slice(1))]
}
