import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256Source } from './sha256.ts'

test('it is the hash that Node computes', () => {
  const known = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`
  for (const length of [0, 1, 55, 56, 63, 64, 65, 1000]) {
    const text = 'é'.repeat(length)
    expect(sha256Source(text)).toBe(known(text))
  }
  fc.assert(fc.property(fc.string(), (text) => sha256Source(text) === known(text)))
})
