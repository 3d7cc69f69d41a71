import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sampleReport } from '../../test/report/sample.ts'
import { json, ndjson, toJson } from './json.ts'
import { checkSchema, jsonSchema } from './schema.ts'
import { viewOf } from './view.ts'

const golden = '../../test/report/golden'

test('the JSON of the sample', async () => {
  const text = `${json.write(viewOf(sampleReport()), {})}\n`
  await expect(text).toMatchFileSnapshot(`${golden}/sample.json`)
})

test('it keeps the contract, also as it is read back', () => {
  const view = viewOf(sampleReport())
  expect(() => checkSchema.strict().parse(JSON.parse(json.write(view, {})))).not.toThrow()
  expect(ndjson.write(view, {})).toBe(`${JSON.stringify(toJson(view))}\n`)
})

test('every figure is in one state, and the counts add up', () => {
  const { figures, coverage } = toJson(viewOf(sampleReport()))
  const count = (state: string) => figures.filter((figure) => figure.state === state).length
  expect(coverage).toMatchObject({
    figures: figures.length,
    ticked: count('ticked'),
    finding: count('finding'),
    untested: count('untested'),
  })
  expect(coverage.ticked + coverage.finding + coverage.untested).toBe(figures.length)
  for (const { state, reason } of figures) expect(reason !== undefined).toBe(state === 'untested')
})

test('every id that is named is there', () => {
  const { figures, relations, findings } = toJson(viewOf(sampleReport()))
  const ids = new Set([...figures, ...relations].map(({ id }) => id))
  const named = [
    ...figures.flatMap((figure) => figure.relations),
    ...relations.flatMap((relation) => relation.figures.map(({ id }) => id)),
    ...findings.flatMap((finding) => [...finding.figures, ...finding.relations]),
  ]
  expect(named.filter((id) => !ids.has(id))).toEqual([])
})

test('several files are one array', () => {
  const text = json.write(viewOf(sampleReport()), {})
  const total = { ...viewOf(sampleReport()).counts, files: 2, unreadable: 0 }
  const all = `${json.open!(true, {})}${text}${json.between}${text}${json.close!(true, total, {})}`
  expect(JSON.parse(all)).toHaveLength(2)
})

test('the published schema is the one of this version: else run tools/schema.ts', () => {
  const published = new URL('../../schema/tanshin-check-1.schema.json', import.meta.url)
  expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(jsonSchema())),
  )
})
