/** What a thread of the checker runs: one file at a time, its result as plain data. */
import type { MessagePort } from 'node:worker_threads'
import type { FileBytes } from '../batch/read-file.ts'
import { checkBytes } from '../batch/task.ts'
import { UserError } from '../batch/user-error.ts'
import type { Hear } from '../model/progress.ts'
import type { Report } from '../report/report.ts'

export interface CheckJob {
  readonly path: string
  readonly file: FileBytes
  /** Pages without usable text are read off their pictures. */
  readonly ocr: boolean
  /** Told how far it is. */
  readonly port: MessagePort
}

/** A report, or the sentence that says why there is none. */
export type CheckAnswer = { readonly report: Report } | { readonly problem: string }

export default async function checkJob({ path, file, ocr, port }: CheckJob): Promise<CheckAnswer> {
  try {
    const hear: Hear = (progress) => port.postMessage(progress)
    const report = await checkBytes(path, file, undefined, hear, ocr)
    return { report }
  } catch (error) {
    if (error instanceof UserError) return { problem: error.message }
    throw error
  } finally {
    port.close()
  }
}
