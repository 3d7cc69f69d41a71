/**
 * What nobody would send, and everybody does: the check returns a result or says why the file cannot
 * be read. That it returns within the time that a test has is the proof that work is bounded.
 */
import { describe, expect, it } from 'vitest'
import { checkText } from '../src/pipeline/check-release.ts'
import { falseProperties } from './properties.ts'

function check(text: string, name: string) {
  return checkText(new TextEncoder().encode(text), name)
}

/** Reads as a release, however odd, and the result holds together. */
function survives(text: string, name: string): void {
  const outcome = check(text, name)
  const problems = 'findings' in outcome ? falseProperties(outcome) : [outcome]
  expect(problems).toEqual([])
}

/** Cannot be read, and a sentence says why. */
function refuses(bytes: Uint8Array, name: string): void {
  const outcome = checkText(bytes, name)
  expect('findings' in outcome).toBe(false)
  expect(JSON.stringify(outcome)).toMatch(/[a-z]{3,} [a-z]+/)
}

describe('what is no release', () => {
  it.each(['release.html', 'release.md', 'release.txt'])('an empty %s', (name) => {
    refuses(new Uint8Array(), name)
  })

  it('a PDF under another name', () => {
    refuses(new TextEncoder().encode('%PDF-1.7\n%\u00e2\u00e3\n1 0 obj'), 'release.html')
  })

  it('an archive', () => {
    refuses(Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 8, 0, 8, 0, 0, 1, 2, 3]), 'release.md')
  })

  it('bytes of every kind', () => {
    refuses(
      Uint8Array.from({ length: 4096 }, (_, at) => (at * 7 + (at >> 3)) % 256),
      'release.txt',
    )
  })
})

describe('too much of everything', () => {
  it.each([
    ['10,000 nested elements', `${'<div>'.repeat(10_000)}Revenue was $5 million.`],
    ['10,000 nested tables', `${'<table><tr><td>'.repeat(10_000)}5`],
    [
      'a span of 999,999,999',
      '<table><tr><td colspan="999999999" rowspan="999999999">1</td><td>2</td></tr></table>',
    ],
    ['a table of 2,000 rows', `<table>${'<tr><td>a</td><td>1</td></tr>'.repeat(2_000)}</table>`],
    ['a number of 500,000 digits', `<p>Revenue was ${'9'.repeat(500_000)}.</p>`],
    ['a tag that never ends', `<table><tr><td>1</td><td ${'a'.repeat(500_000)}`],
    ['200,000 entities', `<p>${'&nbsp;&amp;'.repeat(100_000)}</p>`],
  ])('HTML: %s', (_, html) => survives(`<html><body>${html}`, 'release.html'))

  it.each([
    ['a row of 20,000 cells', `| ${'1 | '.repeat(20_000)}\n|${'---|'.repeat(20_000)}\n`],
    ['a table of 2,000 rows', `| a | b |\n|---|---|\n${'| x | 1 |\n'.repeat(2_000)}`],
    ['a line of 500,000 digits', '1'.repeat(500_000)],
    ['10,000 nested quotes', `${'> '.repeat(10_000)}5`],
    ['100,000 brackets', '['.repeat(100_000)],
    ['a sentence of 100,000 numbers', `Revenue was ${'$1, and '.repeat(100_000)}.`],
  ])('Markdown: %s', (_, markdown) => survives(markdown, 'release.md'))

  it('text: 100,000 columns, and 1,000 lines of them', () => {
    survives(`Total ${'   1'.repeat(100_000)}\n`, 'release.txt')
    survives('Total     1     2\n'.repeat(1_000), 'release.txt')
  })
})
