/** `tanshin mark` as a user runs it: what it writes where, what it refuses, and its exit codes. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pdfOf, rowAt } from './pdf-writer.ts'
import { build, tanshin } from './support/built.ts'
import { asDocx } from './support/three-formats.ts'

const page = `<!doctype html><html><body><h1>Kitahama Instruments reports</h1><table>
<tr><td>(in millions)</td><td>2026</td><td>2025</td></tr>
<tr><td>Research</td><td>2,134</td><td>1,987</td></tr>
<tr><td>Sales</td><td>1,815</td><td>1,612</td></tr>
<tr><td>Total expenses</td><td>3,949</td><td>3,699</td></tr></table></body></html>`
const pdf = pdfOf([
  {
    texts: [
      { text: 'Kitahama Instruments reports its third quarter', x: 180, y: 60, bold: true },
      ...rowAt(100, '(in millions)', ['2026', '2025'], [400, 500]),
      ...rowAt(114, 'Research and development', ['2,134', '1,987'], [400, 500]),
      ...rowAt(128, 'Sales and marketing', ['1,815', '1,612'], [400, 500]),
      ...rowAt(142, 'Total operating expenses', ['3,949', '3,699'], [400, 500]),
    ],
  },
])

let folder = ''
const run = (...args: string[]) => tanshin(args, { cwd: folder })
const read = (name: string) => readFileSync(join(folder, name))

beforeAll(async () => {
  build()
  folder = mkdtempSync(join(tmpdir(), 'tanshin-mark-'))
  writeFileSync(join(folder, 'q3.html'), page)
  writeFileSync(join(folder, 'q3.pdf'), pdf)
  writeFileSync(join(folder, 'q3.md'), '# Kitahama\n\nRevenue was $5 million.\n')
  writeFileSync(join(folder, 'q3.docx'), await asDocx())
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('tanshin mark', () => {
  test('writes beside the release what it marked, and says what it found', () => {
    const { code, stdout, stderr } = run('mark', 'q3.pdf')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^Marked: q3-marked\.pdf\n6 figures: .* 1 error\.\n$/)
    expect(read('q3-marked.pdf').subarray(0, 5).toString()).toBe('%PDF-')
    expect(read('q3.pdf')).toEqual(Buffer.from(pdf))
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('marks a page, which checks as before', () => {
    expect(run('mark', 'q3.html', '-o', 'out.html').code).toBe(0)
    const figures = (name: string) =>
      JSON.parse(run('check', name, '--format', 'json').stdout).figures.map(
        ({ text, state }: { text: string; state: string }) => [text, state],
      )
    expect(figures('out.html')).toEqual(figures('q3.html'))
    expect(figures('q3.html')).toHaveLength(6)
  })

  test('shows what was accepted as accepted', () => {
    expect(run('accept', 'q3.pdf', '1', '--reason', 'as agreed').code).toBe(0)
    const { stdout } = run('mark', 'q3.pdf', '--baseline', 'tanshin-baseline.json', '-o', 'a.pdf')
    expect(stdout).toContain('1 accepted')
  })

  test('writes to standard output, and its words to standard error', () => {
    const { stdout, stderr } = run('mark', 'q3.html', '-o', '-')
    expect(stdout).toContain('data-tanshin="sheet"')
    expect(stderr).toContain('6 figures')
  })

  test.each([
    [['q3.html', '-o', 'q3.html'], 2, 'is the release itself'],
    [['q3.html', '-o', './q3.html'], 2, 'is the release itself'],
    [['-'], 2, 'add -o FILE'],
    [['q3.md'], 3, 'not on Markdown; run "tanshin check q3.md --format html'],
    [['q3.docx'], 3, 'not on DOCX; save it as PDF'],
    [['gone.pdf'], 3, 'there is no such file'],
    [['q3.html', '-o', 'nowhere/q3.html'], 2, 'its folder does not exist'],
  ])('refuses %j with a remedy', (args, code, words) => {
    const ran = run('mark', ...args)
    expect(ran.code).toBe(code)
    expect(ran.stderr).toContain(words)
    expect(ran.stderr.trim().split('\n')).toHaveLength(1)
    expect(read('q3.html').toString()).toBe(page)
  })

  test('marks what is locked against changes only where it is asked to', async () => {
    const document = await PDFDocument.load(pdf)
    document.encrypt({ userPassword: '', ownerPassword: 'owner' })
    writeFileSync(join(folder, 'locked.pdf'), await document.save({ useObjectStreams: false }))
    const refused = run('mark', 'locked.pdf')
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('add --unprotect')])
    const { code, stdout } = run('mark', '--unprotect', 'locked.pdf')
    expect([code, stdout]).toEqual([0, expect.stringContaining('6 figures')])
  })

  test('does not mark a second time', () => {
    run('mark', 'q3.pdf', '-o', 'once.pdf')
    const { code, stderr } = run('mark', 'once.pdf')
    expect([code, stderr]).toEqual([3, expect.stringContaining('is marked already')])
  })
})
