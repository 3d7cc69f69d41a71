/**
 * One release measured: its coverage, its alarms as it stands, and what became of seeded errors.
 *
 * In: the bytes of a release and how many errors to seed. Out: plain records that travel between
 * processes. Apart from the tables that sum them up.
 */

import type { Figure } from '../../src/model/figure.ts'
import type { CheckResult, Finding, Severity } from '../../src/model/finding.ts'
import { randomFrom, sample } from './random.ts'
import { applyEdits, type ErrorClass, errorClasses, type Seeded, seedError } from './seed.ts'
import type { Edit } from './signs.ts'
import { tryCheck } from './try-check.ts'

/** What a figure is part of: prose, or the statement that its table is. */
export type Part =
  | 'balance-sheet'
  | 'income'
  | 'cash-flow'
  | 'reconciliation'
  | 'segment'
  | 'equity'
  | 'guidance'
  | 'other'
  | 'prose'

export interface Measured {
  readonly name: string
  readonly company: string
  /** Why it could not be read, where it could not. */
  readonly failure?: string
  readonly coverage: readonly Covered[]
  readonly alarms: readonly Alarm[]
  readonly seeds: readonly SeedOutcome[]
}

export interface Covered {
  readonly part: Part
  readonly figures: number
  readonly ticked: number
}

export interface Alarm {
  readonly severity: Severity
  readonly check: string
  readonly part: Part
  readonly message: string
}

export interface SeedOutcome {
  readonly errorClass: ErrorClass
  readonly part: Part
  readonly kind: Figure['kind']
  readonly digitPlace?: 'last' | 'earlier'
  /** Ticked as it stood: the sign that another figure determines it. */
  readonly wasTicked: boolean
  /** The figure is named; only other figures are; it is ticked all the same; nothing is said. */
  readonly outcome: 'reported' | 'elsewhere' | 'still-ticked' | 'silent' | 'crashed'
  /** Exchanged figures that stand in the same sums with the same sign, and in nothing else. */
  readonly sameSums?: boolean
  /** Where it is reported: how many figures the finding names, and which of them this is. */
  readonly named?: { readonly figures: number; readonly at: number }
  /** How many figures of the release this one stands for. */
  readonly weight: number
  /** Label or start of the sentence and the change; for the list of misses. */
  readonly words: string
}

export interface MeasureOptions {
  /** Errors of each class in each stratum (statements, other tables, prose) of a release. */
  readonly perStratum: number
  readonly seed: string
}

const statements: readonly Part[] = ['balance-sheet', 'income', 'cash-flow']
const strata: readonly ((part: Part) => boolean)[] = [
  (part) => statements.includes(part),
  (part) => part !== 'prose' && !statements.includes(part),
  (part) => part === 'prose',
]

/** A release that can be checked, as it stands and with digits changed. */
export interface Subject {
  readonly name: string
  readonly company: string
  check(): Checked
  changed(result: CheckResult, edits: readonly Edit[]): Checked
}

type Checked = CheckResult | { readonly reason: string }

/** A release that is a text. */
export function textSubject(
  bytes: Uint8Array,
  name: string,
  company: string,
  fileName: string,
): Subject {
  return {
    name,
    company,
    check: () => tryCheck(bytes, fileName),
    changed: ({ release }, edits) =>
      tryCheck(encode(applyEdits(release.document.source, edits)), fileName),
  }
}

export function measure(subject: Subject, options: MeasureOptions): Measured {
  const { name, company } = subject
  const result = subject.check()
  if (!('release' in result)) {
    return { name, company, failure: result.reason, coverage: [], alarms: [], seeds: [] }
  }
  return {
    name,
    company,
    coverage: coverageOf(result),
    alarms: result.findings.map((finding) => alarmOf(result, finding)),
    seeds: seedAll(result, subject, options),
  }
}

function partOf({ release }: CheckResult, figure: Figure): Part {
  return figure.in.kind === 'prose' ? 'prose' : release.grids[figure.in.grid]!.statement
}

function coverageOf(result: CheckResult): Covered[] {
  const counts = new Map<Part, { figures: number; ticked: number }>()
  for (const figure of result.release.figures) {
    const part = partOf(result, figure)
    const count = counts.get(part) ?? { figures: 0, ticked: 0 }
    count.figures++
    if (result.states.get(figure.id)?.state === 'ticked') count.ticked++
    counts.set(part, count)
  }
  return [...counts].map(([part, count]) => ({ part, ...count }))
}

function alarmOf(result: CheckResult, finding: Finding): Alarm {
  const { severity, check, message } = finding
  const first = finding.figures[0]
  return { severity, check, message, part: first ? partOf(result, first) : 'other' }
}

function seedAll(
  result: CheckResult,
  subject: Subject,
  { perStratum, seed }: MeasureOptions,
): SeedOutcome[] {
  const before = new Set(result.findings.map(({ id }) => id))
  const accused = new Set(result.findings.flatMap((one) => one.figures.map(({ id }) => id)))
  const outcomes: SeedOutcome[] = []
  for (const [index, belongs] of strata.entries()) {
    const all = result.release.figures.filter((figure) => belongs(partOf(result, figure)))
    const clean = all.filter(({ id }) => !accused.has(id))
    for (const errorClass of errorClasses) {
      const random = randomFrom(`${seed} ${subject.name} ${index} ${errorClass}`)
      const seeds: Seeded[] = []
      // Not every error can be made in every figure: draw more, keep the first that can.
      for (const figure of shuffle(clean, perStratum * 6, random)) {
        if (seeds.length === perStratum) break
        const seeded = seedError(result, figure, errorClass, random)
        if (seeded) seeds.push(seeded)
      }
      const weight = all.length / Math.max(1, seeds.length)
      for (const seeded of seeds) {
        outcomes.push(outcomeOf(result, seeded, before, weight, subject))
      }
    }
  }
  return outcomes
}

function shuffle(figures: readonly Figure[], count: number, random: ReturnType<typeof randomFrom>) {
  const drawn = sample(figures, count, random)
  for (let at = drawn.length - 1; at > 0; at--) {
    const other = random.below(at + 1)
    const held = drawn[at]!
    drawn[at] = drawn[other]!
    drawn[other] = held
  }
  return drawn
}

function outcomeOf(
  result: CheckResult,
  seeded: Seeded,
  before: ReadonlySet<string>,
  weight: number,
  subject: Subject,
): SeedOutcome {
  const figure = seeded.wrong[0]!
  return {
    errorClass: seeded.errorClass,
    part: partOf(result, figure),
    kind: figure.kind,
    ...(seeded.digitPlace ? { digitPlace: seeded.digitPlace } : {}),
    ...(seeded.errorClass === 'swapped' && onlySameSums(result, seeded) ? { sameSums: true } : {}),
    wasTicked: result.states.get(figure.id)?.state === 'ticked',
    ...recheck(result, seeded, before, subject),
    weight,
    words: `${whereIs(result, figure)}: ${seeded.words}`,
  }
}

/** Whether no known relation changes when the two figures change places. */
function onlySameSums({ states }: CheckResult, { wrong }: Seeded): boolean {
  const relations = wrong.flatMap(({ id }) => {
    const state = states.get(id)
    return state?.state === 'ticked' ? state.relations : []
  })
  return relations.every(({ relation }) => {
    if (relation.kind !== 'sum' && relation.kind !== 'roll-forward') return false
    const terms = wrong.map(({ id }) => relation.terms.find(({ figure }) => figure.id === id))
    return terms[0] !== undefined && terms[0].weight === terms[1]?.weight
  })
}

function recheck(
  result: CheckResult,
  seeded: Seeded,
  before: ReadonlySet<string>,
  subject: Subject,
): Pick<SeedOutcome, 'outcome' | 'named'> {
  const after = subject.changed(result, seeded.edits)
  if (!('release' in after)) return { outcome: 'crashed' }
  const isWrong = ({ place }: Figure): boolean =>
    seeded.wrong.some((wrong) => {
      const start = moved(wrong.place.start, seeded)
      return place.start >= start - 1 && place.start <= start + 1
    })
  const raised = after.findings.filter((one) => one.severity !== 'note' && !before.has(one.id))
  for (const { figures } of raised) {
    const at = figures.findIndex(isWrong)
    if (at >= 0) return { outcome: 'reported', named: { figures: figures.length, at } }
  }
  if (raised.length > 0) return { outcome: 'elsewhere' }
  const figure = after.release.figures.find(isWrong)
  const state = figure && after.states.get(figure.id)?.state
  return { outcome: state === 'ticked' ? 'still-ticked' : 'silent' }
}

/** Where a place of the untouched source stands after the edits. */
function moved(at: number, { edits }: Seeded): number {
  let shift = 0
  for (const { start, end, text } of edits) {
    if (start < at || (start === at && end === at)) shift += text.length - (end - start)
  }
  return at + shift
}

/** A mark of UTF-8 in front, where it matters, keeps the declared encoding from being believed. */
function encode(source: string): Uint8Array {
  const isAscii = !/[^\0-\x7f]/.test(source)
  return new TextEncoder().encode(isAscii ? source : `\ufeff${source}`)
}

const wordsMax = 90

function whereIs({ release }: CheckResult, figure: Figure): string {
  const at = figure.in
  if (at.kind === 'table') {
    const grid = release.grids[at.grid]!
    const { label } = grid.rows[at.row]!
    const headings = grid.columns[at.column]?.headings.join(' ') ?? ''
    return `[${grid.title.slice(0, 40)}] ${label.slice(0, wordsMax)} | ${headings.slice(-40)}`
  }
  const block = release.document.blocks[at.block]
  const text = block && 'text' in block ? block.text : ''
  return text.slice(Math.max(0, at.start - wordsMax), at.end + wordsMax / 2)
}
