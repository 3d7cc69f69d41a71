/** Writes anew what every stage makes of the releases in `test/corpus/`. Read the difference. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { cases, expectedPath, printCase } from '../test/cases.ts'
import { stages } from '../test/stages.ts'

for (const name of cases) {
  const printed = printCase(name)
  for (const stage of stages) {
    const path = expectedPath(name, stage)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, printed[stage])
    rmSync(expectedPath(name, stage, '-changed'), { force: true })
  }
}
console.log(`Written: ${cases.join(', ')}. Read the difference: git diff test/corpus`)
