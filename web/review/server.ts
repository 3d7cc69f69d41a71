/** What the page asks of the server. */
import type { Progress } from '../../src/model/progress.ts'
import type { Counts } from '../../src/report/report.ts'
import type { ReviewChanges } from '../../src/report/review/changes.ts'
import type { ReviewData } from '../../src/report/review/data.ts'

export interface Entry {
  readonly id: string
  /** Only of a file are decisions kept. */
  readonly from: 'file' | 'drop' | 'workspace'
  readonly version: number
  readonly problem?: string
  /** A check is running. */
  readonly checking?: {
    readonly stages: readonly Progress[]
    /** Hash of the draft, as soon as it can be looked at. */
    readonly draft?: string
  }
  readonly counts?: Counts
}

export interface Review extends Entry {
  readonly data?: ReviewData
  readonly changes?: ReviewChanges
  /** What can be taken away: "marked", "work-paper". */
  readonly exports?: readonly string[]
}

export type Decision =
  | { kind: 'accept'; finding: string; reason: string; by: string }
  | { kind: 'confirm'; figure: string; reference: string; by: string }
  | { kind: 'reopen'; finding: string }
  | { kind: 'reopen'; figure: string }

export async function listReleases(): Promise<readonly Entry[]> {
  return answer(await fetch('/api/releases'))
}

export async function readReview(id: string): Promise<Review> {
  return answer(await fetch(`/api/releases/${encodeURIComponent(id)}`))
}

export async function sendDecision(id: string, decision: Decision): Promise<Review> {
  const address = `/api/releases/${encodeURIComponent(id)}/decisions`
  return answer(await fetch(address, { method: 'POST', body: JSON.stringify(decision) }))
}

export async function sendFile(file: File): Promise<Entry> {
  const address = `/api/releases?name=${encodeURIComponent(file.name)}`
  return answer(await fetch(address, { method: 'POST', body: file }))
}

/** Ends the check that is running, or begins it again. */
export async function sendOrder(id: string, order: 'stop' | 'again'): Promise<Entry> {
  const address = `/api/releases/${encodeURIComponent(id)}/${order}`
  return answer(await fetch(address, { method: 'POST' }))
}

export interface News {
  readonly release: string
  readonly kind: string
  readonly progress?: Progress
}

/** Calls `hear` whenever a release was opened, checked or decided about. */
export function listen(hear: (news: News) => void, gone: (is: boolean) => void) {
  const source = new EventSource('/api/events')
  source.addEventListener('news', (event) =>
    hear(JSON.parse((event as MessageEvent<string>).data) as News),
  )
  source.addEventListener('open', () => gone(false))
  source.addEventListener('error', () => gone(true))
}

async function answer<T>(response: Response): Promise<T> {
  const text = await response.text()
  if (response.ok) return JSON.parse(text) as T
  let problem = text
  try {
    problem = (JSON.parse(text) as { problem?: string }).problem ?? text
  } catch {
    // A sentence that is no JSON is shown as it is.
  }
  throw new Error(problem.trim() || `The server answers ${response.status}.`)
}
