import { expect, test } from 'vitest'
import { isGlob, parseGlob } from './glob.ts'

test.each([
  ['*.htm', ['a.htm', 'é.htm'], ['a.html', 'x/a.htm', '.a.htm']],
  ['drafts/*.{htm,html}', ['drafts/a.htm', 'drafts/b.html'], ['drafts/c.md', 'a.htm']],
  ['**/*.md', ['a.md', 'x/a.md', 'x/y/a.md'], ['x/.git/a.md', 'a.mdx']],
  ['x/**', ['x/a', 'x/y/a.md'], ['x', 'y/a', 'x/.hidden']],
  ['q?-2[45].htm', ['q1-24.htm', 'q3-25.htm'], ['q1-26.htm', 'q12-24.htm', 'q/-24.htm']],
  ['[!a]*.htm', ['b.htm'], ['a.htm', '.htm']],
  ['.drafts/*', ['.drafts/a'], ['drafts/a']],
  ['a+(1)*', ['a+(1).htm'], ['aa1.htm']],
  ['{a*', ['{a.htm'], ['a.htm']],
  ['a,b*', ['a,b.htm'], ['a.htm']],
])('%s', (pattern, matching, others) => {
  const { matches } = parseGlob(pattern)
  expect(matching.filter((path) => !matches(path))).toEqual([])
  expect(others.filter(matches)).toEqual([])
})

test('the search starts in the folder above the first wildcard', () => {
  expect(parseGlob('*.htm').root).toBe('.')
  expect(parseGlob('a/b/*.htm').root).toBe('a/b')
  expect(parseGlob('/*.htm').root).toBe('/')
  expect(parseGlob('a\\*.htm').root).toBe('a')
})

test('what is a glob', () => {
  expect(['a.htm', 'a*', 'a?', '{a,b}', '[a]'].map(isGlob)).toEqual([false, true, true, true, true])
})
