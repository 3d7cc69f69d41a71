/**
 * Damaged PDFs: the check returns, and what it returns holds together. The seed is in the name of
 * the test; `npm run fuzz -- pdf SEED` goes on from there.
 */
import { describe, expect, it } from 'vitest'
import { checkRelease } from '../src/pipeline/check-release.ts'
import { damagedPdf } from './pdf-fuzz.ts'
import { options } from './pdf-writer.ts'
import { falseProperties } from './properties.ts'

describe('damaged PDFs', () => {
  it.each(Array.from({ length: 80 }, (_, seed) => seed))('seed %i', async (seed) => {
    const outcome = await checkRelease(damagedPdf(seed), 'release.pdf', options)
    if ('findings' in outcome) expect(falseProperties(outcome)).toEqual([])
  })

  it('are the same for the same seed', () => {
    expect(damagedPdf(7)).toEqual(damagedPdf(7))
  })
})
