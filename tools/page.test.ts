import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pageAssets, pageProblems, pages } from './page.ts'

test.each(pages)('$target is of this version: else run tools/page.ts', (page) => {
  const assets = new URL(`../${page.target}`, import.meta.url)
  expect(readFileSync(assets, 'utf8')).toBe(pageAssets(page))
})

test.each(pages)('the types of web/$script hold', (page) => {
  expect(pageProblems(page)).toEqual([])
})
