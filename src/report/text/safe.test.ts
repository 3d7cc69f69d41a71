import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeText } from './safe.ts'

test('white space of all kinds is a space', () => {
  expect(safeText('a\tb\nc\u00a0d\u2009e')).toBe('a b c d e')
})

test('controls, directions, invisible and unpaired units do not pass', () => {
  expect(safeText('a\u001b[31mb\u009bc\u202ed\u200be\ud800f')).toBe('a�[31mb�c�d�e�f')
})

test('letters of all scripts and pictures do', () => {
  expect(safeText('売上高 é 𠮷 📈')).toBe('売上高 é 𠮷 📈')
})

test('in ASCII what has a likeness keeps it', () => {
  expect(safeText('“a” – €5 × 売…', false)).toBe('"a" - EUR5 x ?...')
})

test('whatever comes in, nothing that steers comes out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, unicode) => {
      const shown = safeText(text, unicode)
      expect(shown).not.toMatch(/\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u)
    }),
  )
})
