/**
 * `npm run fuzz -- [SEED] [COUNT]`: checks damaged releases, from seed SEED (0) on, COUNT of
 * them (1000). Stops at the first that throws or whose result does not hold together, and
 * prints its seed.
 */
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkText } from '../src/pipeline/check-release.ts'
import { cases, readCase } from '../test/cases.ts'
import { damage } from '../test/fuzz.ts'
import { falseProperties } from '../test/properties.ts'

const [first = 0, count = 1_000] = process.argv.slice(2).map(Number)
const sources = cases.map(readCase)
let slowest = { seed: first, milliseconds: 0 }

for (let seed = first; seed < first + count; seed++) {
  const start = performance.now()
  const problem = fuzz(seed)
  const milliseconds = performance.now() - start
  if (milliseconds > slowest.milliseconds) slowest = { seed, milliseconds }
  if (problem === undefined) continue
  const path = join(tmpdir(), `tanshin-fuzz-${seed}`)
  writeFileSync(path, damage(sources, seed).bytes)
  console.log(
    `Seed ${seed} fails: ${problem}\nThe input is in ${path}; repeat: npm run fuzz -- ${seed} 1`,
  )
  process.exit(1)
}
console.log(
  `${count} damaged releases checked, from seed ${first}; the slowest, seed ${slowest.seed}, took`,
)
console.log(`${Math.ceil(slowest.milliseconds)} ms.`)

function fuzz(seed: number): string | undefined {
  const { name, bytes } = damage(sources, seed)
  try {
    const outcome = checkText(bytes, name)
    return 'findings' in outcome ? falseProperties(outcome)[0] : undefined
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
}
