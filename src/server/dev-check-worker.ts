/** A thread that checks a built page, so that the next one need not wait for it. */
import { parentPort } from 'node:worker_threads'
import { checkPage } from './dev-check-page.ts'
import type { PageCheck } from './dev-state.ts'

export interface CheckJob {
  readonly version: number
  readonly page: Uint8Array
}

export interface CheckedPage {
  readonly version: number
  readonly check: PageCheck | undefined
}

parentPort?.on('message', ({ version, page }: CheckJob) => {
  parentPort?.postMessage({ version, check: checkPage(page) } satisfies CheckedPage)
})
