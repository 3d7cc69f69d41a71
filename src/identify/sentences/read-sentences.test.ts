import { expect, test } from 'vitest'
import { understood } from '../../../test/support/releases.ts'
import { readPartsClaims } from './read-sentences.ts'

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

test('what follows an expectation in its sentence is expected too', () => {
  const text = 'Revenue is expected to be $16.2 million in fiscal 2027, plus or minus 2%.'
  expect(understood(text).facts.map(({ period }) => period?.forecast)).toEqual([true, true])
})

test('parts listed for two times are lists of their own', () => {
  const text =
    'Marine revenue for the three and nine months ended September 30, 2026 included $15 and $33 for Sonar; and $9 and $18 for Charts, respectively.'
  const lists = readPartsClaims(understood(text))
  expect(lists.map(({ figures }) => figures.map((figure) => figure.text))).toEqual([
    ['$15', '$9'],
    ['$33', '$18'],
  ])
})
