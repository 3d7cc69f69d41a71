import { expect, it } from 'vitest'
import { crc32 } from './crc32.ts'
import { joinBytes } from './join.ts'

it('joins parts in their order', () => {
  expect([...joinBytes([Uint8Array.of(1, 2), new Uint8Array(0), Uint8Array.of(3)])]).toEqual([
    1, 2, 3,
  ])
})

it('has the check value that the standard gives for "123456789"', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
})
