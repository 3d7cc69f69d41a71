/** What goes wrong with one of several files: the others go on. */
import { safeText } from '../report/text/safe.ts'

/** One sentence on standard error. */
export function complain(message: string): void {
  process.stderr.write(`tanshin: ${safeText(message)}\n`)
}
