/** Throws where the product breaks its own promise: a bug, not the fault of release or user. */
export function assert(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`A bug in Tanshin: ${what}.`)
}
