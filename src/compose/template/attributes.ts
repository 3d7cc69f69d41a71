/**
 * The attributes of a tag: what it may have, and their values read as what they must be.
 *
 * In: a tag's node and the list of what it may have. Out: values of the right type. An unknown name
 * or a wrong type is a problem, and the value then is as if it were not there.
 */
import type { Composing } from './composing.ts'
import { evaluate, type TemplateNode } from './markdoc.ts'
import { nearest } from './problems.ts'

export type AttributeType = 'string' | 'number' | 'boolean' | 'strings' | readonly string[]

/** `primary` is the one in front, without a name. A list of strings are the values it may have. */
export type AttributeTypes = Readonly<Record<string, AttributeType>>

export interface Attributes {
  readonly line: number
  string(name: string): string | undefined
  number(name: string): number | undefined
  boolean(name: string): boolean | undefined
  strings(name: string): readonly string[] | undefined
  /** Axes with their members. */
  readonly members: Readonly<Record<string, string>>
}

/** Reads the attributes of a tag. `withAxes`: the workspace's axes may be named too. */
export function readAttributes(
  node: TemplateNode,
  types: AttributeTypes,
  composing: Composing,
  withAxes = false,
): Attributes {
  const values = new Map<string, unknown>()
  const members: Record<string, string> = {}
  const axes = withAxes ? composing.axes : []
  for (const [name, written] of Object.entries(node.attributes)) {
    const value = evaluate(written, composing.scopeAt(node.line))
    if (value === undefined || value === null) continue
    if (axes.includes(name)) {
      if (typeof value === 'string') members[name] = value
      else composing.problems.add(node.line, `${name} must be a string`, `write ${name}="…"`)
    } else if (!Object.hasOwn(types, name)) reportUnknown(node, name, [...keysOf(types), ...axes])
    else if (isOf(value, types[name]!)) values.set(name, value)
    else reportType(node, name, types[name]!)
  }
  return gettersOf(node.line, values, members)

  function reportUnknown({ tag, line }: TemplateNode, name: string, known: readonly string[]) {
    const message =
      name === 'primary' ? `"${tag}" takes no name in front` : `"${tag}" has no attribute "${name}"`
    composing.problems.add(line, message, nearest(name, known))
  }

  function reportType({ tag, line }: TemplateNode, name: string, type: AttributeType) {
    const what = name === 'primary' ? `what follows "${tag}"` : `"${name}" of "${tag}"`
    composing.problems.add(line, `${what} must be ${typeInWords(type)}`, remedyFor(type))
  }
}

function keysOf(types: AttributeTypes): string[] {
  return Object.keys(types).filter((name) => name !== 'primary')
}

function gettersOf(
  line: number,
  values: ReadonlyMap<string, unknown>,
  members: Readonly<Record<string, string>>,
): Attributes {
  return {
    line,
    members,
    string: (name) => values.get(name) as string | undefined,
    number: (name) => values.get(name) as number | undefined,
    boolean: (name) => values.get(name) as boolean | undefined,
    strings: (name) => {
      const value = values.get(name) as string | readonly string[] | undefined
      return typeof value === 'string' ? [value] : value
    },
  }
}

function isOf(value: unknown, type: AttributeType): boolean {
  if (type === 'string') return typeof value === 'string'
  if (type === 'number') return Number.isInteger(value) && (value as number) >= 0
  if (type === 'boolean') return typeof value === 'boolean'
  if (type === 'strings')
    return (
      typeof value === 'string' ||
      (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    )
  return type.includes(value as string)
}

function typeInWords(type: AttributeType): string {
  if (type === 'string') return 'a string'
  if (type === 'number') return 'a whole number'
  if (type === 'boolean') return 'true or false'
  if (type === 'strings') return 'a string or a list of strings'
  return `one of ${type.join(', ')}`
}

function remedyFor(type: AttributeType): string {
  if (type === 'strings') return 'write "…" or ["…", "…"]'
  if (type === 'number') return 'write a number from 0 without quotes'
  if (type === 'boolean') return 'write true or false without quotes'
  return 'write it in double quotes'
}
