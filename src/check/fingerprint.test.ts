import { expect, test } from 'vitest'
import { fingerprint } from './fingerprint.ts'

test.each([
  ['', 'cbf29ce484222325'],
  ['a', 'af63dc4c8601ec8c'],
  ['foobar', '85944171f73967e8'],
])('FNV-1a of “%s” is %s, as published', (text, hash) => {
  expect(fingerprint([text])).toBe(hash)
})

test('where one part ends and the next begins makes a difference', () => {
  expect(fingerprint(['ab', 'c'])).not.toBe(fingerprint(['a', 'bc']))
})
