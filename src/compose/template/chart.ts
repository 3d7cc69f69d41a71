/**
 * Charts as data: series of figures over periods, or figures against their targets.
 */
import type { ChartPoint, ChartSeries, ComposedChart } from '../../model/composition.ts'
import { captionUnit, fillIn, scaleNamed } from '../../words/compose-words.ts'
import type { FactRequest } from '../book.ts'
import { askMeaning, resolvePeriod } from './ask.ts'
import type { AskedFigure } from './asked.ts'
import { type Attributes, type AttributeTypes, readAttributes } from './attributes.ts'
import type { Composing } from './composing.ts'
import { uniqueId } from './ids.ts'
import type { TemplateNode } from './markdoc.ts'
import { type Format, figureOf, formatOf, printedValue } from './print.ts'
import { isPeriod } from './tables/columns.ts'
import { memberRows, memberTypes } from './tables/rows.ts'

const chartTypes = {
  primary: 'string',
  ...memberTypes,
  form: ['bars', 'stacked-bars', 'lines', 'progress'],
  title: 'string',
  summary: 'string',
  unit: 'string',
  periods: 'strings',
  period: 'string',
  concepts: 'strings',
  scheme: 'string',
  scale: ['unit', 'thousand', 'million', 'billion', 'trillion'],
  decimals: 'number',
  id: 'string',
} as const satisfies AttributeTypes

/** `{% chart "Revenue" form="stacked-bars" … /%}`. */
export function composeChart(node: TemplateNode, composing: Composing): readonly ComposedChart[] {
  const attributes = readAttributes(node, chartTypes, composing, true)
  const { problems, book, words } = composing
  const form = attributes.string('form') as ComposedChart['form'] | undefined
  const title = attributes.string('title')
  if (form === undefined || title === undefined) {
    const message = form === undefined ? '"chart" has no form' : '"chart" has no title'
    problems.add(node.line, message, 'write form="bars" title="what is to be seen"')
    return []
  }
  const drawn: Format[] = []
  const series =
    form === 'progress'
      ? [progressSeries(attributes, composing, drawn)]
      : seriesOf(attributes, composing, drawn)
  const shown = series.filter(({ points }) => points.length > 0)
  if (shown.length === 0) {
    if (problems.list.every(({ line }) => line !== node.line))
      problems.add(node.line, '"chart" shows nothing', 'name a concept and its periods')
    return []
  }
  const unit = attributes.string('unit') ?? unitOf(drawn, composing)
  const points = shown[0]!.points
  return [
    {
      kind: 'chart',
      id: uniqueId(attributes.string('id') ?? title, composing.ids),
      title,
      unit,
      form,
      summary:
        attributes.string('summary') ??
        fillIn(words.chartSummary, {
          title: title.replace(/[.。]$/, ''),
          series: shown.map(({ name }) => name).join(', '),
          from: points[0]?.at ?? book.entity.period,
          to: points.at(-1)?.at ?? book.entity.period,
          unit,
        }),
      series: shown,
    },
  ]
}

/** A series for each concept, for each member, or the one that is named. */
function seriesOf(
  attributes: Attributes,
  composing: Composing,
  drawn: Format[],
): readonly ChartSeries[] {
  const { book } = composing
  const { line, members } = attributes
  const periods = (attributes.strings('periods') ?? [...book.periods]).filter((period) =>
    isPeriod(period, line, composing),
  )
  const concepts = attributes.strings('concepts')
  const concept = attributes.string('primary')
  const scheme = attributes.string('scheme')
  const part = {
    ...(Object.keys(members).length > 0 && { members }),
    ...(scheme !== undefined && { scheme }),
  }
  const plotted = (name: string, request: Omit<FactRequest, 'period'>): ChartSeries => ({
    name,
    points: periods.map((period) => pointOf({ ...request, period }, attributes, composing, drawn)),
  })
  const label = (name: string) => book.concept(name)?.label ?? name
  if (concepts) return concepts.map((name) => plotted(label(name), { concept: name, ...part }))
  if (concept === undefined) return []
  const isWhole =
    scheme === undefined &&
    attributes.string('under') === undefined &&
    !attributes.strings('members')
  if (attributes.string('form') !== 'stacked-bars' && isWhole)
    return [plotted(label(concept), { concept, ...part })]
  // Below one another, members would be drawn twice: only the outermost are.
  const shallow = { ...attributes, number: (name: string) => depthOr(name, attributes) }
  return memberRows(shallow, { scheme }, composing, 'chart').flatMap(({ ask, label: runs }) => {
    if (!ask?.concept) return []
    const { concept: of, members: parts, scheme: from } = ask
    return [
      plotted(runs.map(({ text }) => text).join(''), {
        concept: of,
        ...(parts && { members: parts }),
        ...(from !== undefined && { scheme: from }),
      }),
    ]
  })
}

function depthOr(name: string, attributes: Attributes): number | undefined {
  const given = attributes.number(name)
  return name === 'depth' && given === undefined && !attributes.strings('members') ? 1 : given
}

/** What is not known is a gap. */
function pointOf(
  request: FactRequest,
  attributes: Attributes,
  composing: Composing,
  drawn: Format[],
): ChartPoint {
  const at = resolvePeriod(composing.book, request.period) ?? request.period
  const asked = askMeaning(composing, attributes.line, request, { optional: true })
  if (asked === undefined || asked === 'not meaningful') return { at }
  const { value, fact } = drawnFigure(asked, attributes, composing, drawn)
  return { at, value, fact }
}

/** A figure as it would be printed, before its scale: a chart shows what a table says. */
function drawnFigure(
  asked: AskedFigure,
  attributes: Attributes,
  composing: Composing,
  drawn: Format[],
) {
  const format = formatOf(asked, composing.style, {
    place: 'table',
    scaleOfPlace: composing.book.entity.scales.narrative,
    scale: scaleNamed(attributes.string('scale') ?? ''),
    decimals: attributes.number('decimals'),
  })
  drawn.push(format)
  const value = printedValue(asked.fact, format, composing)
  return { value, fact: figureOf(asked.fact, value, format, composing).fact }
}

function unitOf([first]: readonly Format[], { words }: Composing): string {
  if (!first) return ''
  if (first.kind === 'percent') return '%'
  if (first.currency) return captionUnit(words, first.currency, first.scale)
  return first.unit ?? ''
}

function progressSeries(
  attributes: Attributes,
  composing: Composing,
  drawn: Format[],
): ChartSeries {
  const { book, problems } = composing
  const { line } = attributes
  const period = attributes.string('period')
  const primary = attributes.string('primary')
  const concepts = attributes.strings('concepts') ?? (primary === undefined ? [] : [primary])
  if (period === undefined || concepts.length === 0) {
    problems.add(
      line,
      'a chart of progress names no concepts or no period',
      'write period="FY2007"',
    )
    return { name: '', points: [] }
  }
  if (!isPeriod(period, line, composing)) return { name: '', points: [] }
  return {
    name: resolvePeriod(book, period) ?? period,
    points: concepts.flatMap((concept) => progressPoint(concept, period)),
  }

  function progressPoint(concept: string, of: string): readonly ChartPoint[] {
    const asking = (measure: NonNullable<FactRequest['measure']>) => {
      const asked = askMeaning(composing, line, { concept, period: of, measure })
      return asked === undefined || asked === 'not meaningful' ? undefined : asked
    }
    const target = asking({ kind: 'target' })
    const progress = asking({ kind: 'progress' })
    if (!target || !progress) return []
    const inputs = progress.fact.derivation?.inputs ?? []
    const outcome = book.fact?.(inputs.find(({ role }) => role === 'over')?.fact ?? '')
    const before = (book.vintages?.(concept, of) ?? []).slice(-2, -1)[0]
    const earlier =
      before !== undefined && (book.vintages?.(concept, of) ?? []).length > 1
        ? asking({ kind: 'target', vintage: before })
        : undefined
    const value = outcome && drawnFigure({ ...target, fact: outcome }, attributes, composing, drawn)
    return [
      {
        at: book.concept(concept)?.label ?? concept,
        ...(value && { value: value.value, fact: value.fact }),
        target: drawnFigure(target, attributes, composing, drawn).value,
        ...(earlier && { before: drawnFigure(earlier, attributes, composing, drawn).value }),
      },
    ]
  }
}
