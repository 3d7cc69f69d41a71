/**
 * What a map of a YAML file must hold. In: a node, and the keys that are known. Out: typed values,
 * or undefined with a problem in the report. Separate, so that every file words its mistakes alike.
 */
import { didYouMean } from '../nearest.ts'
import type { Report } from './problems.ts'
import { parseSlice, type Slice } from './slice.ts'
import type { YamlNode } from './yaml.ts'

export interface Text {
  readonly text: string
  readonly line: number
}

export interface Form {
  readonly line: number
  /** The line of a key, or of the map where it has none. */
  lineOf(key: string): number
  has(key: string): boolean
  text(key: string): Text | undefined
  /** A problem where it is not given. */
  required(key: string, example: string): Text | undefined
  choice<Choice extends string>(key: string, choices: readonly Choice[]): Choice | undefined
  /** "true" or "false". */
  flag(key: string): boolean | undefined
  form(key: string, known: readonly string[]): Form | undefined
  list(key: string): readonly YamlNode[]
  /** All texts of a map, whatever its keys. */
  texts(key: string): readonly (Text & { readonly key: string })[]
}

/** Reads `node` as a map with the `known` keys; `what` names it in problems: "a scheme". */
export function formOf(
  node: YamlNode | undefined,
  what: string,
  known: readonly string[],
  report: Report,
): Form | undefined {
  if (node?.kind !== 'map') {
    if (node) report.add(node.line, `${what} must have keys`, `write "${known[0]}: …" and so on`)
    return undefined
  }
  const values = new Map<string, { readonly line: number; readonly value: YamlNode }>()
  for (const { key, line, value } of node.entries) {
    if (known.includes(key)) values.set(key, { line, value })
    else report.add(line, `${what} has no key "${key}"`, didYouMean(key, known))
  }
  return formOver(values, node.line, what, report)
}

function formOver(
  values: ReadonlyMap<string, { readonly line: number; readonly value: YamlNode }>,
  line: number,
  what: string,
  report: Report,
): Form {
  const lineOf = (key: string) => values.get(key)?.line ?? line
  const text = (key: string): Text | undefined => {
    const found = values.get(key)
    if (!found || (found.value.kind === 'text' && found.value.text === '')) return undefined
    if (found.value.kind === 'text') return { text: found.value.text.trim(), line: found.line }
    report.add(found.line, `"${key}" of ${what} must be a text`, 'write it on the same line')
    return undefined
  }
  const choice = <Choice extends string>(key: string, choices: readonly Choice[]) => {
    const given = text(key)
    if (!given) return undefined
    const chosen = choices.find((one) => one === given.text)
    if (chosen === undefined) {
      const message = `"${key}" of ${what} cannot be "${given.text}"`
      report.add(given.line, message, `write one of ${choices.join(', ')}`)
    }
    return chosen
  }
  return {
    line,
    lineOf,
    has: (key) => values.has(key),
    text,
    required: (key, example) => {
      const given = text(key)
      if (!given && values.get(key)?.value.kind !== 'list')
        report.add(
          lineOf(key),
          `${what} needs "${key}"`,
          `write, for example, "${key}: ${example}"`,
        )
      return given
    },
    choice,
    flag: (key) => {
      const chosen = choice(key, ['true', 'false'])
      return chosen === undefined ? undefined : chosen === 'true'
    },
    form: (key, known) => formOf(values.get(key)?.value, `"${key}"`, known, report),
    list: (key) => listOf(values.get(key)?.value, lineOf(key), `"${key}" of ${what}`, report),
    texts: (key) => textsOf(values.get(key)?.value, lineOf(key), `"${key}" of ${what}`, report),
  }
}

function listOf(
  found: YamlNode | undefined,
  line: number,
  what: string,
  report: Report,
): readonly YamlNode[] {
  if (found === undefined || found.kind === 'list') return found?.items ?? []
  if (found.kind !== 'text' || found.text !== '')
    report.add(line, `${what} must be a list`, 'write [one, two], or a line with "- " for each')
  return []
}

function textsOf(
  found: YamlNode | undefined,
  line: number,
  what: string,
  report: Report,
): readonly (Text & { readonly key: string })[] {
  if (found === undefined || (found.kind === 'text' && found.text === '')) return []
  if (found.kind !== 'map') {
    report.add(line, `${what} must have keys`, 'write "name: value" lines')
    return []
  }
  return found.entries.flatMap((entry) => {
    if (entry.value.kind === 'text')
      return [{ key: entry.key, line: entry.line, text: entry.value.text }]
    report.add(entry.line, `"${entry.key}" must be a text`, 'write it on the same line')
    return []
  })
}

/** A concept or a part of one; a problem where it is no such name. */
export function readSlice(given: Text | undefined, report: Report): Slice | undefined {
  if (!given) return undefined
  const slice = parseSlice(given.text)
  if (!slice) {
    const message = `"${given.text}" is no name of a figure`
    report.add(given.line, message, 'write it as Revenue or Revenue[service=EquipmentSales]')
  }
  return slice
}
