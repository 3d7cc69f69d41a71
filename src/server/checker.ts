/** Checks files beside the server, which goes on answering meanwhile. */
import { MessageChannel } from 'node:worker_threads'
import type { FileBytes } from '../batch/read-file.ts'
import { UserError } from '../batch/user-error.ts'
import type { Hear } from '../model/progress.ts'
import type { Report } from '../report/report.ts'
import type { CheckAnswer, CheckJob } from './check-thread.ts'
import { startThreads } from './threads.ts'

export interface CheckWatch {
  readonly hear: Hear
  /** Ends the check, and the thread that it runs in. */
  readonly signal: AbortSignal
}

/** Throws a `UserError` where the bytes are no release. */
export type CheckFile = (path: string, file: FileBytes, watch: CheckWatch) => Promise<Report>

/** Two: one for a folder's files, and one for what changes or is dropped meanwhile. */
const threads = 2

/** Beside this module, and in its language: compiled, or run as it is written. */
const thread = new URL(
  import.meta.url.endsWith('.ts') ? './check-thread.ts' : './check-thread.js',
  import.meta.url,
)

/** A changed file is checked at once; `ocr`: pages without text are read off their pictures. */
export function startChecker(ocr = false): CheckFile {
  const run = startThreads<CheckJob, CheckAnswer>(thread, threads)
  return async (path, file, { hear, signal }) => {
    const { port1: own, port2: port } = new MessageChannel()
    own.on('message', hear)
    try {
      const answer = await run({ path, file, ocr, port }, { signal, ports: [port] })
      if ('problem' in answer) throw new UserError(answer.problem, 3)
      return answer.report
    } finally {
      own.close()
    }
  }
}
