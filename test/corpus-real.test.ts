/**
 * Real releases, as published. They are third parties' and no part of this repository: the folder is
 * `TANSHIN_CORPUS`, by default `../shared/corpus` beside the checkout. Where it is not there these tests
 * are left out, and their name says so. `npm run bench:accuracy` measures what is only guarded here.
 */
import { describe, expect, it } from 'vitest'
import type { CheckResult, Finding } from '../src/model/finding.ts'
import { checkText } from '../src/pipeline/check-release.ts'
import { type CorpusFile, corpusFiles, corpusFolder, readBytes } from '../tools/bench/corpus.ts'
import { falseProperties } from './properties.ts'

const folder = corpusFolder()
const files = corpusFiles(folder)
const published = files.filter(({ name }) => name !== 'founding')
const founding = files.find(({ name }) => name === 'founding')

function check(file: CorpusFile): CheckResult {
  const outcome = checkText(readBytes(file), file.path)
  if ('findings' in outcome) return outcome
  throw new Error(`${file.name} could not be read: ${JSON.stringify(outcome)}`)
}

function alarmsOf({ findings }: CheckResult): Finding[] {
  return findings.filter(({ severity }) => severity !== 'note')
}

const leftOut = files.length === 0 ? ` (left out: there are none in ${folder})` : ''

describe.skipIf(published.length === 0)(`releases as published${leftOut}`, () => {
  const alarms: string[] = []

  it.each(published.map((file) => [file.name, file] as const))('%s holds together', (_, file) => {
    const result = check(file)
    alarms.push(...alarmsOf(result).map(({ message }) => `${file.name}: ${message}`))
    expect(falseProperties(result)).toEqual([])
    expect(result.coverage.ticked / result.coverage.figures).toBeGreaterThan(0.5)
  })

  it('raise at most one alarm in ten', () => {
    expect(alarms.length, alarms.join('\n')).toBeLessThanOrEqual(published.length / 10)
  })
})

describe.skipIf(founding === undefined)(`the founding document${leftOut}`, () => {
  const result = founding ? check(founding) : undefined
  const alarms = result ? alarmsOf(result) : []
  const naming = (text: string) =>
    alarms.filter(({ figures }) => figures.some((figure) => figure.text.includes(text)))
  const implied = (text: string) =>
    result?.inferred.filter((cell) => cell.text === text).map((cell) => cell.implied)

  it('holds together', () => expect(result && falseProperties(result)).toEqual([]))

  it('reports other income as down 85.2%, not 85.1%', () => {
    expect(naming('85.1').map(({ suggestion }) => suggestion?.text)).toEqual([
      expect.stringContaining('85.2'),
    ])
  })

  it('reports the two exchanged rows as one finding', () => {
    const exchanged = naming('186,677')
    expect(exchanged.length).toBe(1)
    expect(exchanged[0]!.figures.map(({ text }) => text)).toContain('315,077')
  })

  it('reports the lost sign of depreciation', () => {
    expect(naming('1,048').map(({ suggestion }) => suggestion?.text)).toEqual(['(1,048)'])
  })

  it('reports nothing else', () => {
    const known = [...naming('85.1'), ...naming('186,677'), ...naming('1,048')]
    const others = alarms.filter((finding) => !known.includes(finding))
    expect(others.map(({ message }) => message)).toEqual([])
  })

  it.each([
    ['1,907,27', '1,907,271'],
    ['(1,1+7)', '22'],
    [',', '3,284'],
    ['(200,993', '(266,993)'],
  ])('reads no value into the damaged cell %s, which must be %s', (damaged, value) => {
    expect(result?.release.figures.map(({ text }) => text)).not.toContain(damaged)
    expect(implied(damaged)).toContain(value)
  })

  it.each(['491', '541', '423', '615'])('takes the plugged %s for no error', (plugged) => {
    expect(naming(plugged)).toEqual([])
  })
})
