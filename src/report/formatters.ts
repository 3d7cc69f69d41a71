/** The list of formats; another one is a file and a line here. */

import type { Formatter } from './formatter.ts'
import { json, ndjson } from './json.ts'
import { html } from './page/page.ts'
import { sarif } from './sarif.ts'
import { text } from './text/text.ts'

export const formatters: readonly Formatter[] = [text, json, ndjson, sarif, html]

export function formatterNamed(name: string): Formatter | undefined {
  return formatters.find((formatter) => formatter.name === name)
}
