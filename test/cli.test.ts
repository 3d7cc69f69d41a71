/** `tanshin` as a user runs it: what it prints where, what it writes, and its exit codes. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { build, command, tanshin } from './support/built.ts'

const clean = `# Kitahama Instruments reports its third quarter

| (in millions)                  |   2026 |   2025 |
| ------------------------------ | -----: | -----: |
| Research and development       |  2,134 |  1,987 |
| Sales and marketing            |  1,815 |  1,612 |
| General and administrative     |    923 |    884 |
| Total operating expenses       |  4,872 |  4,483 |
`
/** One total is a thousand short. */
const wrong = clean.replace('4,872', '3,872')

let folder = ''
const run = (...args: string[]) => tanshin(args, { cwd: folder })
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

beforeAll(() => {
  build()
  folder = mkdtempSync(join(tmpdir(), 'tanshin-cli-'))
  mkdirSync(join(folder, 'drafts'))
  writeFileSync(join(folder, 'clean.md'), clean)
  writeFileSync(join(folder, 'wrong.md'), wrong)
  writeFileSync(join(folder, 'empty.md'), '')
  writeFileSync(join(folder, 'picture.html'), Buffer.from('89504e470d0a1a0a0000000d', 'hex'))
  for (const name of ['a', 'b', 'c']) writeFileSync(join(folder, `drafts/${name}.md`), clean)
  writeFileSync(join(folder, 'drafts/b.md'), wrong)
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('exit codes', () => {
  test('0: nothing to report', () => {
    const { code, stdout, stderr } = run('check', 'clean.md')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('No errors, no warnings.')
  })

  test('1: a finding, unless it may be there', () => {
    const { code, stdout, stderr } = run('check', 'wrong.md')
    expect([code, stderr]).toEqual([1, ''])
    expect(stdout).toContain('Total operating expenses')
    expect(stdout).toMatch(/wrong\.md:\d+:\d+, /)
    expect(run('check', 'wrong.md', '--fail-on', 'never').code).toBe(0)
  })

  test.each([
    [['check']],
    [['check', 'clean.md', '--format', 'xml']],
    [['check', 'clean.md', '--formt', 'json']],
    [['check', 'clean.md', '--jobs', '0']],
    [['check', 'clean.md', '--baseline', 'gone.json']],
    [['check', 'drafts', '--format', 'html']],
    [['check', 'clean.md', '-o', 'gone/report.txt']],
    [['inspect', 'nothing', 'clean.md']],
    [['accept', 'wrong.md', '1']],
    [['accept', 'wrong.md', '7', '--reason', 'so']],
    [['nonsense']],
    [[]],
  ])('2: wrong usage %j', (args) => {
    const { code, stdout, stderr } = run(...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/\w/)
    expect(stderr).not.toContain('    at ')
  })

  test('3: a file that cannot be read, the others checked all the same', () => {
    const { code, stdout, stderr } = run('check', 'empty.md', 'clean.md', 'gone.md', 'picture.html')
    expect(code).toBe(3)
    expect(stdout).toContain('clean.md  8 of 8 ticked')
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^tanshin: empty\.md: is empty; \w/),
      'tanshin: gone.md: cannot be read: there is no such file; check the spelling.',
      expect.stringMatching(/^tanshin: picture\.html: \w.*; \w/),
    ])
  })
})

test('standard input is a file named -', () => {
  const { code, stdout } = tanshin(['check', '-'], { cwd: folder, input: wrong })
  expect(code).toBe(1)
  expect(stdout).toMatch(/ -:\d+:\d+, /)
})

test('folders and quoted globs, results in the order of the input', () => {
  const paths = (text: string) =>
    [...text.matchAll(/^(drafts\/\w\.md) {2}/gm)].map(([, path]) => path)
  const all = ['drafts/a.md', 'drafts/b.md', 'drafts/c.md']
  expect(paths(run('check', 'drafts').stdout)).toEqual(all)
  expect(paths(run('check', 'drafts/*.md', '--jobs', '2').stdout)).toEqual(all)
  expect(paths(run('check', 'drafts/[ac].md', '--jobs', '1').stdout)).toEqual([all[0], all[2]])
})

test('many files are the same in one process and in several', () => {
  const args = ['check', 'drafts', '--format', 'json']
  expect(run(...args, '--jobs', '3').stdout).toBe(run(...args, '--jobs', '1').stdout)
})

test('each format holds one file and many', () => {
  const one = JSON.parse(run('check', 'wrong.md', '--format', 'json').stdout)
  expect(one).toMatchObject({ schema: 'tanshin/check/1', document: { path: 'wrong.md' } })
  const many = JSON.parse(run('check', 'drafts', '--format', 'json').stdout)
  expect(many).toHaveLength(3)
  const lines = run('check', 'drafts', '--format', 'ndjson').stdout.trim().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toEqual(many)
  const log = JSON.parse(run('check', 'drafts', '--format', 'sarif').stdout)
  const failing = log.runs[0].results.filter((result: { kind: string }) => result.kind === 'fail')
  expect(failing).toHaveLength(1)
})

test('pages: one file, or a folder of them', () => {
  expect(run('check', 'wrong.md', '--format', 'html', '-o', 'page.html').code).toBe(1)
  expect(read('page.html')).toMatch(/^<!doctype html>/)
  run('check', 'drafts', 'wrong.md', '--format', 'html', '-o', 'pages')
  expect(readdirSync(join(folder, 'pages'))).toEqual(['a.html', 'b.html', 'c.html', 'wrong.html'])
})

test('a report that cannot be made leaves the old one', () => {
  writeFileSync(join(folder, 'old.json'), 'old')
  expect(run('check', 'empty.md', '--format', 'json', '-o', 'old.json').code).toBe(3)
  expect(read('old.json')).toBe('old')
})

test('a finding is accepted with its reason, until a figure changes', () => {
  const baseline = ['--baseline', 'accepted.json']
  const { code, stdout } = run('accept', 'wrong.md', '1', '--reason', 'as agreed', ...baseline)
  expect(code).toBe(0)
  expect(stdout).toContain('Next: tanshin check wrong.md --baseline accepted.json')
  const accepted = run('check', 'wrong.md', ...baseline)
  expect(accepted.code).toBe(0)
  expect(accepted.stdout).toContain('accepted     as agreed')
  writeFileSync(join(folder, 'next.md'), wrong.replace('1,815', '1,816'))
  const changed = run('check', 'next.md', ...baseline)
  expect(changed.code).toBe(1)
})

test('every stage can be printed', () => {
  expect(run('inspect', 'document', 'clean.md').stdout).toContain('table  5 × 3')
  expect(run('inspect', 'figures', 'clean.md').stdout).toContain('4872000000')
  expect(run('inspect', 'tables', 'clean.md').stdout).toContain('Total operating expenses')
  expect(run('inspect', 'facts', 'clean.md').stdout).toContain('Sales and marketing')
  expect(run('inspect', 'relations', 'clean.md').stdout).toContain('2,134 + 1,815 + 923 = 4,872')
})

describe('extract', () => {
  test('writes the format that the ending names, and its taxonomy beside xBRL-JSON', () => {
    const { code, stdout, stderr } = run('extract', 'clean.md', 'drafts', '-o', 'facts.csv')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toBe('32 facts of 4 releases written to facts.csv.\n')
    expect(read('facts.csv').trimEnd().split('\n')).toHaveLength(33)
    for (const ending of ['json', 'ndjson', 'xlsx', 'parquet'])
      expect(run('extract', 'clean.md', '-o', `facts.${ending}`).code).toBe(0)
    expect(JSON.parse(read('facts.json'))).toMatchObject([{ path: 'clean.md', figures: 8 }])
    expect(readFileSync(join(folder, 'facts.parquet')).subarray(0, 4).toString()).toBe('PAR1')
    run('extract', 'clean.md', '-o', 'facts.xbrl.json')
    expect(JSON.parse(read('facts.xbrl.json')).documentInfo.taxonomy).toEqual([
      'facts-concepts.xsd',
      'facts-lines.xsd',
    ])
    expect(read('facts-lines.xsd')).toContain('urn:tanshin:line')
  })

  test('goes to standard output as JSON, or as what is asked for', () => {
    expect(JSON.parse(run('extract', 'clean.md').stdout)).toHaveLength(1)
    expect(run('extract', 'clean.md', '--format', 'csv').stdout).toMatch(/^issuer,ticker,/)
  })

  test('says what it cannot do, and leaves nothing behind', () => {
    const before = readdirSync(folder)
    const unnamed = run('extract', 'clean.md', '-o', 'facts.xml')
    expect(unnamed.code).toBe(2)
    expect(unnamed.stderr).toContain('facts.xml: the name must end in .json')
    expect(run('extract', 'clean.md', '--format', 'xlsx').stderr).toContain('needs a file')
    const unread = run('extract', 'gone.html', '-o', 'gone.csv')
    expect(unread.code).toBe(3)
    expect(unread.stderr).toContain('gone.html')
    expect(readdirSync(folder)).toEqual(before)
  })
})

test('every command has help with an example', () => {
  for (const name of ['check', 'extract', 'accept', 'inspect']) {
    const { code, stdout } = run(name, '--help')
    expect(code).toBe(0)
    expect(stdout).toContain(`Examples:\n  tanshin ${name} `)
  }
  expect(run('--help').stdout).toContain('check [options] <files...>')
  expect(run('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('a reader that has seen enough is no failure', () => {
  const pipe = `${command} check wrong.md wrong.md drafts --format json | head -c 10`
  const { status, stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', pipe], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect([status, stdout.length, stderr]).toEqual([0, 10, ''])
})

test('no colour in a pipe', () => {
  expect(run('check', 'wrong.md').stdout).not.toContain('\u001b')
})
