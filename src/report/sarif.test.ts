import { expect, test } from 'vitest'
import { sampleReport, sampleResult } from '../../test/report/sample.ts'
import type { Report } from './report.ts'
import { sarif } from './sarif.ts'
import { viewOf } from './view.ts'

interface Region {
  charOffset: number
  charLength: number
  startLine: number
  startColumn: number
}

interface Result {
  ruleId: string
  kind: string
  level: string
  message: { text: string }
  locations: { physicalLocation: { artifactLocation: { uri: string }; region: Region } }[]
  relatedLocations?: { id: number; message: { text: string } }[]
  partialFingerprints?: Record<string, string>
  suppressions?: { kind: string; status: string; justification: string }[]
  fixes?: object[]
}

const checks = [{ name: 'footing', what: 'Totals equal their lines.' }, { name: 'same-fact' }]

function log(reports: readonly Report[]) {
  const views = reports.map(viewOf)
  const total = { ...views[0]!.counts, files: views.length, unreadable: 0 }
  const many = views.length > 1
  const text =
    sarif.open!(many, { checks, version: '1.2.3' }) +
    views.map((view) => sarif.write(view, {})).join(sarif.between) +
    sarif.close!(many, total, {})
  const parsed = JSON.parse(text)
  return {
    version: parsed.version,
    run: parsed.runs[0],
    results: parsed.runs[0].results as Result[],
  }
}

test('one run by one tool, with a rule for each check', () => {
  const { version, run } = log([sampleReport()])
  expect(version).toBe('2.1.0')
  expect(run.columnKind).toBe('utf16CodeUnits')
  expect(run.invocations).toEqual([{ executionSuccessful: true }])
  expect(run.tool.driver).toMatchObject({ name: 'Tanshin', semanticVersion: '1.2.3' })
  const [footing, same] = run.tool.driver.rules
  expect(footing).toMatchObject({
    id: 'footing',
    name: 'Footing',
    shortDescription: { text: 'Totals equal their lines.' },
  })
  expect(same.name).toBe('SameFact')
  expect(same.help.text).toContain('accept the finding with a reason')
})

test('findings fail, ticked figures pass, untested ones are left out', () => {
  const { results } = log([sampleReport()])
  const { coverage, findings } = sampleResult()
  const ofKind = (kind: string) => results.filter((result) => result.kind === kind)
  expect(ofKind('fail').map(({ level }) => level)).toEqual(['error', 'warning', 'note'])
  expect(ofKind('fail')).toHaveLength(findings.length)
  expect(ofKind('pass')).toHaveLength(coverage.ticked)
  for (const { level } of ofKind('pass')) expect(level).toBe('none')
})

test('a finding points at its figure, the others and its fingerprint', () => {
  const { results } = log([sampleReport()])
  const { source } = sampleResult().release.document
  const [footing] = results
  const { artifactLocation, region } = footing!.locations[0]!.physicalLocation
  expect(artifactLocation.uri).toBe('kitahama-3q26.md')
  expect(source.slice(region.charOffset, region.charOffset + region.charLength)).toBe('912')
  expect(region).toMatchObject({ startLine: 12, startColumn: 41 })
  expect(footing!.relatedLocations!.map(({ message }) => message.text)).toEqual([
    'result: 4,821',
    'addend: 2,100',
    'addend: 1,800',
  ])
  expect(footing!.partialFingerprints).toEqual({ 'tanshinFinding/v1': 'footing-5c1e09a7' })
  expect(footing!.fixes).toHaveLength(1)
  expect(footing!.suppressions).toBeUndefined()
})

test('an accepted finding is suppressed with its justification', () => {
  const finding = 'footing-5c1e09a7'
  const acceptance = { finding, check: 'footing', message: '', figures: [], reason: 'so', by: 'me' }
  const { results } = log([sampleReport({ accepted: new Map([[finding, acceptance]]) })])
  expect(results[0]!.suppressions).toEqual([
    { kind: 'external', status: 'accepted', justification: 'so (me)' },
  ])
})

test('several files are one run', () => {
  const other = sampleReport({ document: { path: 'b.md', sha256: 'cd'.repeat(32) } })
  const { results } = log([sampleReport(), other])
  const uris = new Set(
    results.map(({ locations }) => locations[0]!.physicalLocation.artifactLocation.uri),
  )
  expect([...uris]).toEqual(['kitahama-3q26.md', 'b.md'])
})

test.each([
  ['a b/ü.md', 'a%20b/%C3%BC.md'],
  ['/tmp/x#1.md', 'file:///tmp/x%231.md'],
  ['C:\\drafts\\x.md', 'file:///C:/drafts/x.md'],
  ['-', 'stdin'],
])('the path %s is the reference %s', (path, uri) => {
  const { results } = log([sampleReport({ document: { path, sha256: '' } })])
  expect(results[0]!.locations[0]!.physicalLocation.artifactLocation.uri).toBe(uri)
})
