/**
 * What people have decided about a release: findings that they accept, each with a reason, and
 * untested figures that they confirm by hand, each with its reference. A JSON file that a person
 * can read, edit and diff. A decision rests on printed figures: when one of them changes, it is
 * open again.
 */
import type { CheckResult, Finding, Release } from '../model/finding.ts'
import { figuresOf } from '../relate/figures.ts'
import { figuresByName } from './figure-names.ts'

export interface Acceptance {
  /** Id of the finding. */
  readonly finding: string
  readonly check: string
  /** What the finding said, for whoever reads the file. */
  readonly message: string
  /** The figures it rests on, as they were printed, in reading order. */
  readonly figures: readonly string[]
  readonly reason: string
  readonly by?: string
  /** SHA-256 of the draft it was decided on. */
  readonly document?: string
}

/** An untested figure that someone has looked up. */
export interface Confirmation {
  /** Where it stands, in the release's words: "Targets / Revenue / FY2007". */
  readonly figure: string
  /** As it was printed. */
  readonly text: string
  /** What it was held against: "client's schedule C-4". */
  readonly reference: string
  readonly by?: string
  readonly document?: string
}

export interface Baseline {
  readonly accepted: readonly Acceptance[]
  readonly confirmed: readonly Confirmation[]
}

export const emptyBaseline: Baseline = { accepted: [], confirmed: [] }

/** What a baseline says about one result. */
export interface Applied {
  /** By id of the finding. */
  readonly accepted: ReadonlyMap<string, Acceptance>
  /** By id of the figure. */
  readonly confirmed: ReadonlyMap<string, Confirmation>
  readonly reopened: readonly Acceptance[]
  /** Confirmations of figures that are printed otherwise by now. */
  readonly unconfirmed: readonly Confirmation[]
}

/** Who decides, why, and on which draft. */
export interface Decision {
  readonly reason: string
  readonly by?: string
  readonly document?: string
}

export type ParsedBaseline =
  | { readonly ok: true; readonly baseline: Baseline }
  | { readonly ok: false; readonly problem: string }

const schema = 'tanshin/baseline/1'

/** Which findings of `result` are accepted, and which were but rest on other figures by now. */
export function applyBaseline(baseline: Baseline, result: CheckResult): Applied {
  const byFinding = new Map(baseline.accepted.map((entry) => [entry.finding, entry]))
  const accepted = new Map<string, Acceptance>()
  const reopened: Acceptance[] = []
  for (const finding of result.findings) {
    const acceptance = byFinding.get(finding.id)
    if (!acceptance) continue
    if (sameTexts(acceptance.figures, restsOn(finding))) accepted.set(finding.id, acceptance)
    else reopened.push(acceptance)
  }
  return { accepted, reopened, ...applyConfirmed(baseline.confirmed, result.release) }
}

function applyConfirmed(entries: readonly Confirmation[], release: Release) {
  const confirmed = new Map<string, Confirmation>()
  if (entries.length === 0) return { confirmed, unconfirmed: [] }
  const figures = figuresByName(release)
  const unconfirmed = entries.filter((entry) => {
    const figure = figures.get(entry.figure)
    if (figure?.text === entry.text) confirmed.set(figure.id, entry)
    return figure !== undefined && figure.text !== entry.text
  })
  return { confirmed, unconfirmed }
}

/** The baseline with `finding` accepted; an earlier acceptance of it is replaced. */
export function accept(baseline: Baseline, finding: Finding, decision: Decision): Baseline {
  const { id, check, message } = finding
  const entry = { finding: id, check, message, figures: restsOn(finding), ...decision }
  return { ...baseline, accepted: [...withoutFinding(baseline, id), entry] }
}

/** The baseline with the finding open again. */
export function reopen(baseline: Baseline, finding: string): Baseline {
  return { ...baseline, accepted: withoutFinding(baseline, finding) }
}

function withoutFinding({ accepted }: Baseline, id: string): Acceptance[] {
  return accepted.filter(({ finding }) => finding !== id)
}

/** The baseline with a figure of the release confirmed; undefined where there is no such figure. */
export function confirm(
  baseline: Baseline,
  release: Release,
  id: string,
  { reason, ...decision }: Decision,
): Baseline | undefined {
  for (const [name, figure] of figuresByName(release)) {
    if (figure.id !== id) continue
    const others = baseline.confirmed.filter((entry) => entry.figure !== name)
    const entry = { figure: name, text: figure.text, reference: reason, ...decision }
    return { ...baseline, confirmed: [...others, entry] }
  }
  return undefined
}

/** The baseline without what was confirmed of a figure. */
export function unconfirm(baseline: Baseline, name: string): Baseline {
  return { ...baseline, confirmed: baseline.confirmed.filter(({ figure }) => figure !== name) }
}

/** The text of a baseline file: sorted, a field to a line, so that it diffs well. */
export function printBaseline({ accepted, confirmed }: Baseline): string {
  const lists = [`  "accepted": ${printList(accepted, ({ finding }) => finding)}`]
  if (confirmed.length > 0)
    lists.push(`  "confirmed": ${printList(confirmed, ({ figure }) => figure)}`)
  return `{\n  "schema": "${schema}",\n${lists.join(',\n')}\n}\n`
}

function printList<Entry extends object>(
  list: readonly Entry[],
  keyOf: (entry: Entry) => string,
): string {
  const sorted = list.toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1))
  const entries = sorted.map((entry) => {
    const fields = Object.entries(entry).map(
      ([key, value]) => `      ${JSON.stringify(key)}: ${inline(value)}`,
    )
    return `    {\n${fields.join(',\n')}\n    }`
  })
  return entries.length > 0 ? `[\n${entries.join(',\n')}\n  ]` : '[]'
}

/** Reads the text of a baseline file; says in words what is wrong with it. */
export function parseBaseline(text: string): ParsedBaseline {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    return { ok: false, problem: `it is no JSON (${(error as Error).message})` }
  }
  if (!isRecord(data) || data.schema !== schema)
    return { ok: false, problem: `"schema" must be "${schema}"` }
  const { accepted, confirmed = [] } = data
  if (!Array.isArray(accepted)) return { ok: false, problem: '"accepted" must be a list' }
  if (!Array.isArray(confirmed)) return { ok: false, problem: '"confirmed" must be a list' }
  const problem =
    firstWrong(accepted, wrongAcceptance, 'entry') ??
    firstWrong(confirmed, wrongConfirmation, 'confirmed figure')
  if (problem !== undefined) return { ok: false, problem }
  return { ok: true, baseline: { accepted, confirmed } }
}

function firstWrong(
  entries: readonly unknown[],
  wrong: (entry: unknown) => string | undefined,
  noun: string,
): string | undefined {
  for (const [index, entry] of entries.entries()) {
    const problem = wrong(entry)
    if (problem) return `${noun} ${index + 1}: ${problem}`
  }
  return undefined
}

/** The printed texts of all figures that a finding rests on, once each, in reading order. */
function restsOn({ figures, relations }: Finding): string[] {
  const all = [...figures, ...relations.flatMap(({ relation }) => figuresOf(relation))]
  const byId = new Map(all.map((figure) => [figure.id, figure]))
  return [...byId.values()]
    .sort((left, right) => left.place.start - right.place.start)
    .map(({ text }) => text)
}

function sameTexts(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((text, index) => text === right[index])
}

function inline(value: unknown): string {
  return Array.isArray(value)
    ? `[${value.map((item) => JSON.stringify(item)).join(', ')}]`
    : JSON.stringify(value)
}

function wrongAcceptance(entry: unknown): string | undefined {
  const wrong = wrongField(entry, ['finding', 'check', 'message'], 'reason', 'say why')
  if (wrong !== undefined || !isRecord(entry)) return wrong
  const { figures } = entry
  if (!Array.isArray(figures) || !figures.every((text) => typeof text === 'string'))
    return '"figures" must be a list of texts'
  return undefined
}

function wrongConfirmation(entry: unknown): string | undefined {
  return wrongField(entry, ['figure', 'text'], 'reference', 'say what it was held against')
}

function wrongField(
  entry: unknown,
  texts: readonly string[],
  why: string,
  must: string,
): string | undefined {
  if (!isRecord(entry)) return 'it must be an object'
  for (const key of texts) if (typeof entry[key] !== 'string') return `"${key}" must be a text`
  const { [why]: words, by, document } = entry
  if (typeof words !== 'string' || words.trim() === '') return `"${why}" must ${must}`
  if (by !== undefined && typeof by !== 'string') return '"by" must be a name'
  if (document !== undefined && typeof document !== 'string') return '"document" must be a hash'
  return undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
