import { expect, test } from 'vitest'
import { understood } from '../../../test/support/releases.ts'

test('a figure of a sentence carries what it is of, its unit and when', () => {
  const text =
    'Total operating expenses were $14.2 million in the third quarter ended September 30, 2026.'
  const [fact] = understood(text).facts
  expect(fact).toMatchObject({
    label: 'total operating expenses',
    unit: 'USD',
    period: { kind: 'duration', months: 3, end: '2026-09-30' },
  })
})

test('a figure that no grammar reads carries no label', () => {
  const [fact] = understood('Thank you for $14.2 million.').facts
  expect(fact).toMatchObject({ label: '' })
})
