/**
 * Many files: a pool of workers, results in the order of the input as they come, never more of
 * them in flight than a few to a worker, so that memory stays flat however many files there are.
 * One file is checked in this process, without the start of a worker.
 */
import { availableParallelism } from 'node:os'
import type { Piscina } from 'piscina'
import { crashed, runTask, type Task, type TaskResult } from './task.ts'

export interface BatchOptions {
  /** Workers; as many as pay and the machine runs at once, where left out. */
  readonly jobs?: number
  /** Called as files are done, in any order: for a progress bar. */
  readonly onDone?: (path: string) => void
}

/** Files that may wait for one worker: enough that it never waits, few enough to stay small. */
const windowPerJob = 3

/** Files for which a worker more is worth its start: it loads and warms up by itself. */
const filesPerWorker = 4

/** The results of `tasks`, in their order. One that fails stops no other. */
export async function* runTasks(
  tasks: readonly Task[],
  { jobs = jobsFor(tasks.length), onDone }: BatchOptions = {},
): AsyncGenerator<TaskResult> {
  const workers = Math.min(jobs, tasks.length)
  const pool = workers > 1 ? await poolOf(workers) : undefined
  try {
    const run = (task: Task): Promise<TaskResult> => runOne(pool, task, onDone)
    yield* inOrder(tasks, pool ? workers * windowPerJob : 1, run)
  } finally {
    await pool?.destroy()
  }
}

function jobsFor(files: number): number {
  return Math.min(availableParallelism(), Math.ceil(files / filesPerWorker))
}

/** Standard input can be read in this process only. */
async function runOne(
  pool: Piscina | undefined,
  task: Task,
  onDone: BatchOptions['onDone'],
): Promise<TaskResult> {
  const { path } = task
  try {
    return pool && path !== '-' ? await pool.run(task) : await runTask(task)
  } catch (error) {
    return { kind: 'unreadable', path, message: crashed(path, error) }
  } finally {
    onDone?.(path)
  }
}

/** Beside this module, and in its language: compiled, or run as it is written. */
const worker = new URL(
  import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js',
  import.meta.url,
)

/** Loaded where there are several files only. */
async function poolOf(workers: number): Promise<Piscina> {
  const { Piscina } = await import('piscina')
  return new Piscina({
    filename: worker.href,
    minThreads: workers,
    maxThreads: workers,
    concurrentTasksPerWorker: 1,
  })
}

/** Keeps `window` tasks going and yields the oldest as soon as it is done. */
async function* inOrder(
  tasks: readonly Task[],
  window: number,
  run: (task: Task) => Promise<TaskResult>,
): AsyncGenerator<TaskResult> {
  const running: Promise<TaskResult>[] = []
  for (const task of tasks) {
    running.push(run(task))
    if (running.length >= window) yield await running.shift()!
  }
  for (const result of running) yield await result
}
