/**
 * Damaged releases: the check returns, and what it returns holds together. The seed is in the name
 * of the test; `npm run fuzz -- SEED` goes on from there.
 */
import { describe, expect, it } from 'vitest'
import { checkText } from '../src/pipeline/check-release.ts'
import { cases, readCase } from './cases.ts'
import { damage } from './fuzz.ts'
import { falseProperties } from './properties.ts'

const sources = cases.map(readCase)

describe('damaged releases', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed))('seed %i', (seed) => {
    const { name, bytes } = damage(sources, seed)
    const outcome = checkText(bytes, name)
    if ('findings' in outcome) expect(falseProperties(outcome)).toEqual([])
  })

  it('is the same damage for the same seed', () => {
    expect(damage(sources, 7)).toEqual(damage(sources, 7))
  })
})
