/** How far a check is: told while it runs, to whoever waits for it. */

/** In their order. */
export type Stage = 'reading' | 'figures' | 'facts' | 'relations' | 'findings'

export interface Progress {
  readonly stage: Stage
  /** Pages or blocks read, figures found, facts named, relations judged, findings: so far. */
  readonly count: number
  /** How many there will be, where that is known. */
  readonly of?: number
}

export type Hear = (progress: Progress) => void
