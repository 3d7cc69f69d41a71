/**
 * Changes in sentences: the words follow the sign.
 *
 * In: two figures and what changed between them. Out: "an increase of 10.1%", "decreased by 9.5%",
 * "turned to a loss". One place decides which word a sign has, for sentences cannot disagree.
 */
import type { ComposedFact, Run } from '../../model/composition.ts'
import { absolute, compare, isZero } from '../../number/decimal.ts'
import {
  type ChangePattern,
  capitalized,
  scaleNamed,
  type Turn,
} from '../../words/compose-words.ts'
import type { Concept, FactRequest, Measure } from '../book.ts'
import { type Answer, ask, askMeaning, requestOf, requestTypes } from './ask.ts'
import type { AskedFigure } from './asked.ts'
import { type Attributes, type AttributeTypes, readAttributes } from './attributes.ts'
import type { Composing } from './composing.ts'
import { changeBetween } from './from-two.ts'
import type { TemplateNode } from './markdoc.ts'
import { figureOf, formatOf, printedValue, sentenceText } from './print.ts'

export const changeTypes = {
  form: ['noun', 'verb', 'short', 'figure', 'size', 'word', 'past'],
  in: ['percent', 'amount'],
  capital: 'boolean',
} as const satisfies AttributeTypes

const { to: _share, ...figureTypes } = requestTypes

const tagTypes = {
  ...figureTypes,
  ...changeTypes,
  from: 'string',
  scale: ['unit', 'thousand', 'million', 'billion', 'trillion'],
  decimals: 'number',
} as const satisfies AttributeTypes

export interface Change {
  readonly now: AskedFigure
  readonly then: AskedFigure
  /** The change itself as a figure, where the book has it; it is computed otherwise. */
  find?(kind: 'change' | 'change-percent'): Answer
}

/** `{% change "Revenue" from="year-ago" /%}`. */
export function composeChange(node: TemplateNode, composing: Composing): readonly Run[] {
  const attributes = readAttributes(node, tagTypes, composing, true)
  const request = requestOf(attributes, composing, 'change')
  const change = request && changeAsked(request, attributes, composing, 'change')
  return change ? changeRuns(change, attributes, composing) : []
}

/** The two figures of a change, and how it is asked for. */
export function changeAsked(
  request: FactRequest,
  attributes: Attributes,
  composing: Composing,
  tag: string,
): Change | undefined {
  const { line } = attributes
  const from = attributes.string('from')
  if (from === undefined) {
    const remedy = 'write from="year-ago", from="prior" or a period'
    composing.problems.add(line, `"${tag}" does not say against what`, remedy)
    return undefined
  }
  const now = ask(composing, line, request)
  const amount = ask(composing, line, { ...request, measure: { kind: 'change', against: from } })
  if (!now || !amount) return undefined
  const then = ask(composing, line, { ...request, period: periodAgainst(request, from, composing) })
  return (
    then && {
      now,
      then,
      find: (kind) =>
        kind === 'change'
          ? amount
          : askMeaning(composing, line, { ...request, measure: { kind, against: from } }),
    }
  )
}

/** The period against which a change is measured: "year-ago" is a year before the figure's own. */
export function periodAgainst({ period }: FactRequest, from: string, { book }: Composing): string {
  if (from !== 'year-ago' && from !== 'prior' && from !== 'year-end') return from
  return period === 'now' ? from : (book.relative(period, from) ?? from)
}

/** The words and digits of a change. */
export function changeRuns(
  change: Change,
  given: Attributes,
  composing: Composing,
  hasOwnDecimals = false,
): readonly Run[] {
  // The digits that are asked for are those of the figure, not of its change.
  const attributes = hasOwnDecimals ? { ...given, number: () => undefined } : given
  const form = attributes.string('form') ?? 'noun'
  const inAmount = attributes.string('in') === 'amount' || change.now.concept.kind === 'percent'
  const amount = figureFor(change, 'change', attributes, composing)
  const percent = inAmount ? amount : figureFor(change, 'change-percent', attributes, composing)
  if (form === 'figure' || form === 'size') {
    if (percent === undefined) return [{ text: composing.style.notMeaningful }]
    return [runOf(percent, form === 'size', composing)]
  }
  const shown = percent ?? amount
  if (!shown) return []
  const turn = isZero(shown.printed) ? 'unchanged' : turnOf(change)
  const words = composing.words.change[turn][form as ChangePattern]
  const run = runOf(shown, true, composing)
  return withCapital(fillPattern(words, run), attributes.boolean('capital') ?? false)
}

interface ShownChange {
  readonly asked: AskedFigure
  readonly printed: ReturnType<typeof printedValue>
  readonly format: ReturnType<typeof formatOf>
}

function figureFor(
  change: Change,
  kind: 'change' | 'change-percent',
  attributes: Attributes,
  composing: Composing,
): ShownChange | undefined {
  const asked = change.find ? change.find(kind) : changeBetween(change.now, change.then, kind)
  if (asked === undefined || asked === 'not meaningful') return undefined
  const scale = attributes.string('scale')
  const format = formatOf(asked, composing.style, {
    place: 'sentence',
    scaleOfPlace: composing.book.entity.scales.narrative,
    scale: scale === undefined ? undefined : scaleNamed(scale),
    decimals: attributes.number('decimals'),
  })
  return { asked, printed: printedValue(asked.fact, format, composing), format }
}

function runOf(
  { asked, printed, format }: ShownChange,
  isSize: boolean,
  composing: Composing,
): Run {
  const figure = figureOf(asked.fact, printed, format, composing)
  const shown = isSize ? absolute(printed) : printed
  return {
    text: sentenceText(shown, format, composing),
    figure: { ...figure, value: isSize ? absolute(figure.value) : figure.value },
  }
}

/** "an increase of {}" around the figure; words without a gap stand alone. */
function fillPattern(pattern: string, run: Run): readonly Run[] {
  const words = run.figure && { figure: { ...run.figure, words: true } }
  const at = pattern.indexOf('{}')
  if (at < 0) return [{ text: pattern, ...words }]
  const before = pattern.slice(0, at)
  const after = pattern.slice(at + 2)
  return [
    ...(before === '' ? [] : [{ text: before, ...words }]),
    run,
    ...(after === '' ? [] : [{ text: after, ...words }]),
  ]
}

function withCapital(runs: readonly Run[], isCapital: boolean): readonly Run[] {
  const [first, ...others] = runs
  return first && isCapital ? [{ ...first, text: capitalized(first.text) }, ...others] : runs
}

/** Which way it went. Only of what is a profit does a sign say "loss". */
function turnOf({ now, then }: Pick<Change, 'now' | 'then'>): Turn {
  const order = compare(now.fact.value, then.fact.value)
  if (order === 0) return 'unchanged'
  if (isProfit(now.concept)) {
    const before = signOfFact(then.fact)
    const after = signOfFact(now.fact)
    if (before > 0 && after < 0) return 'toLoss'
    if (before < 0 && after > 0) return 'toProfit'
    if (before < 0 && after < 0) return order > 0 ? 'narrowed' : 'widened'
  }
  return order > 0 ? 'up' : 'down'
}

function isProfit({ kind, balance, periodType }: Concept): boolean {
  return (
    (kind === 'amount' || kind === 'per-share') && balance === 'credit' && periodType === 'duration'
  )
}

function signOfFact({ value }: ComposedFact): number {
  return value.coefficient < 0n ? -1 : value.coefficient > 0n ? 1 : 0
}

const wordTypes = {
  ...requestTypes,
  from: 'string',
  plus: 'string',
  minus: 'string',
  zero: 'string',
} as const satisfies AttributeTypes

/** `{% word "NetIncome" plus="Net income" minus="Net loss" /%}`. */
export function composeWord(node: TemplateNode, composing: Composing): readonly Run[] {
  const attributes = readAttributes(node, wordTypes, composing, true)
  const plus = attributes.string('plus')
  const minus = attributes.string('minus')
  const request = requestOf(attributes, composing, 'word')
  if (plus === undefined || minus === undefined) {
    const remedy = 'write plus="…" minus="…"'
    composing.problems.add(node.line, '"word" lacks a word for a sign', remedy)
    return []
  }
  if (!request) return []
  const from = attributes.string('from')
  const measure: Measure | undefined =
    from === undefined ? request.measure : { kind: 'change', against: from }
  const asked = ask(composing, node.line, { ...request, ...(measure && { measure }) })
  if (!asked) return []
  const sign = signOfFact(asked.fact)
  const text = sign < 0 ? minus : sign > 0 ? plus : (attributes.string('zero') ?? plus)
  if (text === '') return []
  const figure = figureOf(asked.fact, asked.fact.value, unscaled, composing)
  return [{ text, figure: { ...figure, words: true } }]
}

/** Words print no digits: their value is the fact's own. */
const unscaled = { kind: 'ratio', scale: 0, decimals: 0 } as const
