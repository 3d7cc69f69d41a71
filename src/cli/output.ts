/**
 * Where a report goes: standard output, or a file that is written aside and renamed when it is
 * complete, so that no one ever reads half a report.
 */

import { once } from 'node:events'
import { createWriteStream, rmSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { UserError } from '../batch/user-error.ts'

export interface Output {
  write(text: string | Uint8Array): Promise<void>
  /** Completes the file. */
  finish(): Promise<void>
  /** Leaves no trace of it. */
  abandon(): Promise<void>
}

export function standardOutput(): Output {
  const nothing = (): Promise<void> => Promise.resolve()
  return { write: (text) => send(process.stdout, text), finish: nothing, abandon: nothing }
}

/** Files that are being written; an interrupted run takes them away. */
const unfinished = new Set<string>()

process.once('exit', () => {
  for (const path of unfinished) rmSync(path, { force: true })
})

/** Throws a `UserError` where the file cannot be written. */
export async function fileOutput(path: string): Promise<Output> {
  const aside = `${path}.${process.pid}.part`
  const stream = createWriteStream(aside)
  await once(stream, 'open').catch((error: Error) => fail(path, error))
  unfinished.add(aside)
  stream.on('error', () => {})
  return {
    write: (text) => send(stream, text).catch((error: Error) => fail(path, error)),
    finish: async () => {
      try {
        stream.end()
        await once(stream, 'close')
        await rename(aside, path)
        unfinished.delete(aside)
      } catch (error) {
        fail(path, error as Error)
      }
    },
    abandon: async () => {
      stream.destroy()
      await rm(aside, { force: true })
    },
  }
}

/** Waits where the receiver is slower than the check. */
async function send(stream: NodeJS.WritableStream, text: string | Uint8Array): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain')
}

function fail(path: string, error: Error): never {
  const { code } = error as NodeJS.ErrnoException
  const remedies: Readonly<Record<string, string>> = {
    ENOENT: 'its folder does not exist; create it first',
    EACCES: 'you may not write there; choose another place',
    EROFS: 'the disk is read-only; choose another place',
    ENOSPC: 'the disk is full',
    EISDIR: 'it is a folder; name a file',
  }
  throw new UserError(`${path}: cannot be written: ${remedies[code ?? ''] ?? error.message}.`)
}
