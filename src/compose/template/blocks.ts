/**
 * The nodes of a template → the blocks of a composition, in order.
 */
import type {
  ComposedBlock,
  ComposedHeading,
  ComposedList,
  ComposedParagraph,
  Run,
} from '../../model/composition.ts'
import { fillIn } from '../../words/compose-words.ts'
import { readAttributes } from './attributes.ts'
import { composeChart } from './chart.ts'
import type { Composing } from './composing.ts'
import { conditionalChildren } from './conditions.ts'
import { uniqueId } from './ids.ts'
import { composeInline, defineNote, reportMisplaced, trimRuns } from './inline.ts'
import type { TemplateNode } from './markdoc.ts'
import { fillTable } from './tables/fill.ts'
import { composeGrid } from './tables/grid.ts'
import { isTableTag, readTable } from './tables/read-table.ts'
import { placeOf } from './tags.ts'

type ParagraphStyle = ComposedParagraph['style']

/** The blocks that nodes are. `style` is that of the paragraphs in small print or a quotation. */
export function composeBlocks(
  nodes: readonly TemplateNode[],
  composing: Composing,
  style?: ParagraphStyle,
): readonly ComposedBlock[] {
  return nodes.flatMap((node) => composeBlock(node, composing, style))
}

function composeBlock(
  node: TemplateNode,
  composing: Composing,
  style: ParagraphStyle,
): readonly ComposedBlock[] {
  switch (node.kind) {
    case 'heading':
      return composeHeading(node, composing)
    case 'paragraph':
      return composeParagraph(node, composing, style)
    case 'inline':
    case 'text':
      return paragraphOf(trimRuns(composeInline([node], composing)), style)
    case 'blockquote':
      return composeBlocks(node.children, composing, 'quote')
    case 'list':
      return [composeList(node, composing)]
    case 'table':
      return composeGrid(node, composing)
    case 'hr':
      return [{ kind: 'page-break' }]
    case 'tag':
      return composeTag(node, composing, style)
    case 'comment':
    case 'error':
      return []
    default:
      composing.problems.add(
        node.line,
        `a release has no ${node.kind === 'fence' ? 'block of code' : node.kind}`,
        'take it out',
      )
      return []
  }
}

function composeHeading(node: TemplateNode, composing: Composing): readonly ComposedHeading[] {
  const level = Number(node.attributes.level)
  const runs = trimRuns(composeInline(node.children, composing))
  // The first "#" is the title, which is composed apart.
  if (level === 1) {
    const remedy = 'begin the parts of a release with ##'
    composing.problems.add(node.line, 'a release has one title', remedy)
  }
  return [{ kind: 'heading', level, id: uniqueId(textOf(runs), composing.ids), runs }]
}

/** A paragraph; one that is a named note alone defines the note. */
function composeParagraph(
  node: TemplateNode,
  composing: Composing,
  style: ParagraphStyle,
): readonly ComposedParagraph[] {
  const [only, ...others] = node.children.flatMap(({ children }) => children)
  const isNote = only?.kind === 'tag' && only.tag === 'note' && others.length === 0
  if (isNote && only.children.length > 0 && defineAlone(only, composing)) return []
  const isStyled = only?.kind === 'tag' && (only.tag === 'small' || only.tag === 'remark')
  if (isStyled && others.length === 0)
    return paragraphOf(trimRuns(composeInline(only.children, composing)), only.tag as 'small')
  return paragraphOf(trimRuns(composeInline(node.children, composing)), style)
}

function defineAlone(node: TemplateNode, composing: Composing): boolean {
  const name = readAttributes(node, { primary: 'string' }, composing).string('primary')
  if (name === undefined) return false
  defineNote(name, node, trimRuns(composeInline(node.children, composing)), composing)
  return true
}

function paragraphOf(runs: readonly Run[], style: ParagraphStyle): readonly ComposedParagraph[] {
  return runs.length === 0 ? [] : [{ kind: 'paragraph', ...(style && { style }), runs }]
}

function composeList(node: TemplateNode, composing: Composing): ComposedList {
  return {
    kind: 'list',
    ordered: node.attributes.ordered === true,
    items: node.children.map((item) => {
      const nested = item.children.find(({ kind }) => kind === 'list')
      if (nested) composing.problems.add(nested.line, 'a list stands in a list', 'make it one list')
      const words = item.children.filter(({ kind }) => kind !== 'list')
      return trimRuns(
        words.flatMap((child, at) => [
          ...(at > 0 ? [{ text: ' ' }] : []),
          ...composeInline([child], composing),
        ]),
      )
    }),
  }
}

function composeTag(
  node: TemplateNode,
  composing: Composing,
  style: ParagraphStyle,
): readonly ComposedBlock[] {
  const { tag } = node
  if (node.errors.length > 0) return []
  if (isTableTag(tag)) {
    const plan = readTable(node, composing)
    return plan ? [fillTable(plan, composing)] : []
  }
  switch (tag) {
    case 'if':
      return composeBlocks(conditionalChildren(node, composing), composing, style)
    case 'small':
    case 'remark':
      readAttributes(node, {}, composing)
      return composeBlocks(node.children, composing, tag)
    case 'note':
      // Between two empty lines a note has paragraphs of its own: it is defined here.
      if (defineAlone(node, composing)) return []
      composing.problems.add(
        node.line,
        'a note stands alone',
        'give it a name, or put it in a sentence',
      )
      return []
    case 'page-break':
      readAttributes(node, {}, composing)
      return [{ kind: 'page-break' }]
    case 'appendix':
      return composeAppendix(node, composing)
    case 'chart':
      return composeChart(node, composing)
    // Headlines are composed apart.
    case 'headline':
      return []
    default:
      if (placeOf(tag ?? '') === 'sentence')
        return paragraphOf(trimRuns(composeInline([node], composing)), style)
      reportMisplaced(node, composing)
      return []
  }
}

/** "Appendix 1: Balance sheets"; its number was given when the template was first gone through. */
function composeAppendix(node: TemplateNode, composing: Composing): readonly ComposedHeading[] {
  const attributes = readAttributes(node, appendixTypes, composing)
  const title = attributes.string('primary')
  if (title === undefined) {
    const remedy = 'write {% appendix "Balance sheets" /%}'
    composing.problems.add(node.line, '"appendix" has no title', remedy)
    return []
  }
  const id = attributes.string('id') ?? uniqueId(title, composing.ids)
  composing.ids.add(id)
  const number = composing.appendixAt.get(node.line) ?? 0
  const text = fillIn(composing.words.appendixTitle, { number: String(number), title })
  return [{ kind: 'heading', level: 2, id, runs: [{ text }] }]
}

export const appendixTypes = { primary: 'string', id: 'string' } as const

export function textOf(runs: readonly Run[]): string {
  return runs
    .filter(({ note }) => note === undefined)
    .map(({ text }) => text)
    .join('')
}
