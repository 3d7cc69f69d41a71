/**
 * One figure of a release changed, in a sample of its table cells and of its sentences: the check
 * must report it, or the figure must not have been ticked to begin with. What stays unseen is
 * counted; `npm run bench:accuracy` measures the same over real releases.
 */
import { describe, expect, it } from 'vitest'
import type { Figure } from '../src/model/figure.ts'
import type { CheckResult } from '../src/model/finding.ts'
import { randomFrom, sample } from '../tools/bench/random.ts'
import { applyEdits, type ErrorClass, type Seeded, seedError } from '../tools/bench/seed.ts'
import { cases, checkSource, readCase } from './cases.ts'
import { falseProperties } from './properties.ts'

const perRelease = 30

/**
 * How many random values in sentences are reported at least. Where the period of a sentence is only
 * supposed ("rose to EUR 315.0 million (268.8)"), it ticks, and accuses nothing but slips.
 */
const proseFloor: Readonly<Record<string, number>> = {
  'japanese-quarter': 0.7,
  'us-exhibit': 0.65,
  'layout-text': 0,
}

describe.each(cases)('%s', (name) => {
  const source = readCase(name)
  const clean = checkSource(source)

  /** Checks the release with the error in it. */
  function checkWith({ edits }: Seeded): CheckResult {
    const text = applyEdits(clean.release.document.source, edits)
    return checkSource({ name: source.name, bytes: new TextEncoder().encode(text) })
  }

  function seedIn(figures: readonly Figure[], errorClass: ErrorClass): Seeded[] {
    return sample(figures, perRelease, randomFrom(`${name} ${errorClass}`)).flatMap((figure) => {
      const seeded = seedError(clean, figure, errorClass, randomFrom(`${figure.id} ${errorClass}`))
      return seeded ? [seeded] : []
    })
  }

  it('has no finding as it stands', () => {
    const alarms = clean.findings.filter(({ severity }) => severity !== 'note')
    expect(alarms.map(({ message }) => message)).toEqual([])
  })

  const ticked = clean.release.figures.filter(({ id }) => clean.states.get(id)?.state === 'ticked')
  const inTables = ticked.filter((figure) => figure.in.kind === 'table')
  const inProse = ticked.filter((figure) => figure.in.kind === 'prose')

  it.each([
    ['digit', inTables, 0.8],
    ['transposed', inTables, 0.85],
    ['sign', inTables, 0.7],
    ['random', inProse, proseFloor[name] ?? 0.7],
  ] as const)('reports errors of the class "%s"', (errorClass, figures, share) => {
    const errors = seedIn(figures, errorClass)
    const missed = errors.filter((seeded) => {
      const result = checkWith(seeded)
      expect(falseProperties(result)).toEqual([])
      return !names(result, seeded)
    })
    const words = missed.map((seeded) => `${seeded.wrong[0]?.id} ${seeded.words}`)
    expect(errors.length, 'errors made').toBeGreaterThan(0)
    expect(1 - missed.length / errors.length, words.join('\n')).toBeGreaterThanOrEqual(share)
  })
})

/** Whether a finding names one of the figures that are wrong. */
function names({ findings }: CheckResult, { wrong }: Seeded): boolean {
  const ids = new Set(wrong.map(({ id }) => id))
  return findings.some(({ figures }) => figures.some(({ id }) => ids.has(id)))
}
