/** The whole of CHECK on a page: read → extract → identify → check. */
import { checks } from '../check/checks/index.ts'
import { runChecks } from '../check/run.ts'
import { extractFigures } from '../extract/extract.ts'
import { identifyFacts } from '../identify/identify.ts'
import { withFactsOfProse } from '../identify/sentences/read-sentences.ts'
import type { Document } from '../model/document.ts'
import type { CheckResult, Release } from '../model/finding.ts'
import { type ReadFailure, type ReadOptions, readDocument, readText } from '../read/reader.ts'

/** A result, or why the file could not be read; never a throw for what is in the file. */
export type CheckOutcome = CheckResult | ReadFailure

/** Checks one release in any format. `name` helps to tell its format and is used in failures. */
export async function checkRelease(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions = {},
): Promise<CheckOutcome> {
  const document = await readDocument(bytes, name, options)
  return 'blocks' in document ? checkDocument(document) : document
}

/** Checks one release that is a text: HTML, Markdown, plain text. They need no waiting. */
export function checkText(bytes: Uint8Array, name: string): CheckOutcome {
  const document = readText(bytes, name)
  return 'blocks' in document ? checkDocument(document) : document
}

/** The stages after reading. */
export function checkDocument(document: Document): CheckResult {
  const result = runChecks(understand(document), checks)
  assertCovered(result)
  return result
}

/** Document → figures, tables and facts. */
export function understand(document: Document): Release {
  const { grids, figures, nonFigures } = extractFigures(document)
  const { facts } = identifyFacts(document, grids, figures)
  return withFactsOfProse({ document, grids, figures, nonFigures, facts })
}

/** Every figure is in exactly one state. */
function assertCovered({ release, states, coverage }: CheckResult): void {
  const sum = coverage.ticked + coverage.finding + coverage.untested
  if (states.size !== release.figures.length || sum !== coverage.figures)
    throw new Error(
      `${coverage.figures} figures, but ${sum} are ticked, in a finding or untested: a bug`,
    )
}
