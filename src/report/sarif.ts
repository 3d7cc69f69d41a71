/**
 * SARIF 2.1.0, for code hosts and editors: a rule for each check, a result of kind "fail" for each
 * finding and of kind "pass" for each ticked figure; accepted findings suppressed, with the reason.
 */
import type { Figure } from '../model/figure.ts'
import type { Place } from '../model/place.ts'
import type { Judged } from '../model/relation.ts'
import { termsOf } from '../relate/figures.ts'
import { formulaOf } from './arithmetic.ts'
import type { Formatter } from './formatter.ts'
import type { CheckInfo, ReportOptions } from './report.ts'
import { strongest } from './strongest.ts'
import { safeText } from './text/safe.ts'
import type { Numbered, View } from './view.ts'

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json'
const relatedMax = 40

/** One run; the results of several files follow one another in it. */
export const sarif: Formatter = {
  name: 'sarif',
  extension: 'sarif',
  joins: true,
  open: (_many, options) => openRun(options),
  write: (view) =>
    resultsOf(view)
      .map((result) => JSON.stringify(result))
      .join(',\n'),
  between: ',\n',
  close: (_many, total) => {
    const invocation = { executionSuccessful: total.unreadable === 0 }
    const { files, figures, ticked, finding, untested } = total
    const properties = { coverage: { files, figures, ticked, finding, untested } }
    const rest = [
      `"invocations": ${JSON.stringify([invocation])}`,
      `"properties": ${JSON.stringify(properties)}`,
    ]
    return `\n],\n${rest.join(',\n')}\n}]}\n`
  },
}

/** Everything up to the first result. */
function openRun({ checks = [], version }: ReportOptions): string {
  const driver = {
    name: 'Tanshin',
    ...(version !== undefined && { semanticVersion: version }),
    rules: checks.map(ruleOf),
  }
  const head = `{"$schema": "${schema}", "version": "2.1.0", "runs": [{`
  const tool = `"tool": ${JSON.stringify({ driver })}`
  return `${head}\n${tool},\n"columnKind": "utf16CodeUnits",\n"results": [\n`
}

function ruleOf({ name, what }: CheckInfo) {
  const words = what ?? `The figures that ${name} relates agree.`
  return {
    id: name,
    name: name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: words },
    fullDescription: { text: words },
    help: {
      text:
        `${words} A finding says what is stated and what it should be; ` +
        'correct the figure, or accept the finding with a reason.',
    },
    defaultConfiguration: { level: 'error' },
  }
}

function resultsOf(view: View): object[] {
  const { figures } = view.release
  return [
    ...view.findings.map((numbered) => failOf(view, numbered)),
    ...figures.flatMap((figure) => passOf(view, figure)),
  ]
}

function failOf(view: View, { finding, accepted }: Numbered) {
  const { id, check, severity, message, place, figures, relations, suggestion } = finding
  const fix = suggestion && fixOf(view, suggestion.figure, suggestion.text)
  return {
    ruleId: check,
    kind: 'fail',
    level: severity,
    message: { text: safeText(message) },
    locations: [locationOf(view, place, figures[0])],
    relatedLocations: relatedOf(view, relations, figures[0]),
    partialFingerprints: { 'tanshinFinding/v1': id },
    ...(accepted && { suppressions: [suppressionOf(accepted)] }),
    ...(fix && { fixes: [fix] }),
  }
}

function suppressionOf({ reason, by }: { readonly reason: string; readonly by?: string }) {
  return { kind: 'external', status: 'accepted', justification: by ? `${reason} (${by})` : reason }
}

/** The other figures of the relations, each with its role and its print. */
function relatedOf(view: View, relations: readonly Judged[], subject: Figure | undefined) {
  const related = new Map<string, { figure: Figure; role: string }>()
  for (const { relation } of relations)
    for (const { figure, role } of [
      { figure: relation.result, role: 'result' },
      ...termsOf(relation),
    ])
      if (figure.id !== subject?.id && view.isPrinted(figure) && !related.has(figure.id))
        related.set(figure.id, { figure, role })
  return [...related.values()].slice(0, relatedMax).map(({ figure, role }, index) => ({
    id: index + 1,
    message: { text: safeText(`${role}: ${figure.text}`) },
    ...locationOf(view, figure.place, figure),
  }))
}

/** A correction, where the digits are all that is printed. */
function fixOf(view: View, { place, text }: Figure, correction: string) {
  const { source } = view.release.document
  if (source.slice(place.start, place.end) !== text) return undefined
  const { charOffset, charLength } = regionOf(view, place)
  return {
    description: { text: safeText(`Print ${correction} instead of ${text}.`) },
    artifactChanges: [
      {
        artifactLocation: { uri: uriOf(view.document.path) },
        replacements: [
          { deletedRegion: { charOffset, charLength }, insertedContent: { text: correction } },
        ],
      },
    ],
  }
}

function passOf(view: View, figure: Figure): object[] {
  const state = view.stateOf(figure)
  if (state.state !== 'ticked') return []
  const judged = strongest(state.relations)
  if (!judged) return []
  const holds = holdsWords[judged.outcome.holds]
  const words = `${figure.text} is confirmed ${holds}: ${formulaOf(judged)}.`
  return [
    {
      ruleId: judged.check,
      kind: 'pass',
      level: 'none',
      message: { text: safeText(words) },
      locations: [locationOf(view, figure.place, figure)],
    },
  ]
}

const holdsWords = {
  exactly: 'exactly',
  'within-rounding': 'within rounding',
  'by-plug': 'but for a rounding plug',
  no: 'otherwise',
} as const

function locationOf(view: View, place: Place, figure?: Figure) {
  const label = figure && view.factOf(figure)?.label
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(view.document.path) },
      region: regionOf(view, place),
    },
    ...(label && { logicalLocations: [{ name: safeText(label), kind: 'member' }] }),
  }
}

function regionOf(view: View, { start, end }: Place) {
  const first = view.positionAt(start)
  const last = view.positionAt(end)
  return {
    startLine: first.line,
    startColumn: first.column,
    endLine: last.line,
    endColumn: last.column,
    charOffset: start,
    charLength: end - start,
  }
}

/** A path as a URI reference: relative ones stay relative. */
function uriOf(path: string): string {
  if (path === '-') return 'stdin'
  const parts = path.replaceAll('\\', '/').split('/')
  const encoded = parts.map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '�')))
  if (/^[A-Za-z]:$/.test(parts[0]!)) return `file:///${[parts[0], ...encoded.slice(1)].join('/')}`
  return path.startsWith('/') ? `file://${encoded.join('/')}` : encoded.join('/')
}
