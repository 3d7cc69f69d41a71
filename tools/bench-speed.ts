/**
 * What a check costs, as a ratio to two bare parses of the same bytes in the same run, so that
 * machines compare. Time is that of the processor.
 * `npm run bench:speed [-- --dir DIR --rounds N --files N --pdf]`; --pdf measures PDFs, against the
 * bare glyph pass.
 */
import '../src/cli/engine.ts'
import { fork, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import {
  type CorpusFile,
  corpusFiles,
  corpusFolder,
  corpusPdfs,
  readBytes,
} from './bench/corpus.ts'
import type { MemoryJob, MemoryUse } from './bench/memory-worker.ts'
import { type PassName, passes } from './bench/passes.ts'
import { glyphPass, type PdfPassName, pdfPasses } from './bench/pdf-passes.ts'

const names: readonly PassName[] = ['htmlparser2', 'parse5', 'check']

interface Timed {
  readonly name: string
  readonly bytes: number
  /** Best milliseconds of all rounds, by pass. */
  readonly best: Record<PassName, number>
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      dir: { type: 'string' },
      rounds: { type: 'string', default: '5' },
      files: { type: 'string', default: '1000' },
      pdf: { type: 'boolean', default: false },
    },
  })
  const folder = values.dir ?? corpusFolder()
  if (values.pdf) return printPdfs(folder, Number(values.rounds))
  const files = corpusFiles(folder).filter(({ format }) => format === 'html')
  if (files.length === 0) return console.log(`Left out: no HTML releases in ${folder}.`)
  printTimes(timeAll(files, Number(values.rounds)))
  const paths = files.map(({ path }) => path)
  await printWorkers(paths)
  printMemory('check', await memoryOf({ paths, pass: 'check', count: Number(values.files) }))
  printMemory('parse5', await memoryOf({ paths, pass: 'parse5', count: 200 }))
}

const pdfNames: readonly PdfPassName[] = ['glyphs', 'read', 'check']

/** Milliseconds a page of each pass, best of all rounds, and as ratios to the bare glyph pass. */
async function printPdfs(folder: string, rounds: number): Promise<void> {
  const files = corpusPdfs(folder).map((file) => ({ name: file.path, bytes: readBytes(file) }))
  if (files.length === 0) return console.log(`Left out: no PDFs in ${folder}.`)
  let pages = 0
  for (const { bytes } of files) pages += await glyphPass(bytes)
  const best = files.map(() => ({ glyphs: Infinity, read: Infinity, check: Infinity }))
  for (let round = 0; round < rounds; round++) {
    for (const [index, { name, bytes }] of files.entries()) {
      for (const pass of pdfNames) {
        const start = processorTime()
        await pdfPasses[pass](bytes, name)
        best[index]![pass] = Math.min(best[index]![pass], processorTime() - start)
      }
    }
  }
  console.log(`${files.length} PDFs, ${pages} pages, one process`)
  const bare = sum(best.map(({ glyphs }) => glyphs))
  for (const pass of pdfNames) {
    const ms = sum(best.map((one) => one[pass]))
    const ratio = (ms / bare).toFixed(2)
    console.log(`${pass.padEnd(8)} ${(ms / pages).toFixed(1)} ms a page, ${ratio} × the glyph pass`)
  }
  const worker = fileURLToPath(new URL('./bench/pdf-memory.ts', import.meta.url))
  const peak = await new Promise<unknown>((resolve) => fork(worker).on('message', resolve))
  console.log(`a PDF of 300 pages: at most ${peak} MB`)
}

/** The command itself, from its start to its end, by workers. */
async function printWorkers(paths: readonly string[]): Promise<void> {
  const command = fileURLToPath(new URL('../dist/program/main.js', import.meta.url))
  if (!existsSync(command)) return console.log('workers: left out; run npm run build first')
  const once = await secondsOf(command, ['--jobs', '1', ...paths.slice(0, 1)])
  const one = await secondsOf(command, ['--jobs', '1', ...paths])
  const two = await secondsOf(command, ['--jobs', '2', ...paths])
  console.log(
    `tanshin check, ${paths.length} files: ${one.toFixed(1)} s with 1 worker, ` +
      `${two.toFixed(1)} s with 2 (${(one / two).toFixed(2)} × as fast); ` +
      `one file alone: ${once.toFixed(2)} s`,
  )
}

function secondsOf(command: string, args: readonly string[]): Promise<number> {
  const start = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, 'check', '--format', 'ndjson', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    child.on('error', reject)
    child.on('exit', (code) => {
      // 1 says that there are findings.
      if (code === 0 || code === 1) resolve((performance.now() - start) / 1000)
      else reject(new Error(`tanshin check ended with ${code}`))
    })
  })
}

/** The passes take turns file by file, so that a busy moment of the machine hits all three. */
function timeAll(files: readonly CorpusFile[], rounds: number): Timed[] {
  const loaded = files.map((file) => ({ name: basename(file.path), bytes: readBytes(file) }))
  const timed: Timed[] = loaded.map(({ name, bytes }) => ({
    name,
    bytes: bytes.length,
    best: { htmlparser2: Infinity, parse5: Infinity, check: Infinity },
  }))
  for (let round = 0; round < rounds; round++) {
    for (const [index, { name, bytes }] of loaded.entries()) {
      for (const pass of names) {
        const start = processorTime()
        passes[pass](bytes, name)
        const took = processorTime() - start
        // The first round warms up.
        if (round > 0) timed[index]!.best[pass] = Math.min(timed[index]!.best[pass], took)
      }
    }
  }
  return timed
}

/** Milliseconds of the processor, the collection of garbage included: a busy machine adds none. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function printTimes(timed: readonly Timed[]): void {
  const bytes = sum(timed.map((one) => one.bytes))
  const total = (pass: PassName): number => sum(timed.map(({ best }) => best[pass]))
  console.log(`${timed.length} HTML releases, ${(bytes / 1e6).toFixed(1)} MB, one process`)
  for (const pass of names) {
    const ms = total(pass)
    const speed = `${(bytes / 1000 / ms).toFixed(1)} MB/s, ${(ms / timed.length).toFixed(1)} ms a release`
    const ratios =
      `${(ms / total('htmlparser2')).toFixed(2)} × htmlparser2, ` +
      `${(ms / total('parse5')).toFixed(2)} × parse5`
    console.log(`${pass.padEnd(12)} ${speed}, ${ratios}`)
  }
  const ratios = timed
    .map(({ name, best }) => ({ name, ratio: best.check / best.parse5 }))
    .sort((one, other) => one.ratio - other.ratio)
  const at = (share: number): string =>
    ratios[Math.min(ratios.length - 1, Math.floor(share * ratios.length))]!.ratio.toFixed(2)
  console.log(`check ÷ parse5 by release: median ${at(0.5)}, 90% within ${at(0.9)}`)
  for (const { name, ratio } of ratios.slice(-5))
    console.log(`  slowest: ${ratio.toFixed(2)} ${name}`)
}

function memoryOf(job: MemoryJob): Promise<MemoryUse> {
  return new Promise((resolve, reject) => {
    const worker = fileURLToPath(new URL('./bench/memory-worker.ts', import.meta.url))
    const child = fork(worker, [], { execArgv: [...process.execArgv, '--expose-gc'] })
    child.on('message', (use) => resolve(use as MemoryUse))
    child.on('error', reject)
    child.on('exit', (code) => code !== 0 && reject(new Error('the measured process failed')))
    child.send(job)
  })
}

function printMemory(pass: PassName, { held, peak }: MemoryUse): void {
  const first = held[0] ?? 0
  const last = held[held.length - 1] ?? 0
  console.log(
    `${pass}: at most ${peak} MB; after ${held.length * 100} files ` +
      `${last} MB are held, after the first 100 ${first} MB (${held.join(' ')})`,
  )
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

await main()
