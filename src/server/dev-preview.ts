/**
 * The preview of a workspace: the last page that could be built, and what is wrong now.
 *
 * In: a folder, and word that it changed. Out: a page and a state for whoever listens. A mistake
 * leaves the last good page as it is.
 */
import { setTimeout } from 'node:timers/promises'
import { readWorkspaceFiles } from '../batch/read-workspace.ts'
import { UserError } from '../batch/user-error.ts'
import type { Problem } from '../compose/book.ts'
import { composeWorkspace } from '../pipeline/build-release.ts'
import { html } from '../write/html/html.ts'
import { type StartChecker, startChecker } from './dev-check.ts'
import type { PreviewState } from './dev-state.ts'

export interface Preview {
  readonly state: PreviewState
  readonly page: Uint8Array | undefined
  /** Builds anew; changes that come while it builds are built together after it. */
  rebuild(): Promise<void>
  /**
   * Builds a few times for nothing, so that the first change is answered as fast as the tenth: code
   * that has run is code that is compiled. Ends as soon as there is something to build.
   */
  warmUp(): Promise<void>
  /** Calls `listener` after each change of the state; returns how to stop. */
  subscribe(listener: (state: PreviewState) => void): () => void
  close(): Promise<void>
}

const warmUpRounds = 6
/** Between them, a page that is asked for is answered. */
const pauseMs = 10

/** Opens the preview of a workspace, without a page yet. `start` gives who checks its pages. */
export function openPreview(folder: string, start: StartChecker = startChecker): Preview {
  const listeners = new Set<(state: PreviewState) => void>()
  let state: PreviewState = { version: 0, problems: [] }
  let page: Uint8Array | undefined
  let running: Promise<void> | undefined
  let isStale = false
  const checker = start(({ version, check }) => {
    if (check && version === state.version) change({ ...state, checked: check })
  })

  function change(next: PreviewState): void {
    state = next
    for (const listener of listeners) listener(next)
  }

  async function build(): Promise<void> {
    const built = await buildPage(folder)
    if ('problems' in built) return change({ ...state, problems: built.problems })
    page = built.page
    const version = state.version + 1
    change({ version, problems: [] })
    checker.check({ version, page })
  }

  async function buildAll(): Promise<void> {
    do {
      isStale = false
      await build()
    } while (isStale)
  }

  return {
    get state() {
      return state
    },
    get page() {
      return page
    },
    rebuild() {
      isStale = running !== undefined
      running ??= buildAll().finally(() => {
        running = undefined
      })
      return running
    },
    async warmUp() {
      for (let round = 0; round < warmUpRounds && running === undefined; round++) {
        await buildPage(folder)
        await setTimeout(pauseMs)
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => checker.close(),
  }
}

/** The page of a workspace, or why there is none. */
async function buildPage(
  folder: string,
): Promise<{ readonly page: Uint8Array } | { readonly problems: readonly Problem[] }> {
  try {
    const composed = await composeWorkspace(await readWorkspaceFiles(folder))
    if ('problems' in composed) return composed
    return { page: await html.write(composed.composition, {}) }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { problems: [{ file: folder, line: 1, message: error.message, remedy: '' }] }
  }
}
