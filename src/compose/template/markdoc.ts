/**
 * The text of a template → its nodes, each with the line it begins on; and attributes' values.
 *
 * The only file that knows Markdoc. It gives a node of running text the line of its paragraph; here
 * each tag has its own, because a problem must be found where it is. What cannot be parsed is a
 * problem in `errors` of the node; nothing throws.
 */
import Markdoc from '@markdoc/markdoc'

export interface TemplateNode {
  /** Markdoc's: "paragraph", "text", "tag", …. */
  readonly kind: string
  /** The name of a tag. */
  readonly tag?: string
  /** As written: see `evaluate`. A text's is `content`, a heading's `level`. */
  readonly attributes: Readonly<Record<string, unknown>>
  readonly children: readonly TemplateNode[]
  /** From 1. */
  readonly line: number
  readonly errors: readonly TemplateError[]
}

export interface TemplateError {
  readonly kind: 'syntax' | 'not closed' | 'not opened' | 'repeated' | 'misplaced'
  readonly message: string
}

/** What variables and functions mean in a template. */
export interface Scope {
  readonly variables: Readonly<Record<string, unknown>>
  readonly functions: Readonly<Record<string, TemplateFunction>>
  /** Says what is wrong with a value. */
  report(message: string, remedy: string): void
}

export type TemplateFunction = (
  positional: readonly unknown[],
  named: Readonly<Record<string, unknown>>,
) => unknown

type Parsed = ReturnType<typeof Markdoc.parse>
type Token = ReturnType<InstanceType<typeof Markdoc.Tokenizer>['tokenize']>[number]

const tokenizer = new Markdoc.Tokenizer({ allowComments: true })

/** The nodes of a template. `isInline` tells the tags that belong in a sentence. */
export function parseTemplate(
  text: string,
  isInline: (tag: string) => boolean,
): readonly TemplateNode[] {
  const tokens = closeTags(tokenizer.tokenize(text.replace(/\r\n?/g, '\n')))
  for (const token of tokens) {
    if (token.type !== 'inline' || !token.children) continue
    placeInline(token)
    token.children = closeTags(token.children)
  }
  return joinLines(Markdoc.parse(tokens).children, isInline).map((child) => nodeOf(child))
}

/**
 * Closes the tags that never are, and leaves out ends without a beginning, with a word of it: what
 * Markdoc makes of them is a tree in which nothing after them is where it was written.
 */
function closeTags(tokens: readonly Token[]): Token[] {
  const open: Token[] = []
  for (const token of tokens) {
    if (token.type === 'tag_open') open.push(token)
    if (token.type !== 'tag_close') continue
    const at = open.findLastIndex((tag) => tag.meta?.tag === token.meta?.tag)
    if (at < 0) markWrong(token, 'missing-opening')
    else for (const inner of open.splice(at).slice(1)) markWrong(inner, 'missing-closing')
  }
  for (const token of open) markWrong(token, 'missing-closing')
  return [...tokens]
}

/** As a tag that stands for itself, with its error. */
function markWrong(token: Token, id: string): void {
  const wrong: Token & { errors?: unknown } = token
  token.type = 'tag'
  token.nesting = 0
  wrong.errors = [{ id, level: 'critical', message: id }]
}

/** Gives each piece of running text its own line. */
function placeInline(token: Token): void {
  if (!token.map || !token.children) return
  let line = token.map[0]
  for (const child of token.children) {
    child.map = [line, line + 1]
    if (child.type === 'softbreak' || child.type === 'hardbreak') line += 1
    else if (child.info.includes('\n')) line += child.info.split('\n').length - 1
  }
}

/**
 * A tag alone on a line ends a paragraph for Markdoc. One that belongs in a sentence, in lines that
 * follow one another without a blank one, is put back into it.
 */
function joinLines(children: readonly Parsed[], isInline: (tag: string) => boolean): Parsed[] {
  const joined: Parsed[] = []
  let end = -1
  for (const child of children) {
    child.children = joinLines(child.children, isInline)
    const isSentence = child.type === 'paragraph' || isLoose(child, isInline)
    const before = joined.at(-1)
    const follows = child.lines[0] === end && before?.type === 'paragraph'
    if (isSentence && follows && (before.lines.length > 2 || isLoose(child, isInline))) {
      appendTo(before, child)
    } else if (isLoose(child, isInline)) {
      joined.push(paragraphOf(child))
    } else joined.push(child)
    end = child.lines.at(-1) ?? -1
  }
  return joined
}

function isLoose(node: Parsed, isInline: (tag: string) => boolean): boolean {
  if (node.inline) return false
  // The value of a function, alone on its line.
  return node.type === 'text' || (node.type === 'tag' && isInline(node.tag ?? ''))
}

function paragraphOf(tag: Parsed): Parsed {
  const inline = new Markdoc.Ast.Node('inline', {}, [tag])
  const paragraph = new Markdoc.Ast.Node('paragraph', {}, [inline])
  // Four lines mark a paragraph that was joined: what follows it at once belongs to it.
  paragraph.lines = [...tag.lines, ...tag.lines]
  inline.lines = tag.lines
  return paragraph
}

function appendTo(paragraph: Parsed, more: Parsed): void {
  const inline = paragraph.children[0]
  if (!inline) return
  inline.children.push(new Markdoc.Ast.Node('softbreak'))
  inline.children.push(...(more.type === 'paragraph' ? (more.children[0]?.children ?? []) : [more]))
  paragraph.lines = [...paragraph.lines, ...more.lines]
}

function nodeOf(node: Parsed, parentLine = 1): TemplateNode {
  const line = node.lines[0] === undefined ? parentLine : node.lines[0] + 1
  return {
    kind: node.type,
    ...(node.tag ? { tag: node.tag } : {}),
    attributes: node.attributes,
    children: node.children.map((child) => nodeOf(child, line)),
    line,
    errors: node.errors.map(({ id, message }) => ({ kind: errorKinds[id] ?? 'syntax', message })),
  }
}

const errorKinds: Readonly<Record<string, TemplateError['kind']>> = {
  'missing-closing': 'not closed',
  'missing-opening': 'not opened',
  'duplicate-attribute': 'repeated',
  'no-inline-annotations': 'misplaced',
}

/** The value of an attribute: variables and functions are replaced by what they stand for. */
export function evaluate(value: unknown, scope: Scope): unknown {
  if (Markdoc.Ast.isVariable(value)) return valueOfVariable(value.path, scope)
  if (Markdoc.Ast.isFunction(value)) return valueOfFunction(value.name, value.parameters, scope)
  if (Array.isArray(value)) return value.map((item) => evaluate(item, scope))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, evaluate(item, scope)]),
    )
  return value
}

function valueOfVariable(path: readonly (string | number)[], scope: Scope): unknown {
  let value: unknown = scope.variables
  for (const [index, key] of path.entries()) {
    const holder = typeof value === 'object' && value !== null ? value : {}
    if (!Object.hasOwn(holder, key)) {
      const known = Object.keys(holder).map((name) => [...path.slice(0, index), name].join('.'))
      const remedy = known.length > 0 ? `known are $${known.join(', $')}` : 'it has no parts'
      scope.report(`there is no $${path.join('.')}`, remedy)
      return undefined
    }
    value = (holder as Readonly<Record<string, unknown>>)[key]
  }
  return value
}

function valueOfFunction(
  name: string,
  parameters: Readonly<Record<string, unknown>>,
  scope: Scope,
): unknown {
  const known = Object.hasOwn(scope.functions, name) ? scope.functions[name] : undefined
  if (!known) {
    const names = Object.keys(scope.functions).join(', ')
    scope.report(`there is no function ${name}()`, `known are ${names}`)
    return undefined
  }
  const positional: unknown[] = []
  const named: Record<string, unknown> = {}
  for (const [key, parameter] of Object.entries(parameters)) {
    const value = evaluate(parameter, scope)
    if (/^[0-9]+$/.test(key)) positional.push(value)
    else named[key] = value
  }
  return known(positional, named)
}
