/** A check that throws is a bug in it: a benchmark says so for that release and goes on. */
import { type CheckOutcome, checkText } from '../../src/pipeline/check-release.ts'

export function tryCheck(
  bytes: Uint8Array,
  fileName: string,
): CheckOutcome | { readonly reason: string } {
  try {
    return checkText(bytes, fileName)
  } catch (error) {
    return { reason: `the check crashed: ${error instanceof Error ? error.stack : error}` }
  }
}
