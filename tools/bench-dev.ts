/**
 * How long `tanshin dev` takes from a changed fact to the new page: the aim is 150 ms.
 * `node --import ./tools/typescript.mjs tools/bench-dev.ts [workspace]`
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPreview } from '../src/server/dev-preview.ts'

const source = process.argv[2] ?? 'examples/iij-1q07'
const changes = 40
const folder = mkdtempSync(join(tmpdir(), 'tanshin-bench-'))
cpSync(source, folder, { recursive: true })
const file = join(folder, process.argv[3] ?? 'facts/income.csv')
const given = readFileSync(file, 'utf8')

// Without the check, which has a thread of its own.
const preview = openPreview(folder, () => ({ check: () => {}, close: async () => {} }))

interface Cost {
  readonly wall: number
  readonly cpu: number
}

async function measured(work: () => Promise<void>): Promise<Cost> {
  const before = process.cpuUsage()
  const start = process.hrtime.bigint()
  await work()
  const { user, system } = process.cpuUsage(before)
  return { wall: Number(process.hrtime.bigint() - start) / 1e6, cpu: (user + system) / 1e3 }
}

const first = await measured(() => preview.rebuild())
const warm = await measured(() => preview.warmUp())
const costs: Cost[] = []
for (let change = 1; change <= changes; change++) {
  // The last digit of the last number, so that what rests on it follows.
  writeFileSync(
    file,
    given.replace(/(\d)(\D*)$/, (_, _digit, rest) => `${change % 10}${rest}`),
  )
  costs.push(await measured(() => preview.rebuild()))
  const [problem] = preview.state.problems
  if (problem) throw new Error(`${problem.file}:${problem.line}: ${problem.message}`)
}
await preview.close()
rmSync(folder, { recursive: true })

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)]!
}

function line(what: string, { wall, cpu }: Cost): string {
  return `${what.padEnd(32)}${Math.ceil(wall)} ms, ${Math.ceil(cpu)} ms of the processor`
}

const half = costs.slice(changes / 2)
console.log(line('first page', first))
console.log(line('warming up, beside the reader', warm))
console.log(line('after the first change', costs[0]!))
console.log(line('after the fifth', costs[4]!))
console.log(
  line('median of the later half', {
    wall: median(half.map(({ wall }) => wall)),
    cpu: median(half.map(({ cpu }) => cpu)),
  }),
)
