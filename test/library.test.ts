/** The public API does what docs/guides/library.md shows. */
import { expect, it } from 'vitest'
import { checkRelease, formatterNamed, toPlainString, viewOf } from '../src/index.ts'

const release = '| (in millions) | 2026 | 2025 |\n|---|---|---|\n| Revenue | 1,250 | 1,200 |\n'

it('checks bytes and gives figures with exact values', async () => {
  const outcome = await checkRelease(new TextEncoder().encode(release), 'release.md')
  if (!('findings' in outcome)) throw new Error(outcome.reason)
  const { figures } = outcome.release
  expect(figures.map(({ value }) => toPlainString(value))).toEqual(['1250000000', '1200000000'])
  expect(figures.map(({ id }) => outcome.states.get(id)?.state)).toEqual(['untested', 'untested'])
})

it('says why bytes are no release', async () => {
  const outcome = await checkRelease(new TextEncoder().encode('%PDF-1.7'), 'release.html')
  expect('reason' in outcome && outcome.reason).toContain('PDF')
})

it('prints in the formats of the command', async () => {
  const result = await checkRelease(new TextEncoder().encode(release), 'release.md')
  if (!('findings' in result)) throw new Error(result.reason)
  const view = viewOf({ document: { path: 'release.md', sha256: '0'.repeat(64) }, result })
  expect(formatterNamed('html')?.write(view, {})).toContain('1,250')
  expect(formatterNamed('ndjson')?.write(view, {})).toContain('"tanshin/check/1"')
})
