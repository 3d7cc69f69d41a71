import { expect, test } from 'vitest'
import { sampleReport } from '../../test/report/sample.ts'
import { readDocument } from '../read/reader.ts'
import { accept, applyBaseline, confirm, emptyBaseline } from './baseline.ts'
import { viewOf } from './view.ts'
import { writeWorkPaper } from './work-paper.ts'

/** All texts of the cells, sheet by sheet. */
async function textsOf(bytes: Uint8Array): Promise<string> {
  const document = await readDocument(bytes, 'paper.xlsx', {})
  return 'source' in document ? document.source : document.reason
}

test('the work paper says what was found and decided, and how every figure ended', async () => {
  const report = sampleReport()
  const [finding] = report.result.findings
  const decided = accept(emptyBaseline, finding!, { reason: '=as agreed', by: 'M. Sato' })
  const backlog = report.result.release.figures.find(({ text }) => text === '$1.9 billion')!
  const baseline = confirm(decided, report.result.release, backlog.id, { reason: 'order book' })!
  const view = viewOf({ ...report, ...applyBaseline(baseline, report.result) })
  const bytes = await writeWorkPaper(view, { version: '1.2.3' })
  const texts = await textsOf(bytes)
  for (const { finding: one } of view.findings) expect(texts).toContain(one.message)
  for (const { text } of view.release.figures) expect(texts).toContain(text)
  for (const said of ['=as agreed', 'M. Sato', 'order book', 'Prepared', 'Reviewed', '1.2.3'])
    expect(texts).toContain(said)
  expect(texts).toContain(view.document.sha256)
  expect(await writeWorkPaper(view, { version: '1.2.3' })).toEqual(bytes)
})
