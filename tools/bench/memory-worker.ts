/**
 * The process whose memory is measured: checks the files it is sent the names of, over and over,
 * and says how much it holds after each hundred. Run with `--expose-gc`.
 */
import '../../src/cli/engine.ts'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type PassName, passes } from './passes.ts'

export interface MemoryJob {
  readonly paths: readonly string[]
  readonly pass: PassName
  readonly count: number
}

export interface MemoryUse {
  /** Megabytes of heap in use after a collection, every hundred files. */
  readonly held: readonly number[]
  /** Most megabytes that the process ever had. */
  readonly peak: number
}

const step = 100
const megabyte = 1 << 20

process.on('message', ({ paths, pass, count }: MemoryJob) => {
  const held: number[] = []
  for (let done = 0; done < count; done++) {
    const path = paths[done % paths.length]!
    passes[pass](new Uint8Array(readFileSync(path)), basename(path))
    if ((done + 1) % step !== 0) continue
    globalThis.gc?.()
    held.push(Math.round(process.memoryUsage().heapUsed / megabyte))
  }
  const use: MemoryUse = { held, peak: Math.round(process.resourceUsage().maxRSS / 1024) }
  process.send!(use, () => process.disconnect())
})
