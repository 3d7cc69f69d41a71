/**
 * The findings that people have accepted, each with a written reason: a JSON file that a person
 * can read, edit and diff. An acceptance rests on the printed figures of its finding: when one of
 * them changes, the finding is open again.
 */
import type { CheckResult, Finding } from '../model/finding.ts'
import { figuresOf } from '../relate/figures.ts'

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
}

export type Baseline = readonly Acceptance[]

/** What a baseline says about one result. */
export interface Applied {
  readonly accepted: ReadonlyMap<string, Acceptance>
  readonly reopened: readonly Acceptance[]
}

export type ParsedBaseline =
  | { readonly ok: true; readonly baseline: Baseline }
  | { readonly ok: false; readonly problem: string }

const schema = 'tanshin/baseline/1'

/** Which findings of `result` are accepted, and which were but rest on other figures by now. */
export function applyBaseline(baseline: Baseline, result: CheckResult): Applied {
  const byFinding = new Map(baseline.map((acceptance) => [acceptance.finding, acceptance]))
  const accepted = new Map<string, Acceptance>()
  const reopened: Acceptance[] = []
  for (const finding of result.findings) {
    const acceptance = byFinding.get(finding.id)
    if (!acceptance) continue
    if (sameTexts(acceptance.figures, restsOn(finding))) accepted.set(finding.id, acceptance)
    else reopened.push(acceptance)
  }
  return { accepted, reopened }
}

/** The baseline with `finding` accepted; an earlier acceptance of it is replaced. */
export function accept(
  baseline: Baseline,
  finding: Finding,
  decision: { readonly reason: string; readonly by?: string },
): Baseline {
  const { id, check, message } = finding
  const others = baseline.filter((acceptance) => acceptance.finding !== id)
  return [...others, { finding: id, check, message, figures: restsOn(finding), ...decision }]
}

/** The text of a baseline file: sorted, a field to a line, so that it diffs well. */
export function printBaseline(baseline: Baseline): string {
  const sorted = baseline.toSorted((left, right) => (left.finding < right.finding ? -1 : 1))
  const entries = sorted.map((acceptance) => {
    const fields = Object.entries(acceptance).map(
      ([key, value]) => `      ${JSON.stringify(key)}: ${inline(value)}`,
    )
    return `    {\n${fields.join(',\n')}\n    }`
  })
  const list = entries.length > 0 ? `[\n${entries.join(',\n')}\n  ]` : '[]'
  return `{\n  "schema": "${schema}",\n  "accepted": ${list}\n}\n`
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
  const list = data.accepted
  if (!Array.isArray(list)) return { ok: false, problem: '"accepted" must be a list' }
  const baseline: Acceptance[] = []
  for (const [index, entry] of list.entries()) {
    const wrong = wrongField(entry)
    if (wrong) return { ok: false, problem: `entry ${index + 1}: ${wrong}` }
    baseline.push(entry as Acceptance)
  }
  return { ok: true, baseline }
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

function wrongField(entry: unknown): string | undefined {
  if (!isRecord(entry)) return 'it must be an object'
  for (const key of ['finding', 'check', 'message'])
    if (typeof entry[key] !== 'string') return `"${key}" must be a text`
  const { reason, by, figures } = entry
  if (typeof reason !== 'string' || reason.trim() === '') return '"reason" must say why'
  if (by !== undefined && typeof by !== 'string') return '"by" must be a name'
  if (!Array.isArray(figures) || !figures.every((text) => typeof text === 'string'))
    return '"figures" must be a list of texts'
  return undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
