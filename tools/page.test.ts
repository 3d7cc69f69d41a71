import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pageAssets, pageProblems } from './page.ts'

test('the page has the style and script of this version: else run tools/page.ts', () => {
  const assets = new URL('../src/report/page/assets.json', import.meta.url)
  expect(readFileSync(assets, 'utf8')).toBe(pageAssets())
})

test('the types of its script hold', () => {
  expect(pageProblems()).toEqual([])
})
