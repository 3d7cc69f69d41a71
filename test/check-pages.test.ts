/**
 * Every check's page is its test: the releases on `src/check/checks/<name>.md` are checked, and
 * what their annotations say must be so. CONTRIBUTING.md describes the format.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CheckResult } from '../src/model/finding.ts'
import { checkText } from '../src/pipeline/check-release.ts'
import { type Example, readPage } from '../tools/check-page.ts'
import { falseClaims, findingLines } from './page-claims.ts'

const folder = join(import.meta.dirname, '../src/check/checks')
const pages = readdirSync(folder).filter((file) => file.endsWith('.md'))

describe.each(pages)('%s', (file) => {
  const { examples } = readPage(readFileSync(join(folder, file), 'utf8'))

  it('has examples', () => expect(examples).not.toEqual([]))

  it.each(examples.map((example) => [example.name, example] as const))('%s', (_, example) => {
    const result = check(example)
    const at = `src/check/checks/${file}:${example.line}`
    expect(findingLines(result), `findings of ${at}`).toEqual(example.findings)
    expect(falseClaims(example, result), `annotations of ${at}`).toEqual([])
  })
})

function check(example: Example): CheckResult {
  const outcome = checkText(new TextEncoder().encode(example.release), 'release.md')
  if ('findings' in outcome) return outcome
  throw new Error(`the release could not be read: ${JSON.stringify(outcome)}`)
}
