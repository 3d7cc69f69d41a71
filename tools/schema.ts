/**
 * Writes the published JSON Schema of a check, `schema/tanshin-check-1.schema.json`.
 * `node --import ./tools/typescript.mjs tools/schema.ts`
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { jsonSchema } from '../src/report/schema.ts'

const target = join(
  dirname(dirname(fileURLToPath(import.meta.url))),
  'schema/tanshin-check-1.schema.json',
)

mkdirSync(dirname(target), { recursive: true })
writeFileSync(target, `${JSON.stringify(jsonSchema(), null, 2)}\n`)
