/** Compares what a page's annotations claim with what a check found. */
import type { Figure } from '../src/model/figure.ts'
import type { CheckResult, FigureState } from '../src/model/finding.ts'
import type { Claim, Example } from '../tools/check-page.ts'

/** `check: sentence` for every finding, as a page's `finding` block has them. */
export function findingLines({ findings }: CheckResult): string[] {
  return findings.map(({ check, message }) => `${check}: ${message}`)
}

/** The claims that are not true, each as a sentence that says what is true instead. */
export function falseClaims({ claims }: Example, result: CheckResult): string[] {
  const { document, figures } = result.release
  const byLine = new Map<number, Figure[]>()
  for (const figure of figures) {
    const line = document.source.slice(0, figure.place.start).split('\n').length - 1
    byLine.set(line, [...(byLine.get(line) ?? []), figure])
  }
  return claims.flatMap((claim) => judgeClaim(claim, byLine.get(claim.line) ?? [], result))
}

function judgeClaim(claim: Claim, onLine: readonly Figure[], result: CheckResult): string[] {
  const line = `line ${claim.line + 1}`
  const missing = claim.figures.filter((text) => !onLine.some((figure) => isPrinted(figure, text)))
  if (missing.length > 0) return [`${line}: ${missing.join(' and ')} was not read as a figure`]
  const named = (figure: Figure) => claim.figures.some((text) => isPrinted(figure, text))
  const figures = claim.figures.length === 0 ? onLine : onLine.filter(named)
  if (figures.length === 0) return [`${line}: no figure was read`]
  const states = figures.map((figure) => ({ figure, state: result.states.get(figure.id)! }))
  // A finding on a line accuses one of its figures; a tick and "untested" are true of all.
  const someIsEnough = claim.state === 'finding' && claim.figures.length === 0
  if (someIsEnough && states.some(({ state }) => fits(claim, state))) return []
  return states
    .filter(({ state }) => !fits(claim, state))
    .map(({ figure, state }) => `${line}: ${figure.text} is ${describe(state)}`)
}

/** The digits, or all that is printed of it. */
function isPrinted(figure: Figure, text: string): boolean {
  return figure.text === text || figure.text.replace(/[^\d.,]/g, '') === text
}

function fits({ state: claimed, check }: Claim, state: FigureState): boolean {
  if (claimed === 'untested') return state.state === 'untested'
  if (claimed === 'tick') {
    return state.state === 'ticked' && state.relations.some((relation) => relation.check === check)
  }
  return state.state === 'finding' && state.findings.some((finding) => finding.check === check)
}

function describe(state: FigureState): string {
  if (state.state === 'untested') return `untested: ${state.reason}`
  const by =
    state.state === 'ticked'
      ? state.relations.map(({ check }) => check)
      : state.findings.map(({ check }) => check)
  return `${state.state === 'ticked' ? 'ticked' : 'in a finding'} by ${[...new Set(by)].join(', ')}`
}
