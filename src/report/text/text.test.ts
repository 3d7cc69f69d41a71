import { expect, test } from 'vitest'
import { sampleReport, sampleResult } from '../../../test/report/sample.ts'
import type { Report, ReportOptions } from '../report.ts'
import { viewOf } from '../view.ts'
import { text } from './text.ts'
import { widthOf } from './width.ts'

const golden = '../../../test/report/golden'

function write(options: ReportOptions, changes: Partial<Report> = {}): string {
  return text.write(viewOf(sampleReport(changes)), options)
}

test('the report of the sample', async () => {
  await expect(write({})).toMatchFileSnapshot(`${golden}/sample.txt`)
})

test('with notes and the untested figures', async () => {
  const all = write({ notes: true, untested: true })
  await expect(all).toMatchFileSnapshot(`${golden}/sample-all.txt`)
})

test('on a narrow terminal that shows ASCII alone', async () => {
  const narrow = write({ width: 46, unicode: false })
  await expect(narrow).toMatchFileSnapshot(`${golden}/sample-narrow.txt`)
  expect(narrow).toMatch(/^[\n\u0020-\u007e]*$/)
})

test('no line is wider than the terminal', () => {
  // The next command is whole on a line of its own, or it could not be copied.
  for (const width of [40, 50, 60, 72, 82, 200])
    for (const line of write({ width, notes: true, untested: true }).split('\n'))
      if (!line.startsWith('  tanshin'))
        expect(widthOf(line)).toBeLessThanOrEqual(Math.min(width, 82))
})

test('colour only adds', () => {
  const coloured = write({ colour: true })
  expect(coloured).toContain('\u001b[31m')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are the colours
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(write({}))
})

test('carets stand under the figure', () => {
  const lines = write({}).split('\n')
  const carets = lines.findIndex((line) => /^\s*\^+$/.test(line))
  const at = lines[carets]!.indexOf('^')
  const length = lines[carets]!.trim().length
  expect(lines[carets - 1]!.slice(at, at + length)).toBe('912')
})

test('an accepted finding is short and not counted', () => {
  const accepted = new Map(
    sampleResult().findings.map(({ id, check }) => [
      id,
      { finding: id, check, message: '', figures: [], reason: 'As agreed', by: 'M. Sato' },
    ]),
  )
  const words = write({}, { accepted })
  expect(words).toContain('1  accepted  Total operating expenses')
  expect(words).toContain('accepted     As agreed (M. Sato)')
  expect(words).toContain('No errors, no warnings. 3 accepted,')
  expect(words).not.toContain('^')
})

test('a figure confirmed by hand stays untested, and says so', () => {
  const entry = { figure: 'x', text: '1', reference: 'ledger, page 4', by: 'M. Sato' }
  const { states } = sampleResult()
  const [id] = [...states].find(([, { state }]) => state === 'untested')!
  const words = write({ untested: true }, { confirmed: new Map([[id, entry]]) })
  expect(words).toContain('confirmed by hand by M. Sato: ledger, page 4')
  expect(words.replace(/\s+/g, ' ')).toMatch(/untested, 1 of them confirmed by hand\./)
  expect(write({}, { unconfirmed: [entry] }).replace(/\s+/g, ' ')).toContain(
    '1 figure was confirmed by hand and is open again, for the print changed.',
  )
})

test('a reopened acceptance is said to be open again', () => {
  const { id, check } = sampleResult().findings[0]!
  const reopened = [{ finding: id, check, message: '', figures: [], reason: 'old' }]
  expect(write({}, { reopened })).toContain(
    '1 finding was accepted and is open again, for a figure changed.',
  )
})

test('of many files each has a line of counts, and all have one together', () => {
  expect(write({ brief: true })).toMatch(
    /^kitahama-3q26\.md {2}1 error, 1 warning, 6 of 11 ticked, 3 untested\n\n1 {2}error/,
  )
  const total = { ...viewOf(sampleReport()).counts, files: 3, unreadable: 1 }
  expect(text.close!(true, total, {})).toContain(
    '3 files, 1 unreadable  1 error, 1 warning, 6 of 11 ticked, 3 untested',
  )
})

test('without a figure it says that nothing was checked', () => {
  const result = sampleResult()
  const coverage = { figures: 0, ticked: 0, finding: 0, untested: 0, unread: 0 }
  const release = { ...result.release, figures: [], facts: [], grids: [] }
  const nothing = { ...result, release, coverage, states: new Map(), findings: [], inferred: [] }
  expect(write({}, { result: nothing })).toContain('nothing was checked')
})

test('what a release holds cannot steer the terminal', () => {
  const result = sampleResult()
  const [finding] = result.findings
  const message = 'Stated \u001b[2J\u001b]0;renamed\u0007 as \u202e12\u202c\u0085 or so'
  const evil = { ...result, findings: [{ ...finding!, message }, ...result.findings.slice(1)] }
  const document = { path: 'a\u001b[31m\nb.md', sha256: '' }
  const words = write({}, { result: evil, document })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(words).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
})

test('the next command can be pasted into a shell', () => {
  const document = { path: "my releases/it's.md", sha256: '' }
  expect(write({}, { document })).toContain(
    "tanshin check 'my releases/it'\\''s.md' --format html -o 'it'\\''s.check.html'",
  )
  expect(write({}, { document: { path: '-', sha256: '' } })).not.toContain('Next:')
})

test('a sentence takes the lines it needs, and its carets stand below the right one', () => {
  const lines = write({ width: 50 }).split('\n')
  const at = lines.findIndex((line) => line.includes('Revenue was $4,821'))
  expect(lines.slice(at, at + 4)).toEqual([
    '   Revenue was $4,821 million, an increase of',
    '   10.7% from $4,352 million a year earlier.',
    '   ^^^^^',
    '   stated       10.7%',
  ])
})
