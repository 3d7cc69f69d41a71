import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileOutput } from './output.ts'

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tanshin-output-'))
})

afterAll(() => rmSync(folder, { recursive: true }))

test('a file is there whole or as it was', async () => {
  const path = join(folder, 'report.txt')
  writeFileSync(path, 'old')
  const output = await fileOutput(path)
  await output.write('new, ')
  expect(readFileSync(path, 'utf8')).toBe('old')
  await output.write('complete')
  await output.finish()
  expect(readFileSync(path, 'utf8')).toBe('new, complete')
  expect(readdirSync(folder)).toEqual(['report.txt'])
})

test('what is abandoned leaves no trace', async () => {
  const output = await fileOutput(join(folder, 'report.txt'))
  await output.write('half')
  await output.abandon()
  expect(readFileSync(join(folder, 'report.txt'), 'utf8')).toBe('new, complete')
  expect(readdirSync(folder)).toEqual(['report.txt'])
})

test('a place that cannot be written is named, with the remedy', async () => {
  await expect(fileOutput(join(folder, 'gone/report.txt'))).rejects.toThrow(
    /report\.txt: cannot be written: its folder does not exist; create it first\.$/,
  )
})
