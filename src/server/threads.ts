/** Threads beside the server, which goes on answering. The only file here that starts any. */
import type { MessagePort } from 'node:worker_threads'
import { Piscina } from 'piscina'

export interface RunOptions {
  /** Ends the job, and the thread that it runs in. */
  readonly signal?: AbortSignal
  /** Moved to the thread with the job. */
  readonly ports?: readonly MessagePort[]
}

export type RunJob<Job, Answer> = (job: Job, options?: RunOptions) => Promise<Answer>

const idleTimeout = 120_000

/** Up to `most` threads, each a job at a time. They start with the first jobs and stay a while. */
export function startThreads<Job, Answer>(thread: URL, most: number): RunJob<Job, Answer> {
  const pool = new Piscina({
    filename: thread.href,
    minThreads: 1,
    maxThreads: most,
    concurrentTasksPerWorker: 1,
    // The next change of a file comes soon: a thread that starts anew has to warm up.
    idleTimeout,
  })
  return (job, { signal, ports = [] } = {}) =>
    pool.run(job, { transferList: [...ports], ...(signal && { signal }) })
}
