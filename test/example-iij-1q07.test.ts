/**
 * The example of a whole release: built from its workspace, every output checked, and its figures
 * held against those that the company published, where that release is to be had.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { readWorkspaceFiles } from '../src/batch/read-workspace.ts'
import { loadPdfium } from '../src/batch/task.ts'
import type { CheckResult } from '../src/model/finding.ts'
import {
  type BuiltOutput,
  type Composed,
  composeWorkspace,
  writeRelease,
} from '../src/pipeline/build-release.ts'
import { checkText } from '../src/pipeline/check-release.ts'
import { printsOf } from '../src/write/prints.ts'
import { writers } from '../src/write/writers.ts'
import { corpusFiles, corpusFolder, readBytes } from '../tools/bench/corpus.ts'
import { absentFromLabels, absentFromSentences, absentFromTables } from './support/carried-over.ts'

const workspace = 'examples/iij-1q07'
let composed: Composed
let outputs: BuiltOutput[]

beforeAll(async () => {
  const result = await composeWorkspace(await readWorkspaceFiles(workspace))
  if ('problems' in result) throw new Error(JSON.stringify(result.problems, undefined, 2))
  composed = result
  outputs = await writeRelease(composed.composition, { writers, pdfium: loadPdfium })
  // Five formats are written and checked.
}, 180_000)

function output(format: string): BuiltOutput {
  return outputs.find((one) => one.format === format)!
}

function checked(text: string | Uint8Array, name: string): CheckResult {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const outcome = checkText(bytes, name)
  if ('findings' in outcome) return outcome
  throw new Error(`${name} could not be read: ${JSON.stringify(outcome)}`)
}

describe('the example as built', () => {
  it.each(writers.map(({ format }) => format))('reads back as %s with nothing found', (format) => {
    const read = output(format).roundTrip
    expect(read?.lost).toEqual([])
    expect(read?.findings.map(({ message }) => message)).toEqual([])
  })

  it.each(writers.map(({ format }) => format))('has nothing unreadable in %s', (format) => {
    expect(output(format).roundTrip?.coverage.unread).toBe(0)
  })

  it('prints the plugs that the company printed, and no other', () => {
    const { facts } = composed.composition
    const printed = new Set(printsOf(composed.composition).map(({ figure }) => figure.fact))
    const moved = [...printed].filter((id) => facts.get(id)?.derivation?.plug)
    expect(moved.sort()).toEqual([
      'AccruedRetirementAndPensionCosts@2007-03-31/of/TotalAssets~-3',
      'AccruedRetirementAndPensionCosts@2007-06-30/of/TotalAssets~-3',
      'AccumulatedOtherComprehensiveIncome@2007-06-30/USD~3',
      'AccumulatedOtherComprehensiveIncome@2007-06-30/of/TotalAssets~-3',
      'AdjustedEbitda@1Q07~6',
      'CostOfRevenue[service=EquipmentSales]@1Q07~6',
      'GainOnOtherInvestments@1Q07/USD~3',
      'GuaranteeDepositsAndOtherAssets@2007-06-30/USD~3',
      'MinorityInterests@1Q06/of/Revenue~-3',
      'MinorityInterests@1Q06~6',
      'NetChangeInCash@1Q07/USD~3',
      'OperatingIncome@1Q07/USD~3',
      'OtherIncomeNet@1Q07/USD~3',
      'Revenue[service=EquipmentSales]@1Q06~6',
      'Revenue[service=EquipmentSales]@1Q07~6',
      'Revenue[service=FiberAccessAndDsl]@1Q07~6',
      'SalesAndMarketing@1Q06/of/Revenue~-3',
    ])
  })

  it.each([
    ['the fall of other income', 'a decrease of 85.2% from JPY 440 million'],
    ['the sign of depreciation', 'Depreciation and amortization | (1,048) | (1,107) |'],
    ['the old classification of hi-ho', 'hi-ho | – | – | – | – | 186,677 |'],
  ])('has %s right', (_, expected) => {
    const text = new TextDecoder().decode(output('markdown').bytes).replaceAll('\u00a0', ' ')
    expect(text).toContain(expected)
  })
})

const folder = corpusFolder()
const founding = corpusFiles(folder).find(({ name }) => name === 'founding')
const leftOut = founding ? '' : ` (left out: it is not in ${folder})`

describe.skipIf(!founding)(`the example against the release as published${leftOut}`, () => {
  let published: CheckResult['release']
  let text: string
  let built: CheckResult['release']

  beforeAll(() => {
    published = checked(readBytes(founding!), founding!.path).release
    text = new TextDecoder().decode(output('html').bytes)
    built = checked(text, 'release.html').release
  })

  it('has every legible figure of a table in its table, row and column', () => {
    // The one that was printed without its parentheses.
    expect(absentFromTables(published, built).map((cell) => cell.text)).toEqual(['1,048'])
  })

  it('states every figure of a sentence in a sentence', () => {
    // The one that was wrong.
    expect(absentFromSentences(published, built)).toEqual(['85.1%'])
  })

  it('has the figures that stood in labels', () => {
    // What is left of the text's damage: "(F 500)" and a row number split in two.
    expect(absentFromLabels(published, built)).toEqual(['500', '217', '522'])
  })

  it('would notice a figure that went missing', () => {
    const without = text.replaceAll('8,429,362', '8,429,326')
    const changed = checked(without, 'release.html').release
    const texts = absentFromTables(published, changed).map((cell) => cell.text)
    expect(texts).toContain('8,429,362')
  })
})
