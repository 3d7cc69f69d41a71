/** What `tanshin build` says: what was built, or all that keeps it from being so. */
import { basename, join } from 'node:path'
import type { Problem } from '../compose/book.ts'
import type { Composition } from '../model/composition.ts'
import type { Finding } from '../model/finding.ts'
import type { BuiltOutput, Composed } from '../pipeline/build-release.ts'
import type { RoundTrip } from '../pipeline/round-trip.ts'
import { printsOf } from '../write/prints.ts'

export type FailOn = 'error' | 'warning' | 'never'

const shownMax = 12
const problemsMax = 100

/** One line for each mistake, and how many there are. */
export function problemLines(folder: string, problems: readonly Problem[]): string[] {
  const lines = problems
    .slice(0, problemsMax)
    .map(
      ({ file, line, message, remedy }) => `${join(folder, file)}:${line}: ${message}; ${remedy}.`,
    )
  const many = problems.length === 1 ? '1 mistake' : `${problems.length} mistakes`
  return [...lines, `Nothing was built: ${many}.`]
}

/** Why the outputs may not be written; none where they may. */
export function failureLines(outputs: readonly BuiltOutput[], failOn: FailOn): string[] {
  if (failOn === 'never') return []
  const lines = outputs.flatMap(({ format, roundTrip }) =>
    roundTrip ? failuresIn(format, roundTrip, failOn) : [],
  )
  if (lines.length === 0) return []
  const remedy = 'mend them, or build with --fail-on never to look at it'
  return [...lines, `Nothing was written: what was built does not check clean; ${remedy}.`]
}

function failuresIn(format: string, { lost, findings }: RoundTrip, failOn: FailOn): string[] {
  const failing = findings.filter(({ severity }) => severity === 'error' || severity === failOn)
  const lines = failing
    .slice(0, shownMax)
    .map(({ severity, message }) => `${format}: ${severity}: ${message}`)
  if (failing.length > shownMax) lines.push(`${format}: and ${failing.length - shownMax} more`)
  if (lost.length > 0) lines.push(`${format}: not read back as composed: ${listed(lost)}`)
  return lines
}

function listed(texts: readonly string[]): string {
  const shown = texts.slice(0, shownMax).join(', ')
  return texts.length > shownMax ? `${shown} and ${texts.length - shownMax} more` : shown
}

/** What was built, one line for each output and each thing a reader should know. */
export function builtLines(
  { composition, counts, notes, book }: Composed,
  outputs: readonly BuiltOutput[],
  path: string,
): string[] {
  const { given, derived } = counts
  const printed = printsOf(composition).length
  const { name, period } = book.entity
  return [
    `Built ${name}, ${period}: ${given} figures given, ${derived} derived, ${printed} printed.`,
    ...outputs.map((output) => outputLine(output, `${path}.${output.extension}`)),
    ...movedLine(composition),
    ...roundedLines(outputs),
    ...typedLine(outputs),
    ...notes.map((note) => `Note: ${note}.`),
    ...outputs.flatMap(({ extension, roundTrip }) =>
      (roundTrip?.findings ?? []).map(
        (finding) => `${basename(path)}.${extension}: ${findingLine(finding)}`,
      ),
    ),
  ]
}

function findingLine({ severity, message }: Finding): string {
  return `${severity}: ${message}`
}

function outputLine({ roundTrip }: BuiltOutput, path: string): string {
  if (!roundTrip) return `  ${path}  not read back`
  const { found, lost, coverage, plugs } = roundTrip
  const parts = [
    lost.length === 0 ? `all ${found} figures read back` : `${lost.length} figures not read back`,
    `${coverage.ticked} ticked`,
    `${coverage.untested} without a second witness`,
    ...(plugs > 0 ? [`${plugs} declared plugs`] : []),
  ]
  return `  ${path}  ${parts.join(', ')}`
}

/** The figures that were moved by the plug policy, each as often as it is printed otherwise. */
function movedLine(composition: Composition): string[] {
  const moved = new Set<string>()
  for (const { text, figure } of printsOf(composition)) {
    const fact = composition.facts.get(figure.fact)
    if (fact?.derivation?.plug) moved.add(`${fact.label}: ${bare(text)}`)
  }
  return moved.size === 0 ? [] : [`Moved by a unit so that columns foot: ${[...moved].join('; ')}.`]
}

/** Sums that do not foot as printed: whether a line is to give way is for the user to say. */
function roundedLines(outputs: readonly BuiltOutput[]): string[] {
  const messages = new Set<string>()
  for (const { roundTrip } of outputs)
    for (const { message } of roundTrip?.rounded ?? []) messages.add(message)
  if (messages.size === 0) return []
  const remedy = 'name a line that takes the difference under "plugs" in tanshin.yaml'
  return [...messages].map(
    (message) => `Rounding: ${message} To print a sum that foots, ${remedy}.`,
  )
}

/** The digits alone: a sentence prints the same figure with its currency and scale. */
function bare(text: string): string {
  return /[(△-]?\d[\d.,]*%?\)?/.exec(text)?.[0] ?? text
}

/** Numbers that the template's own text states: no fact stands behind them. */
function typedLine(outputs: readonly BuiltOutput[]): string[] {
  const { roundTrip } = outputs.find(({ format }) => format !== 'xlsx') ?? {}
  const typed = roundTrip?.typed ?? []
  if (typed.length === 0) return []
  return [`Typed in the template, without a fact behind them: ${listed(typed)}.`]
}
