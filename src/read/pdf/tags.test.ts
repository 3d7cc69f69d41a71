import { describe, expect, it } from 'vitest'
import { fileOf, options, streamOf } from '../../../test/pdf-writer.ts'
import { readDocument } from '../reader.ts'

const lines = [
  ['Revenue of the third quarter was $4,321 million, and', 700],
  ['an increase of 12.5% from the quarter before it.', 686],
] as const
const wide =
  'This line is as wide as the page lets any line be, so that those before it are short ones'

/** A page of three paragraphs by their places; `tree` is objects 6, 7, …, the first is its root. */
async function read(numbers: readonly number[], ...tree: string[]): Promise<string[]> {
  const draw = ([text, y]: readonly [string, number], at: number): string =>
    `/P << /MCID ${numbers[at]} >> BDC BT /F 10 Tf 72 ${y} Td (${text}) Tj ET EMC`
  const content = [...lines.map(draw), `BT /F 10 Tf 72 600 Td (${wide}) Tj ET`].join('\n')
  const bytes = fileOf([
    '<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /StructParents 0 ' +
      '/Resources << /Font << /F 5 0 R >> >> >>',
    streamOf(Buffer.from(content)),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...tree,
  ])
  const document = await readDocument(bytes, 'release.pdf', options)
  if (!('blocks' in document)) throw new Error(document.reason)
  return document.blocks.flatMap((block) => ('text' in block ? [block.text] : []))
}

const whole = `${lines[0][0]} ${lines[1][0]}`
const apart = [lines[0][0], lines[1][0], wide]
const element = (name: string, parent: number, kids: string): string =>
  `<< /Type /StructElem /S /${name} /P ${parent} 0 R /Pg 3 0 R /K ${kids} >>`
const root = (kids: string, parents: string): string =>
  `<< /Type /StructTreeRoot /K ${kids} /ParentTree << /Nums [0 [${parents}]] >> >>`

describe('the tags of a page', () => {
  it('make one paragraph of lines that belong together', async () => {
    const tree = [root('7 0 R', '7 0 R 7 0 R'), element('P', 6, '[0 1]')]
    expect(await read([0, 1], ...tree)).toEqual([whole, wide])
  })

  it('do so through what is nested in the paragraph', async () => {
    const tree = [
      root('7 0 R', '8 0 R 9 0 R'),
      element('P', 6, '[8 0 R 9 0 R]'),
      element('Span', 7, '0'),
      element('Span', 7, '1'),
    ]
    expect(await read([0, 1], ...tree)).toEqual([whole, wide])
  })

  it('are not needed, and make none of lines in two paragraphs', async () => {
    const two = [root('[7 0 R 8 0 R]', '7 0 R 8 0 R'), element('P', 6, '0'), element('P', 6, '1')]
    expect(await read([0, 1], ...two)).toEqual(apart)
    expect(await read([0, 1], '<< /Type /StructTreeRoot >>')).toEqual(apart)
  })

  it('may run in a circle, or nest without end', async () => {
    const circle = [root('7 0 R', '7 0 R 7 0 R'), element('P', 7, '[7 0 R 0 1]')]
    expect((await read([0, 1], ...circle)).join(' ')).toContain(lines[1][0])
    const deep = Array.from({ length: 3000 }, (_, at) =>
      element('P', at === 0 ? 6 : at + 6, at === 2999 ? '[0 1]' : `${at + 8} 0 R`),
    )
    const leaf = `${deep.length + 6} 0 R`
    const texts = await read([0, 1], root('7 0 R', `${leaf} ${leaf}`), ...deep)
    expect(texts.join(' ')).toContain(lines[1][0])
  })
})
