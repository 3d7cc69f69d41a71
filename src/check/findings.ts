/** Culprits → findings: one sentence each, the suspects, the relations, the suggestion. */
import type { Figure } from '../model/figure.ts'
import type { Finding, Release, Severity, Suggestion } from '../model/finding.ts'
import type { Judged, Relation } from '../model/relation.ts'
import { equals, shift } from '../number/decimal.ts'
import { printLike } from '../number/print-number.ts'
import type { Repair } from '../relate/culprit.ts'
import { figuresOf } from '../relate/figures.ts'
import { nudgedIn } from '../relate/plug.ts'
import type { Likeness } from '../relate/slip.ts'
import { solve } from '../relate/solve.ts'
import type { Check, Words } from './check.ts'
import { fingerprint } from './fingerprint.ts'
import { printAs } from './words.ts'

/** A culprit with its relations judged and numbered. */
export interface Accusation {
  readonly suspects: readonly Figure[]
  readonly relations: readonly Judged[]
  readonly repair?: Repair
  readonly exchangedWith?: Figure
}

export function findingOf(
  accusation: Accusation,
  checks: ReadonlyMap<string, Check>,
  release: Release,
  words: Words,
): Finding {
  const { suspects, relations, exchangedWith } = accusation
  const first = suspects[0]!
  const main = mainOf(relations, first)
  const figures = exchangedWith === undefined ? suspects : named(accusation, exchangedWith)
  const suggestion = suggestionOf(accusation)
  return {
    id: identify(main.check, first, release, words),
    check: main.check,
    severity: severityOf(relations),
    message: messageOf(accusation, main, checks, words),
    place: first.place,
    figures,
    relations: [main, ...relations.filter((relation) => relation !== main)],
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

/**
 * The relation that is told: one that the suspect is the result of; otherwise the one of fewest
 * figures, which a reader follows soonest.
 */
function mainOf(relations: readonly Judged[], suspect: Figure): Judged {
  const own = relations.find(({ relation }) => relation.result.id === suspect.id)
  if (own !== undefined) return own
  const sizes = relations.map(({ relation }) => figuresOf(relation).length)
  return relations[sizes.indexOf(Math.min(...sizes))]!
}

/** The two that were exchanged, and who else may have been. */
function named({ suspects, repair }: Accusation, exchanged: Figure): readonly Figure[] {
  const [first, ...others] = suspects
  if (repair?.sole === true) return [first!, exchanged]
  return [first!, exchanged, ...others.filter(({ id }) => id !== exchanged.id)]
}

/** A note for every figure that was nudged by a unit so that its column foots. */
export function plugNotes(
  plugs: readonly Judged[],
  release: Release,
  words: Words,
): readonly Finding[] {
  const byFigure = new Map<string, { figure: Figure; relations: Judged[] }>()
  for (const plug of plugs) {
    const figure = nudgedIn(plug.relation)
    const known = byFigure.get(figure.id)
    if (known === undefined) byFigure.set(figure.id, { figure, relations: [plug] })
    else known.relations.push(plug)
  }
  return [...byFigure.values()].map(({ figure, relations }) => {
    const [main] = relations
    const correct = solve(main!.relation, figure)
    const rounds = correct === undefined ? 'another figure' : printAs(figure, correct)
    return {
      id: identify(main!.check, figure, release, words),
      check: main!.check,
      severity: 'note',
      message: `${words.label(figure)} is stated as ${words.printed(figure)} where rounding gives ${rounds}: a plug of one unit, with which its column foots.`,
      place: figure.place,
      figures: [figure],
      relations,
    }
  })
}

function messageOf(
  { suspects, relations, repair, exchangedWith }: Accusation,
  main: Judged,
  checks: ReadonlyMap<string, Check>,
  words: Words,
): string {
  const first = suspects[0]!
  if (exchangedWith !== undefined && isSure(relations))
    return `${words.label(first)} is stated as ${words.printed(first)} and ${words.label(exchangedWith)} as ${words.printed(exchangedWith)}: the two are exchanged.`
  if (repair?.sole && relations.length > 1)
    return `${words.label(first)} is stated as ${words.printed(first)}, but ${relations.length} relations imply ${correction(repair)}.`
  if (repair?.sole && isSumOver(main.relation, first))
    return `${words.label(first)} is stated as ${words.printed(first)}, but ${words.label(main.relation.result)} of ${words.printed(main.relation.result)} implies ${correction(repair)}.`
  return checks.get(main.check)!.explain(main, words)
}

/** The line is wrong, not the total that is stated for it and others. */
function isSumOver({ kind, result }: Relation, line: Figure): boolean {
  return (kind === 'sum' || kind === 'roll-forward') && result.id !== line.id
}

/** Levels alone make an exchange likely; a second statement of the facts makes it sure. */
function isSure(relations: readonly Judged[]): boolean {
  return relations.some(({ relation }) => relation.kind !== 'pairing')
}

/** A miss of a unit in a release that otherwise foots exactly is a warning; so is a likelihood. */
function severityOf(relations: readonly Judged[]): Severity {
  const isProof = ({ relation, outcome }: Judged): boolean =>
    outcome.holds === 'no' && relation.kind !== 'pairing'
  return relations.some(isProof) ? 'error' : 'warning'
}

const slipWords: Readonly<Partial<Record<Likeness, string>>> = {
  transposed: 'two digits are transposed',
  digit: 'one digit differs',
  sign: 'the sign is turned',
  scale: 'the scale differs',
  lost: 'a digit is lost or added',
  stale: 'the figure beside it was left standing',
}

function suggestionOf({ relations, repair, exchangedWith }: Accusation): Suggestion | undefined {
  if (repair === undefined) return undefined
  const { figure, repaired, slip, sole } = repair
  // In words, the direction is what to change: "decreased 6%" is not corrected to "(6)%".
  if (slip === 'sign' && figure.in.kind === 'prose') return undefined
  const repairs = `repairs ${repaired} of ${relations.length} ${relations.length === 1 ? 'relation' : 'relations'}`
  if (exchangedWith !== undefined && (sole || isSure(relations)))
    return { figure, text: textOf(exchangedWith, repair), why: `exchange the two; ${repairs}` }
  if (!sole) return undefined
  const shape = slip === undefined ? undefined : slipWords[slip]
  const why = shape === undefined ? repairs : `${repairs}; ${shape}`
  return { figure, text: correction(repair), why }
}

/** What stands in the other's place, with the sign that it should have here. */
function textOf({ text, value }: Figure, repair: Repair): string {
  return equals(value, repair.value) ? text : correction(repair)
}

function correction({ figure, value }: Repair): string {
  return printLike(shift(value, -figure.scale), figure.text)
}

/** Check, label, heading and print of the first suspect: nothing that moves with the layout. */
function identify(check: string, figure: Figure, release: Release, words: Words): string {
  const { in: at } = figure
  const heading =
    at.kind === 'table'
      ? (release.grids[at.grid]?.columns[at.column]?.headings.join(' ') ?? '')
      : 'prose'
  return fingerprint([check, words.label(figure), heading, figure.text])
}
