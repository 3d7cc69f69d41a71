/**
 * Template and facts → a release as composed.
 *
 * In: the text of a template, its name for problems, and the book that knows all figures. Out: a
 * composition, or every mistake of the template at once; never a part of a release.
 */
import type { Composition, Headline, Run } from '../../model/composition.ts'
import type { FactBook, Problem } from '../book.ts'
import { ask, requestOf, requestTypes } from './ask.ts'
import { readAttributes } from './attributes.ts'
import { appendixTypes, composeBlocks, textOf } from './blocks.ts'
import { changeAsked, changeRuns } from './change.ts'
import type { Composing } from './composing.ts'
import { conditionalChildren } from './conditions.ts'
import { figureRun, printTypes } from './figure.ts'
import { uniqueId } from './ids.ts'
import { composeInline, trimRuns } from './inline.ts'
import { parseTemplate, type TemplateError, type TemplateNode } from './markdoc.ts'
import { startComposing } from './start.ts'
import { isOfSentence } from './tags.ts'

export type Composed =
  | { readonly composition: Composition }
  | { readonly problems: readonly Problem[] }

/** Composes a release. `file` is the template's name, for what is said of it. */
export function composeRelease(template: string, file: string, book: FactBook): Composed {
  const composing = startComposing(file, book)
  const nodes = parseTemplate(template, isOfSentence)
  reportSyntax(nodes, composing)
  const [title, body] = takeTitle(nodes, composing)
  numberAppendices(body, composing)
  const headline = composeHeadlines(body, composing)
  const blocks = composeBlocks(body, composing)
  reportLooseNotes(composing)
  if (composing.problems.list.length > 0) return { problems: composing.problems.list }
  const { entity } = book
  return {
    composition: {
      language: entity.language,
      title,
      entity: entity.name,
      ...(entity.date !== undefined && { date: entity.date }),
      ...(entity.basis !== undefined && { basis: entity.basis }),
      headline,
      blocks,
      notes: composing.notes.list(),
      facts: composing.facts,
    },
  }
}

/** What cannot be parsed: tags that never close, values that are none. They are not composed. */
function reportSyntax(nodes: readonly TemplateNode[], composing: Composing): void {
  for (const node of nodes.flatMap(withDescendants)) {
    for (const error of node.errors) {
      const [message, remedy] = syntaxInWords(error, node.tag ?? node.kind)
      composing.problems.add(node.line, message, remedy)
    }
  }
}

function syntaxInWords({ kind, message }: TemplateError, name: string): readonly [string, string] {
  const said = (message.charAt(0).toLowerCase() + message.slice(1)).replace(/\.$/, '')
  switch (kind) {
    case 'not closed':
      return [`"${name}" is never closed`, `end it with {% /${name} %}, or write {% ${name} … /%}`]
    case 'not opened':
      return [`"${name}" is closed and was never opened`, 'take it out']
    case 'repeated':
      return [`in "${name}", ${said}`, 'write it once']
    case 'misplaced':
      return ['a tag has no name', 'write its name behind {%']
    case 'syntax':
      return [`this tag cannot be read: ${said}`, 'write {% name "…" word="…" /%}']
  }
}

function withDescendants(of: TemplateNode): readonly TemplateNode[] {
  return [of, ...of.children.flatMap(withDescendants)]
}

/** The first "#" is the title; else the workspace's. */
function takeTitle(
  nodes: readonly TemplateNode[],
  composing: Composing,
): readonly [string, readonly TemplateNode[]] {
  const at = nodes.findIndex(({ kind, attributes }) => kind === 'heading' && attributes.level === 1)
  const heading = nodes[at]
  if (!heading) {
    const { title } = composing.book.entity
    if (title === undefined)
      composing.problems.add(1, 'the release has no title', 'begin with "# …"')
    return [title ?? '', nodes]
  }
  const title = textOf(trimRuns(composeInline(heading.children, composing)))
  uniqueId(title, composing.ids)
  return [title, nodes.filter((other) => other !== heading)]
}

/** Appendices have their numbers before anything refers to one. */
function numberAppendices(nodes: readonly TemplateNode[], composing: Composing): void {
  for (const appendix of blockTags(nodes, 'appendix', composing)) {
    const attributes = readAttributes(appendix, appendixTypes, composing)
    const id = attributes.string('id')
    const number = composing.appendixAt.size + 1
    composing.appendixAt.set(appendix.line, number)
    if (id === undefined) continue
    if (composing.appendices.has(id))
      composing.problems.add(appendix.line, `two appendices are named "${id}"`, 'rename one')
    composing.appendices.set(id, number)
  }
}

/** The tags of a name between paragraphs, where the conditions around them hold. */
function blockTags(
  nodes: readonly TemplateNode[],
  name: string,
  composing: Composing,
): readonly TemplateNode[] {
  return nodes.flatMap((of): readonly TemplateNode[] => {
    if (of.kind !== 'tag' || of.errors.length > 0) return []
    if (of.tag === 'if') return blockTags(conditionalChildren(of, composing), name, composing)
    return of.tag === name ? [of] : []
  })
}

const headlinesMax = 3

const headlineTypes = {
  ...requestTypes,
  ...printTypes,
  label: 'string',
  from: 'string',
  sign: ['signed', 'size'],
} as const

function composeHeadlines(
  nodes: readonly TemplateNode[],
  composing: Composing,
): readonly Headline[] {
  const tags = blockTags(nodes, 'headline', composing)
  const surplus = tags[headlinesMax]
  if (surplus) {
    const message = `there are more than ${headlinesMax} headline figures`
    composing.problems.add(surplus.line, message, 'keep the most important')
  }
  return tags.flatMap((tag) => {
    const attributes = readAttributes(tag, headlineTypes, composing, true)
    const request = requestOf(attributes, composing, 'headline')
    const asked = request && ask(composing, tag.line, request)
    if (!asked) return []
    const change =
      attributes.string('from') === undefined
        ? undefined
        : changeAsked(request, attributes, composing, 'headline')
    const remark: readonly Run[] = change ? changeRuns(change, attributes, composing, true) : []
    return [
      {
        label: attributes.string('label') ?? asked.concept.label,
        figure: figureRun(asked, attributes, composing),
        ...(remark.length > 0 && { remark }),
      },
    ]
  })
}

function reportLooseNotes({ notes, problems }: Composing): void {
  for (const { name, line, why } of notes.loose()) {
    if (why === 'undefined') {
      const remedy = `write {% note "${name}" %}its text{% /note %} somewhere`
      problems.add(line, `the note "${name}" has no text`, remedy)
    } else {
      const remedy = `write {% note "${name}" /%} where it belongs, or take it out`
      problems.add(line, `the note "${name}" is marked nowhere`, remedy)
    }
  }
}
