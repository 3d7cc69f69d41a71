import { describe, expect, it } from 'vitest'
import { composition } from '../../../test/support/composition.ts'
import type { Composition } from '../../model/composition.ts'
import { unzip } from '../../read/zip.ts'
import { keepsWriterContract } from '../writer.contract.ts'
import { docx } from './docx.ts'

keepsWriterContract(docx)

async function partOf(name: string, more: Partial<Composition> = {}): Promise<string> {
  const files = await unzip(await docx.write({ ...composition, ...more }, {}), () => true)
  if (!(files instanceof Map)) throw new Error('no zip')
  return new TextDecoder().decode(files.get(name))
}

describe('a Word document', () => {
  it('repeats the heading rows of a table and splits no row', async () => {
    const body = await partOf('word/document.xml')
    // Two tables with one heading row, one with two.
    expect(body.match(/<w:tblHeader>/g)).toHaveLength(4)
    expect(body.match(/<w:cantSplit>/g)).toHaveLength(body.match(/<w:tr>/g)!.length)
  })

  it('refers to a footnote once and then to that reference', async () => {
    const mark = { text: '1', note: '1' }
    const body = await partOf('word/document.xml', {
      blocks: [{ kind: 'paragraph', runs: [{ text: 'a' }, mark, { text: 'b' }, mark] }],
    })
    expect(body.match(/<w:footnoteReference/g)).toHaveLength(1)
    expect(body).toContain('w:instr=" NOTEREF _RefNote2 \\f \\h "')
  })

  it('keeps a mark that is no number, and a note that nothing refers to', async () => {
    const more = {
      blocks: [{ kind: 'paragraph' as const, runs: [{ text: 'a' }, { text: '*', note: '*' }] }],
      notes: [
        { mark: '*', runs: [{ text: 'Starred.' }] },
        { mark: '9', runs: [{ text: 'Left over.' }] },
      ],
    }
    const body = await partOf('word/document.xml', more)
    expect(body).toContain('w:customMarkFollows="1" w:id="2"></w:footnoteReference><w:t>*</w:t>')
    expect(body).toContain('Left over.')
    expect(await partOf('word/footnotes.xml', more)).toContain('Starred.')
  })

  it('keeps out of its markup what the release says', async () => {
    const body = await partOf('word/document.xml', { title: '</w:t><w:br/>"&' })
    expect(body).toContain('&lt;/w:t&gt;&lt;w:br/&gt;&quot;&amp;')
  })
})
