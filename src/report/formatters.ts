/** The list of formats; another one is a file and a line here. */

import { extract } from './extract/extract.ts'
import { facts } from './facts.ts'
import type { Formatter } from './formatter.ts'
import { json, ndjson } from './json.ts'
import { html } from './page/page.ts'
import { sarif } from './sarif.ts'
import { text } from './text/text.ts'

export const formatters: readonly Formatter[] = [text, json, ndjson, sarif, html]

/** A format by its name; facts and extracts are for a store and for other programs, no reports. */
export function formatterNamed(name: string): Formatter | undefined {
  return [...formatters, facts, extract].find((formatter) => formatter.name === name)
}
