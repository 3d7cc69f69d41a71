/**
 * Checks pages beside the preview, the latest one only.
 */
import { Worker } from 'node:worker_threads'
import type { CheckedPage, CheckJob } from './dev-check-worker.ts'

export type StartChecker = (onChecked: (checked: CheckedPage) => void) => PageChecker

interface PageChecker {
  /** Has a page checked; one that waits is forgotten for a later one. */
  check(job: CheckJob): void
  close(): Promise<void>
}

/** Beside this module, and in its language: compiled, or run as it is written. */
const thread = new URL(
  import.meta.url.endsWith('.ts') ? './dev-check-worker.ts' : './dev-check-worker.js',
  import.meta.url,
)

/** Starts the thread of the checks. */
export const startChecker: StartChecker = (onChecked) => {
  const worker = new Worker(thread)
  let isBusy = false
  let waiting: CheckJob | undefined
  const start = (job: CheckJob) => {
    isBusy = true
    worker.postMessage(job)
  }
  worker.on('message', (checked: CheckedPage) => {
    isBusy = false
    if (waiting) start(waiting)
    waiting = undefined
    onChecked(checked)
  })
  // A check that fails is a bug of the check's; the preview goes on without.
  worker.on('error', () => {
    isBusy = true
  })
  return {
    check: (job) => {
      if (isBusy) waiting = job
      else start(job)
    },
    close: async () => {
      await worker.terminate()
    },
  }
}
