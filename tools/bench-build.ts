/**
 * What a build costs, in milliseconds of the processor: the command from start to end in every
 * format, read back and checked; then composing and each writer, the first time and warm.
 * `npm run build && npm run bench:build [-- DIR]`
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadFonts } from '../src/batch/fonts.ts'
import { readWorkspaceFiles } from '../src/batch/read-workspace.ts'
import { composeWorkspace } from '../src/pipeline/build-release.ts'
import { writers } from '../src/write/writers.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = process.argv[2] ?? join(root, 'examples/iij-1q07')
const rounds = 7

/** The process prints its own use of the processor as it ends, threads and all. */
const meter = `data:text/javascript,${[
  "process.on('exit', () => {",
  '  const { user, system } = process.cpuUsage();',
  "  process.stderr.write('cpu ' + (user + system) / 1000);",
  '});',
].join('')}`

function command(args: readonly string[]): number {
  const out = mkdtempSync(join(tmpdir(), 'tanshin-bench-'))
  const main = join(root, 'dist/program/main.js')
  const { stderr } = spawnSync(
    process.execPath,
    ['--import', meter, main, 'build', folder, '-o', out, ...args],
    { encoding: 'utf8' },
  )
  rmSync(out, { recursive: true })
  const used = /cpu ([\d.]+)$/.exec(stderr)?.[1]
  if (used === undefined) throw new Error(stderr || 'run "npm run build" first')
  return Number(used)
}

async function used(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

async function firstAndBest(name: string, work: () => Promise<unknown>): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) times.push(await used(work))
  const [first = 0, ...rest] = times
  line(name, first, Math.min(...rest))
}

function line(name: string, ...times: readonly number[]): void {
  const cells = times.map((time) => String(Math.ceil(time)).padStart(8))
  console.log(name.padEnd(24) + cells.join(''))
}

console.log(`${folder}\n${' '.repeat(24)}   first    warm`)
line('tanshin build', command([]))
line('tanshin build, HTML', command(['--format', 'html']))
const files = await readWorkspaceFiles(folder)
await firstAndBest('compose', () => composeWorkspace(files))
const composed = await composeWorkspace(files)
if ('problems' in composed) throw new Error(composed.problems[0]?.message)
const fonts = await loadFonts()
for (const { format, write } of writers)
  await firstAndBest(format, () => write(composed.composition, { fonts }))
