import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expand } from './expand.ts'

let folder = ''
const at = (...parts: string[]) => join(folder, ...parts)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tanshin-expand-'))
  for (const name of ['b', 'a/deep', 'a/.hidden', 'node_modules/x', 'none'])
    mkdirSync(at(name), { recursive: true })
  for (const name of [
    'b/2.HTM',
    'b/10.md',
    'a/deep/x.html',
    'a/.hidden/y.html',
    'a/notes.png',
    'node_modules/x/README.md',
    'c[1].txt',
  ])
    writeFileSync(at(name), '')
})

afterAll(() => rmSync(folder, { recursive: true }))

test('a folder is its releases at any depth, in order', () => {
  const { paths, problems } = expand([folder])
  expect(paths).toEqual([at('a/deep/x.html'), at('b/10.md'), at('b/2.HTM'), at('c[1].txt')])
  expect(problems).toEqual([])
})

test('a file is taken as it is, whatever its name; each once', () => {
  const { paths } = expand([at('a/notes.png'), at('c[1].txt'), at('a/notes.png'), '-'])
  expect(paths).toEqual([at('a/notes.png'), at('c[1].txt'), '-'])
})

test('a glob takes what it names', () => {
  expect(expand([at('*/*.{HTM,png}')]).paths).toEqual([at('a/notes.png'), at('b/2.HTM')])
})

test('what is not there is left to be complained about with the others', () => {
  expect(expand([at('gone.htm')])).toEqual({ paths: [at('gone.htm')], problems: [] })
})

test('a folder or a glob that leads to nothing is a problem that names it', () => {
  const { paths, problems } = expand([at('none'), at('*.xyz'), at('gone/*.htm')])
  expect(paths).toEqual([])
  expect(problems.map(({ message, exitCode }) => [message, exitCode])).toEqual([
    [expect.stringMatching(/none: the folder holds no release \(.*\.html.*\)\.$/), 3],
    [`${at('*.xyz')}: no file matches; check the pattern and the folder.`, 3],
    [`${at('gone/*.htm')}: no file matches; check the pattern and the folder.`, 3],
  ])
})
