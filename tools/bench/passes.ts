/**
 * What one release costs: a bare parse, a parse with places, and the whole check.
 *
 * In: bytes. Out: nothing but the time it took; the caller has the clock.
 */
import { existsSync } from 'node:fs'
import { Parser } from 'htmlparser2'
import { parse } from 'parse5'

/** What is measured is what is installed: the built files, where there are any. */
const built = new URL('../../dist/pipeline/check-release.js', import.meta.url)
const source = new URL('../../src/pipeline/check-release.ts', import.meta.url)
const { checkText }: typeof import('../../src/pipeline/check-release.ts') = await import(
  (existsSync(built) ? built : source).href
)

export type PassName = 'htmlparser2' | 'parse5' | 'check'

/** Every pass starts from the bytes, so that decoding is in all three. */
export const passes: Readonly<Record<PassName, (bytes: Uint8Array, name: string) => void>> = {
  htmlparser2: (bytes) => {
    const parser = new Parser({})
    parser.end(new TextDecoder().decode(bytes))
  },
  parse5: (bytes) => {
    parse(new TextDecoder().decode(bytes), { sourceCodeLocationInfo: true })
  },
  check: (bytes, name) => {
    checkText(bytes, name)
  },
}
