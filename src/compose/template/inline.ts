/**
 * Running text → runs: the words of a sentence, its figures, the words that follow their signs, and
 * the marks of notes.
 */
import type { Run } from '../../model/composition.ts'
import { fillIn } from '../../words/compose-words.ts'
import { type Attributes, readAttributes } from './attributes.ts'
import { composeChange, composeWord } from './change.ts'
import type { Composing } from './composing.ts'
import { conditionalChildren } from './conditions.ts'
import { composeFigure, composeProgress, composeTarget } from './figure.ts'
import { evaluate, type TemplateNode } from './markdoc.ts'
import { nearest } from './problems.ts'
import { placeOf, tagNames } from './tags.ts'

type Style = Pick<Run, 'strong' | 'emphasis' | 'href'>

/** The runs of nodes in one paragraph, heading, item or cell. */
export function composeInline(
  nodes: readonly TemplateNode[],
  composing: Composing,
  style: Style = {},
): readonly Run[] {
  return joinText(nodes.flatMap((node) => composeNode(node, composing, style)))
}

function composeNode(node: TemplateNode, composing: Composing, style: Style): readonly Run[] {
  const inside = (more: Style = {}) =>
    node.children.flatMap((child) => composeNode(child, composing, { ...style, ...more }))
  switch (node.kind) {
    case 'text':
      return composeText(node, composing, style)
    case 'softbreak':
    case 'hardbreak':
      return [{ text: ' ', ...style }]
    case 'code':
      return [{ text: String(node.attributes.content ?? ''), ...style }]
    case 'strong':
      return inside({ strong: true })
    case 'em':
      return inside({ emphasis: true })
    case 'link':
      return inside({ href: String(evaluate(node.attributes.href, composing.scopeAt(node.line))) })
    case 'inline':
    case 'paragraph':
      return inside()
    case 'tag':
      return composeTag(node, composing).map((run) => ({ ...style, ...run }))
    case 'comment':
    case 'error':
      return []
    default:
      composing.problems.add(
        node.line,
        `${node.kind === 's' ? 'struck out text' : `a ${node.kind}`} cannot stand in a sentence`,
        'take it out',
      )
      return []
  }
}

function composeText(node: TemplateNode, composing: Composing, style: Style): readonly Run[] {
  const content = evaluate(node.attributes.content, composing.scopeAt(node.line))
  if (content === undefined || content === null) return []
  if (typeof content === 'object') {
    const message = 'this is a list of names, not a text'
    composing.problems.add(node.line, message, 'name one: {% $period.label %}')
    return []
  }
  const text = String(content)
  if (typeof node.attributes.content === 'string' && text.includes('{%')) {
    composing.problems.add(node.line, 'a tag begins with {% and never ends', 'end it with /%}')
  }
  return text === '' ? [] : [{ text, ...style }]
}

function composeTag(node: TemplateNode, composing: Composing): readonly Run[] {
  if (node.errors.length > 0) return []
  switch (node.tag) {
    case 'fig':
      return composeFigure(node, composing)
    case 'target':
      return composeTarget(node, composing)
    case 'progress':
      return composeProgress(node, composing)
    case 'change':
      return composeChange(node, composing)
    case 'word':
      return composeWord(node, composing)
    case 'note':
      return composeNote(node, composing)
    case 'see':
      return composeReference(node, composing)
    case 'if':
      return composeInline(conditionalChildren(node, composing), composing)
    default:
      reportMisplaced(node, composing)
      return []
  }
}

/** A tag that nobody knows, or that cannot stand where it stands. */
export function reportMisplaced({ tag = '', line }: TemplateNode, { problems }: Composing): void {
  const place = placeOf(tag)
  if (place === undefined) problems.add(line, `there is no tag "${tag}"`, nearest(tag, tagNames))
  else if (place === 'block') {
    const remedy = 'put it in lines of its own, with an empty line before and after'
    problems.add(line, `"${tag}" cannot stand in a sentence`, remedy)
  } else if (place === 'table') {
    problems.add(line, `"${tag}" stands outside a table`, 'put it in the body of a table tag')
  } else if (tag === 'else') {
    problems.add(line, '"else" stands outside an "if"', 'put it between {% if … %} and {% /if %}')
  } else problems.add(line, `"${tag}" cannot stand here`, 'put it in a paragraph')
}

function composeNote(node: TemplateNode, composing: Composing): readonly Run[] {
  const attributes = readAttributes(node, { primary: 'string' }, composing)
  const name = attributes.string('primary')
  const runs = trimRuns(composeInline(node.children, composing))
  if (name === undefined) {
    if (runs.length === 0) {
      composing.problems.add(
        node.line,
        'a note has neither a text nor a name',
        'write {% note %}its text{% /note %}',
      )
      return []
    }
    return [markRun(composing.notes.add(runs))]
  }
  if (runs.length > 0) defineNote(name, node, runs, composing)
  return [markRun(composing.notes.mark(name, node.line))]
}

/** Gives a note its text under its name. */
export function defineNote(
  name: string,
  { line }: TemplateNode,
  runs: readonly Run[],
  { notes, problems }: Composing,
): void {
  if (notes.define(name, line, runs)) return
  const remedy = `leave its text out here: {% note "${name}" /%}`
  problems.add(line, `the note "${name}" has its text twice`, remedy)
}

export function markRun(mark: string): Run {
  return { text: mark, note: mark }
}

function composeReference(node: TemplateNode, composing: Composing): readonly Run[] {
  const attributes: Attributes = readAttributes(node, { primary: 'string' }, composing)
  const name = attributes.string('primary') ?? ''
  const number = composing.appendices.get(name)
  if (number === undefined) {
    const known = nearest(name, [...composing.appendices.keys()])
    composing.problems.add(node.line, `there is no appendix "${name}"`, known)
    return []
  }
  const text = fillIn(composing.words.appendix, { number: String(number) })
  return [{ text, href: `#${name}` }]
}

/** Runs of the same style and nothing else are one. */
function joinText(runs: readonly Run[]): readonly Run[] {
  const joined: Run[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    if (last && isPlain(last) && isPlain(run) && hasStyleOf(last, run))
      joined[joined.length - 1] = { ...last, text: last.text + run.text }
    else joined.push(run)
  }
  return joined
}

function isPlain({ figure, note }: Run): boolean {
  return figure === undefined && note === undefined
}

function hasStyleOf(left: Run, right: Run): boolean {
  return (
    left.strong === right.strong && left.emphasis === right.emphasis && left.href === right.href
  )
}

/** Without the white space at its ends. */
export function trimRuns(runs: readonly Run[]): readonly Run[] {
  const trimmed = [...runs]
  const first = trimmed[0]
  if (first) trimmed[0] = { ...first, text: first.text.trimStart() }
  const last = trimmed.at(-1)
  if (last) trimmed[trimmed.length - 1] = { ...last, text: last.text.trimEnd() }
  return trimmed.filter(({ text }) => text !== '')
}
