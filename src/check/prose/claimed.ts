/**
 * The relations that sentences claim, with the signs their words give.
 *
 * In: a claim and the figures it speaks of. Out: a relation between them.
 */
import type { Claim } from '../../identify/sentences/readings.ts'
import type { Figure } from '../../model/figure.ts'
import type { Relation, Sum, Term } from '../../model/relation.ts'
import type { Pair } from './clusters.ts'
import { areNegative, weightOf } from './sense.ts'

/** The amount of the sentence is the one in the table. */
export function sameAs(claim: Claim, figure: Figure, label: string): Relation {
  const weight = weightOf(claim, figure, label)
  return {
    kind: 'same',
    result: claim.statement.figure,
    terms: [{ figure, weight, role: 'in the table' }],
  }
}

/** The amount of the sentence is that of two lines together. */
export function sumOfLines({ statement }: Claim, lines: Pair, sign: 1 | -1): Relation {
  return { kind: 'sum', result: statement.figure, terms: termsOf(lines, sign) }
}

/** Two lines; costs printed in brackets are taken away as they stand. */
function termsOf({ now, then }: Pair, sign: 1 | -1): Term[] {
  const isTaken = sign === -1 && then.value.coefficient >= 0n
  return [
    { figure: now, weight: 1, role: 'line' },
    { figure: then, weight: isTaken ? -1 : 1, role: 'line' },
  ]
}

/** The change of what two lines make. */
export function changeOfLines(
  { statement: { figure, role, direction } }: Claim,
  [now, then]: readonly [Pair, Pair],
  sign: 1 | -1,
): Relation {
  const [after, before] = [termsOf(now, sign), termsOf(then, sign)]
  if (role === 'change-percent')
    return {
      kind: 'change',
      result: figure,
      now: after,
      then: before,
      absolute: direction !== undefined,
    }
  const isFall = direction === 'down' && figure.value.coefficient > 0n
  const turned = (terms: readonly Term[], by: 1 | -1) =>
    terms.map((term): Term => ({ ...term, weight: term.weight === by ? 1 : -1 }))
  return {
    kind: 'difference',
    result: figure,
    terms: [...turned(after, isFall ? -1 : 1), ...turned(before, isFall ? 1 : -1)],
  }
}

/** The change of the sentence is the one that a column of changes prints. */
export function sameChange({ statement }: Claim, figure: Figure): Relation {
  const isTurned = statement.direction === 'down' && statement.figure.value.coefficient > 0n
  return {
    kind: 'same',
    result: statement.figure,
    terms: [{ figure, weight: isTurned ? -1 : 1, role: 'change in the table' }],
  }
}

/** The change of the sentence is the change between two amounts. */
function changeOf({ statement }: Claim, { now, then }: Pair): Relation {
  const { figure, role, direction } = statement
  if (role === 'change-percent') {
    return {
      kind: 'change',
      result: figure,
      now: [{ figure: now, weight: 1, role: 'now' }],
      then: [{ figure: then, weight: 1, role: 'then' }],
      absolute: direction !== undefined,
    }
  }
  // Of losses the sizes are spoken of; a decrease is printed without its sign.
  const isFall = direction === 'down' && figure.value.coefficient > 0n
  const turned = isFall !== areNegative(now, then)
  return {
    kind: 'difference',
    result: figure,
    terms: [
      { figure: now, weight: turned ? -1 : 1, role: 'now' },
      { figure: then, weight: turned ? 1 : -1, role: 'then' },
    ],
  }
}

/**
 * What a change may be: of a margin or a rate, "improved by 3.3%" is mostly said of points.
 */
export function changesOf(claim: Claim, pair: Pair): Relation[] {
  const { figure, role } = claim.statement
  const change = changeOf(claim, pair)
  // An improvement makes a loss or a cost smaller, an income larger.
  if (claim.statement.vague && change.kind === 'difference') return [change, turnedOf(change)]
  const ofRates = pair.now.kind === 'percent' && pair.then.kind === 'percent'
  if (role !== 'change-percent' || figure.kind !== 'percent' || !ofRates) return [change]
  return [
    change,
    changeOf({ ...claim, statement: { ...claim.statement, role: 'change-points' } }, pair),
  ]
}

function turnedOf(change: Sum): Sum {
  const terms = change.terms.map((term): Term => ({ ...term, weight: term.weight === 1 ? -1 : 1 }))
  return { ...change, terms }
}

/** The percentage of the sentence is one amount as a share of another. */
export function quotientOf({ statement }: Claim, over: Figure, under: Figure): Relation {
  return {
    kind: 'ratio',
    result: statement.figure,
    over: [{ figure: over, weight: 1, role: 'part' }],
    under: [{ figure: under, weight: 1, role: 'whole' }],
    absolute: true,
  }
}
