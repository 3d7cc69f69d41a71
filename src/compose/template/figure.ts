/**
 * Figures in sentences: `fig`, `target` and `progress`.
 */
import type { Run } from '../../model/composition.ts'
import { absolute, equals } from '../../number/decimal.ts'
import { scaleNamed } from '../../words/compose-words.ts'
import type { FactRequest } from '../book.ts'
import { ask, requestOf, requestTypes } from './ask.ts'
import type { AskedFigure } from './asked.ts'
import { type Attributes, type AttributeTypes, readAttributes } from './attributes.ts'
import { changeRuns, changeTypes } from './change.ts'
import type { Composing } from './composing.ts'
import type { TemplateNode } from './markdoc.ts'
import { figureOf, formatOf, isMoney, printedValue, sentenceText } from './print.ts'

/** How a figure in a sentence is printed. */
export const printTypes = {
  scale: ['unit', 'thousand', 'million', 'billion', 'trillion'],
  decimals: 'number',
} as const satisfies AttributeTypes

const figureTypes = {
  ...requestTypes,
  ...printTypes,
  with: 'string',
  bare: 'boolean',
  sign: ['signed', 'size'],
} as const satisfies AttributeTypes

/** `{% fig "Revenue" with="USD" /%}`: "JPY 13,696 million ($111.0 million)". */
export function composeFigure(node: TemplateNode, composing: Composing): readonly Run[] {
  const attributes = readAttributes(node, figureTypes, composing, true)
  const request = requestOf(attributes, composing, 'fig')
  return request ? figureRuns(request, attributes, composing) : []
}

function figureRuns(
  request: FactRequest,
  attributes: Attributes,
  composing: Composing,
): readonly Run[] {
  const { line } = attributes
  const asked = ask(composing, line, request)
  if (!asked) return []
  const run = figureRun(asked, attributes, composing)
  const other = attributes.string('with')
  if (other === undefined) return [run]
  if (!isMoney(asked.concept)) {
    const message = `${request.concept} is no amount of money`
    composing.problems.add(line, message, 'leave out the attribute "with"')
    return [run]
  }
  const translated = ask(composing, line, { ...request, currency: other })
  if (!translated) return [run]
  // The digits of a translation are its own: the decimals given are those of the first figure.
  return [run, { text: ' (' }, figureRun(translated, attributes, composing, true), { text: ')' }]
}

/** One figure as its attributes have it printed. */
export function figureRun(
  asked: AskedFigure,
  attributes: Attributes,
  composing: Composing,
  hasOwnDecimals = false,
): Run {
  const scale = attributes.string('scale')
  const format = formatOf(asked, composing.style, {
    place: 'sentence',
    scaleOfPlace: composing.book.entity.scales.narrative,
    scale: scale === undefined ? undefined : scaleNamed(scale),
    decimals: hasOwnDecimals ? undefined : attributes.number('decimals'),
  })
  const exact = printedValue(asked.fact, format, composing)
  const printed = attributes.string('sign') === 'size' ? absolute(exact) : exact
  const figure = figureOf(asked.fact, exact, format, composing)
  return {
    text: sentenceText(printed, format, composing, attributes.boolean('bare') ?? false),
    figure: equals(printed, exact) ? figure : { ...figure, value: absolute(figure.value) },
  }
}

const targetTypes = {
  ...requestTypes,
  ...printTypes,
  ...changeTypes,
  with: 'string',
  bare: 'boolean',
  sign: ['signed', 'size'],
  vintage: 'string',
  change: 'boolean',
} as const satisfies AttributeTypes

/** `{% target "Revenue" period="FY2007" /%}`, and by how much its last revision moved it. */
export function composeTarget(node: TemplateNode, composing: Composing): readonly Run[] {
  const attributes = readAttributes(node, targetTypes, composing, true)
  const request = requestOf(attributes, composing, 'target')
  if (!request) return []
  if (attributes.boolean('change')) return revisionRuns(request, attributes, composing)
  return figureRuns(targeted(request, attributes.string('vintage')), attributes, composing)
}

function targeted(request: FactRequest, vintage: string | undefined): FactRequest {
  return { ...request, measure: { kind: 'target', ...(vintage !== undefined && { vintage }) } }
}

function revisionRuns(
  request: FactRequest,
  attributes: Attributes,
  composing: Composing,
): readonly Run[] {
  const { book, problems } = composing
  const vintages = book.vintages?.(request.concept, request.period) ?? []
  const [before, last] = vintages.slice(-2)
  if (before === undefined || last === undefined) {
    const message = `the target of ${request.concept} for ${request.period} was never revised`
    problems.add(attributes.line, message, 'leave out change=true')
    return []
  }
  const now = ask(composing, attributes.line, targeted(request, last))
  const then = ask(composing, attributes.line, targeted(request, before))
  return now && then ? changeRuns({ now, then }, attributes, composing) : []
}

/** `{% progress "Revenue" period="FY2007" /%}`: "19.8%". */
export function composeProgress(node: TemplateNode, composing: Composing): readonly Run[] {
  const attributes = readAttributes(
    node,
    { ...requestTypes, ...printTypes, vintage: 'string' },
    composing,
    true,
  )
  const request = requestOf(attributes, composing, 'progress')
  if (!request) return []
  const vintage = attributes.string('vintage')
  const measure = { kind: 'progress' as const, ...(vintage !== undefined && { vintage }) }
  const asked = ask(composing, attributes.line, { ...request, measure })
  return asked ? [figureRun(asked, attributes, composing)] : []
}
