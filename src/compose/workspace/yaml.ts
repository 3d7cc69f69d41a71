/**
 * YAML as texts, lists and maps with their lines. In: a text. Out: a tree in which every scalar is
 * the text that was typed ("123.39", "03-31", "1,048"), so that no number passes through a float.
 * The one file that knows the YAML library.
 */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node as LibraryNode,
  LineCounter,
  parseDocument,
} from 'yaml'
import type { Report } from './problems.ts'

export type YamlNode = YamlText | YamlList | YamlMap

export interface YamlText {
  readonly kind: 'text'
  readonly line: number
  readonly text: string
}

export interface YamlList {
  readonly kind: 'list'
  readonly line: number
  readonly items: readonly YamlNode[]
}

export interface YamlMap {
  readonly kind: 'map'
  readonly line: number
  readonly entries: readonly YamlEntry[]
}

export interface YamlEntry {
  readonly key: string
  readonly line: number
  readonly value: YamlNode
}

const depthMax = 40
const charactersMax = 4_000_000

/** The tree of `text`; undefined where it is no YAML, or empty, with the reasons in `report`. */
export function readYaml(text: string, report: Report): YamlNode | undefined {
  if (text.length > charactersMax) {
    report.add(1, 'the file is too large', 'give large tables as CSV')
    return undefined
  }
  const lines = new LineCounter()
  try {
    const options = { lineCounter: lines, schema: 'failsafe', prettyErrors: false } as const
    const document = parseDocument(text, options)
    for (const { message, pos } of document.errors) {
      const { line } = lines.linePos(pos[0])
      report.add(line, `this is no valid YAML: ${firstSentence(message)}`, remedyFor(message))
    }
    if (document.errors.length > 0) return undefined
    if (document.contents === null) return undefined
    return convert(document.contents as LibraryNode, 1, { lines, report }, 0)
  } catch {
    report.add(1, 'the file cannot be read as YAML', 'check its brackets and indentation')
    return undefined
  }
}

interface Context {
  readonly lines: LineCounter
  readonly report: Report
}

function convert(
  node: LibraryNode | null,
  nearLine: number,
  context: Context,
  depth: number,
): YamlNode {
  const line = node?.range ? context.lines.linePos(node.range[0]).line : nearLine
  const empty: YamlText = { kind: 'text', line, text: '' }
  if (node === null) return empty
  if (depth > depthMax) {
    context.report.add(line, 'this is nested too deeply', 'write it flatter')
    return empty
  }
  if (isAlias(node)) {
    context.report.add(line, 'anchors and aliases are not read', 'write the value out')
    return empty
  }
  if (isScalar(node)) return { kind: 'text', line, text: String(node.value ?? '') }
  if (isSeq<LibraryNode | null>(node)) {
    const items = node.items.map((item) => convert(item, line, context, depth + 1))
    return { kind: 'list', line, items }
  }
  if (!isMap<LibraryNode, LibraryNode | null>(node)) return empty
  const entries = node.items.map(({ key, value }) => {
    const name = convert(key, line, context, depth + 1)
    if (name.kind !== 'text')
      context.report.add(name.line, 'a key must be a text', 'quote it if it has brackets')
    return {
      key: name.kind === 'text' ? name.text : '',
      line: name.line,
      value: convert(value, name.line, context, depth + 1),
    }
  })
  return { kind: 'map', line, entries }
}

function firstSentence(message: string): string {
  const [first = message] = message.split('\n', 1)
  return first.replace(/\.$/, '')
}

function remedyFor(message: string): string {
  if (/unique/i.test(message)) return 'remove one of the two'
  if (/tab/i.test(message)) return 'indent with spaces'
  return 'look for a missing quote, bracket or space after a colon'
}
