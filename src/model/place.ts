/** Where something stands in the source. */
export interface Place {
  /** Offsets into the decoded source text, end exclusive. */
  readonly start: number
  readonly end: number
  /** HTML only: the path of elements that leads to it. */
  readonly path?: string
}
