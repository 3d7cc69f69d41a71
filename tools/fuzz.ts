/**
 * `npm run fuzz -- [pdf] [SEED] [COUNT]`: checks damaged releases, or damaged PDFs, from seed SEED
 * (0) on, COUNT of them (1000). Stops at the first that throws or whose result does not hold
 * together, and prints its seed.
 */
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkRelease } from '../src/pipeline/check-release.ts'
import { cases, readCase } from '../test/cases.ts'
import { damage } from '../test/fuzz.ts'
import { damagedPdf } from '../test/pdf-fuzz.ts'
import { options } from '../test/pdf-writer.ts'
import { falseProperties } from '../test/properties.ts'

const words = process.argv.slice(2)
const isPdf = words[0] === 'pdf'
const [first = 0, count = 1_000] = words.slice(isPdf ? 1 : 0).map(Number)
const sources = cases.map(readCase)
let slowest = { seed: first, milliseconds: 0 }

for (let seed = first; seed < first + count; seed++) {
  const start = performance.now()
  const problem = await fuzz(seed)
  const milliseconds = performance.now() - start
  if (milliseconds > slowest.milliseconds) slowest = { seed, milliseconds }
  if (problem === undefined) continue
  const path = join(tmpdir(), `tanshin-fuzz-${seed}`)
  writeFileSync(path, inputOf(seed).bytes)
  console.log(
    `Seed ${seed} fails: ${problem}\nThe input is in ${path}; repeat: npm run fuzz -- ${isPdf ? 'pdf ' : ''}${seed} 1`,
  )
  process.exit(1)
}
console.log(
  `${count} damaged releases checked, from seed ${first}; the slowest, seed ${slowest.seed}, took`,
)
console.log(`${Math.ceil(slowest.milliseconds)} ms.`)

function inputOf(seed: number): { readonly name: string; readonly bytes: Uint8Array } {
  return isPdf ? { name: 'release.pdf', bytes: damagedPdf(seed) } : damage(sources, seed)
}

async function fuzz(seed: number): Promise<string | undefined> {
  const { name, bytes } = inputOf(seed)
  try {
    const outcome = await checkRelease(bytes, name, options)
    return 'findings' in outcome ? falseProperties(outcome)[0] : undefined
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
}
