/**
 * Sentences accuse only while they are understood. Where many of them contradict one column of a
 * table, or the tables as a whole, it is the reading that is wrong (a heading's period, a segment
 * mistaken for the company), not the release.
 */
import type { Relation } from '../model/relation.ts'
import { figuresOf } from './figures.ts'
import type { Instance, JudgedRule } from './judge.ts'

/** Contradictions of one column, beside the one in question, that make its reading doubtful. */
const doubtfulFrom = 2
/**
 * So many contradictions of a release must be outnumbered by this many times as many agreements.
 */
const contradictionsMax = 3
const agreementsPer = 8

/** Whether a claim made by words may accuse, by how the others of the release fare. */
export function soundClaims(rules: readonly JudgedRule[]): (instance: Instance) => boolean {
  const agreeing = new Map<string, number>()
  const contrary = new Map<string, number>()
  let agreements = 0
  let contradictions = 0
  for (const { rule, holding, failing } of rules) {
    for (const { relation } of holding)
      if (isOfSentence(relation)) {
        agreements++
        for (const column of columnsOf(relation)) count(agreeing, column)
      }
    if (rule.accusedBy !== 'words') continue
    for (const { relation } of failing)
      if (isOfSentence(relation)) {
        contradictions++
        for (const column of columnsOf(relation)) count(contrary, column)
      }
  }
  const isMisread =
    contradictions > contradictionsMax && contradictions * agreementsPer > agreements
  return ({ relation }) => {
    if (!isOfSentence(relation)) return true
    if (isMisread) return false
    return columnsOf(relation).every((column) => {
      const others = (contrary.get(column) ?? 1) - 1
      return others < doubtfulFrom || (agreeing.get(column) ?? 0) > agreementsPer * others
    })
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function isOfSentence(relation: Relation): boolean {
  return figuresOf(relation).some(({ in: at }) => at.kind === 'prose')
}

/** "3:2" for each column of a table that the relation cites. */
function columnsOf(relation: Relation): readonly string[] {
  const keys = figuresOf(relation).flatMap(({ in: at }) =>
    at.kind === 'table' ? [`${at.grid}:${at.column}`] : [],
  )
  return [...new Set(keys)]
}
