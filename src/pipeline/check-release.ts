/** The whole of CHECK on a page: read → extract → identify → check. */
import { checks } from '../check/checks/index.ts'
import { runChecks } from '../check/run.ts'
import { extractFigures } from '../extract/extract.ts'
import { identifyFacts } from '../identify/identify.ts'
import { withFactsOfProse } from '../identify/sentences/read-sentences.ts'
import type { Document } from '../model/document.ts'
import type { CheckResult, Release } from '../model/finding.ts'
import type { Hear } from '../model/progress.ts'
import { type ReadFailure, type ReadOptions, readDocument, readText } from '../read/reader.ts'

/** A result, or why the file could not be read; never a throw for what is in the file. */
export type CheckOutcome = CheckResult | ReadFailure

/**
 * Checks one release in any format. `name` helps to tell its format and is used in failures; who
 * waits is told by `options.hear` how far it is.
 */
export async function checkRelease(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions = {},
): Promise<CheckOutcome> {
  const document = await readDocument(bytes, name, options)
  return 'blocks' in document ? checkDocument(document, options.hear) : document
}

/** Checks one release that is a text: HTML, Markdown, plain text. They need no waiting. */
export function checkText(bytes: Uint8Array, name: string): CheckOutcome {
  const document = readText(bytes, name)
  return 'blocks' in document ? checkDocument(document) : document
}

/** The stages after reading. */
export function checkDocument(document: Document, hear?: Hear): CheckResult {
  if (!document.pages) hear?.({ stage: 'reading', count: document.blocks.length })
  const result = runChecks(understand(document, hear), checks, { hear })
  assertCovered(result)
  return result
}

/** Document → figures, tables and facts. */
export function understand(document: Document, hear?: Hear): Release {
  hear?.({ stage: 'figures', count: 0 })
  const { grids, figures, nonFigures } = extractFigures(document)
  hear?.({ stage: 'figures', count: figures.length })
  hear?.({ stage: 'facts', count: 0, of: figures.length })
  const { facts } = identifyFacts(document, grids, figures)
  const release = withFactsOfProse({ document, grids, figures, nonFigures, facts })
  const named = release.facts.filter(({ label }) => label !== '').length
  hear?.({ stage: 'facts', count: named, of: figures.length })
  return release
}

/** Every figure is in exactly one state. */
function assertCovered({ release, states, coverage }: CheckResult): void {
  const sum = coverage.ticked + coverage.finding + coverage.untested
  if (states.size !== release.figures.length || sum !== coverage.figures)
    throw new Error(
      `${coverage.figures} figures, but ${sum} are ticked, in a finding or untested: a bug`,
    )
}
