/**
 * Shows releases while they are checked: makes HTML harmless and draws the pages of PDFs, in a
 * thread beside the server and the checks.
 */
import type { PresentAnswer, Presented, PresentJob } from './present-thread.ts'
import { startThreads } from './threads.ts'

export interface Presenter {
  /** Undefined where the format has no look of its own. */
  present(name: string, bytes: Uint8Array, signal: AbortSignal): Promise<Presented | undefined>
  /** A page as PNG, counted from 0; undefined where it cannot be drawn or nobody waits any more. */
  picture(bytes: Uint8Array, page: number, signal: AbortSignal): Promise<Uint8Array | undefined>
}

type Run = (job: PresentJob, signal?: AbortSignal) => Promise<PresentAnswer>

/** Beside this module, and in its language: compiled, or run as it is written. */
const thread = new URL(
  import.meta.url.endsWith('.ts') ? './present-thread.ts' : './present-thread.js',
  import.meta.url,
)

export function startPresenter(): Presenter {
  const run = startThreads<PresentJob, PresentAnswer>(thread, 1)
  return presenterWith((job, signal) => run(job, signal && { signal }))
}

interface Waiting {
  readonly work: () => Promise<void>
  readonly isPicture: boolean
}

/**
 * A presenter whose work is done by `run`, one thing at a time: a release before pictures, and a
 * picture that nobody waits for any more (its page was scrolled past, or closed) not at all.
 */
export function presenterWith(run: Run): Presenter {
  const waiting: Waiting[] = []
  let busy = false
  const next = (): void => {
    if (busy) return
    const release = waiting.findIndex(({ isPicture }) => !isPicture)
    const [first] = waiting.splice(Math.max(0, release), 1)
    if (!first) return
    busy = true
    void first.work().finally(() => {
      busy = false
      next()
    })
  }
  const inTurn = (isPicture: boolean, ask: () => Promise<PresentAnswer>): Promise<PresentAnswer> =>
    new Promise((resolve, reject) => {
      waiting.push({ isPicture, work: () => ask().then(resolve, reject) })
      next()
    })
  return {
    async present(name, bytes, signal) {
      const answer = await inTurn(false, () => run({ name, bytes }, signal))
      return answer && 'format' in answer ? answer : undefined
    },
    async picture(bytes, page, signal) {
      // One that is being drawn is drawn to its end: the thread would have to start anew.
      const answer = await inTurn(true, async () =>
        signal.aborted ? undefined : run({ name: '', bytes, page }),
      )
      return answer instanceof Uint8Array ? answer : undefined
    },
  }
}
