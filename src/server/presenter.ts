/**
 * Shows releases while they are checked: makes HTML harmless and draws the pages of PDFs, in a
 * thread beside the server and the checks.
 */
import { Piscina } from 'piscina'
import type { PresentAnswer, Presented, PresentJob } from './present-thread.ts'

export interface Presenter {
  /** Undefined where the format has no look of its own. */
  present(name: string, bytes: Uint8Array, signal: AbortSignal): Promise<Presented | undefined>
  /** A page as PNG, counted from 0; undefined where it cannot be drawn or nobody waits any more. */
  picture(bytes: Uint8Array, page: number, signal: AbortSignal): Promise<Uint8Array | undefined>
}

const thread = new URL(
  import.meta.url.endsWith('.ts') ? './present-thread.ts' : './present-thread.js',
  import.meta.url,
)

export function startPresenter(): Presenter {
  const pool = new Piscina({
    filename: thread.href,
    minThreads: 1,
    maxThreads: 1,
    concurrentTasksPerWorker: 1,
  })
  return presenterWith((job, signal) => pool.run(job, { signal }))
}

/** A presenter whose work is done by `run`. */
export function presenterWith(
  run: (job: PresentJob, signal: AbortSignal) => Promise<PresentAnswer>,
): Presenter {
  return {
    async present(name, bytes, signal) {
      const answer = await run({ name, bytes }, signal)
      return answer && 'format' in answer ? answer : undefined
    },
    async picture(bytes, page, signal) {
      const answer = await run({ name: '', bytes, page }, signal)
      return answer instanceof Uint8Array ? answer : undefined
    },
  }
}
