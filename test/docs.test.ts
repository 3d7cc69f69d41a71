/** The derived documents say what the program does: the README's example above all. */
import { describe, expect, it } from 'vitest'
import { deriveDocs, read, staleDocs } from '../tools/docs.ts'

const docs = deriveDocs()

describe('documents derived by `npm run docs`', () => {
  it.each([...docs.keys()])('%s is as the program has it', (path) => {
    expect(read(path)).toBe(docs.get(path))
  })

  it('are all there are', () => expect(staleDocs(docs)).toEqual([]))

  it('show the wrong figure and what it should be', () => {
    const report = read('README.md')
    expect(report).toMatch(/stated +4,812/)
    expect(report).toMatch(/recomputed +4,821/)
  })
})
