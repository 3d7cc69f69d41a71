/**
 * Benchmark jobs over two processes, results in the order of the jobs.
 *
 * In: the module that does one job and the jobs. Out: the results. A process of its own, because
 * the product is pure and a benchmark must not share a heap with the one that it measures.
 */
import { fork } from 'node:child_process'

export function runJobs<Job, Result>(
  module: string,
  jobs: readonly Job[],
  workers: number,
  report: (done: number) => void,
): Promise<Result[]> {
  const results: Result[] = []
  let next = 0
  let done = 0
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      if (next === jobs.length) return resolve()
      const child = fork(module, [], { serialization: 'advanced' })
      let job = next
      const give = (): void => {
        job = next++
        if (job < jobs.length) child.send(jobs[job] as object)
        else child.disconnect()
      }
      child.on('message', (result) => {
        results[job] = result as Result
        report(++done)
        give()
      })
      child.on('error', reject)
      child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`job ${job} failed`))))
      give()
    })
  return Promise.all(Array.from({ length: workers }, work)).then(() => results)
}
