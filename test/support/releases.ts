/** Small releases in Markdown, understood or checked, for the tests of what works on whole ones. */
import type { Figure } from '../../src/model/figure.ts'
import type { CheckResult, Release } from '../../src/model/finding.ts'
import type { Grid } from '../../src/model/grid.ts'
import { checkText, understand } from '../../src/pipeline/check-release.ts'
import { readText } from '../../src/read/reader.ts'

/** The release with its figures, tables and facts. */
export function understood(text: string): Release {
  const document = readText(new TextEncoder().encode(text), 'release.md')
  if ('blocks' in document) return understand(document)
  throw new Error(`the release could not be read: ${JSON.stringify(document)}`)
}

/** The first table of a release. */
export function gridOf(text: string): Grid {
  const grid = understood(text).grids[0]
  if (grid === undefined) throw new Error('the release has no table')
  return grid
}

/** The release through all checks. */
export function checked(text: string): CheckResult {
  const outcome = checkText(new TextEncoder().encode(text), 'release.md')
  if ('findings' in outcome) return outcome
  throw new Error(`the release could not be read: ${JSON.stringify(outcome)}`)
}

/** The first figure that is printed so. */
export function printed({ figures }: Release, text: string): Figure {
  const found = figures.find((figure) => figure.text === text)
  if (found === undefined) throw new Error(`${text} was not read as a figure`)
  return found
}
