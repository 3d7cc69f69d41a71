/** Throws where the product breaks its own promise: a bug, never the release's or the user's fault. */
export function assert(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`A bug in Tanshin: ${what}.`)
}
