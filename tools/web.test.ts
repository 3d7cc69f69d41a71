import { expect, test } from 'vitest'
import { typeProblems } from './page.ts'

test('the types of web/review hold', () => {
  expect(typeProblems('web/review/tsconfig.json')).toEqual([])
})
