/** The list of formats; another one is a file and a line here. */
import { json, ndjson } from './json.ts'
import type { Formatter } from './formatter.ts'
import { sarif } from './sarif.ts'
import { text } from './text/text.ts'

export const formatters: readonly Formatter[] = [text, json, ndjson, sarif]

export function formatterNamed(name: string): Formatter | undefined {
  return formatters.find((formatter) => formatter.name === name)
}
