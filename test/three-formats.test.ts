/** The same release in three formats yields the same figures, and the same ticks. */
import { expect, it } from 'vitest'
import { toPlainString } from '../src/number/decimal.ts'
import { checkRelease } from '../src/pipeline/check-release.ts'
import { asDocx, asMarkdown, asXlsx } from './support/three-formats.ts'

/** Each figure with what it is worth, what it belongs to, and its state. */
async function figuresOf(bytes: Uint8Array, name: string): Promise<string[]> {
  const result = await checkRelease(bytes, name)
  if (!('states' in result)) throw new Error(result.reason)
  return result.release.figures.map((figure) => {
    const fact = result.release.facts.find((one) => one.figure.id === figure.id)
    const state = result.states.get(figure.id)!.state
    const value = toPlainString(figure.value)
    return [figure.text, value, figure.kind, figure.scale, fact?.label, state].join(' · ')
  })
}

it('is read alike from Markdown, DOCX and XLSX', async () => {
  const markdown = await figuresOf(asMarkdown(), 'release.md')
  expect(markdown.length).toBe(22)
  expect(await figuresOf(await asDocx(), 'release.docx')).toEqual(markdown)
  expect(await figuresOf(await asXlsx(), 'release.xlsx')).toEqual(markdown)
})
