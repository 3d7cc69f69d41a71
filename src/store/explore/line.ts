/**
 * One line over the columns.
 *
 * In: its facts and what is asked for: the length of the periods, first or restated values, the
 * scale. Out: a cell for each column, with where its value is printed, or from what it follows.
 */
import { closedMonth } from '../../identify/closed-month.ts'
import { absolute, type Decimal, subtract, toPlainString } from '../../number/decimal.ts'
import type {
  ExploreCell,
  ExploreDerived,
  ExploreOperand,
  ExploreRestated,
  ExploreSource,
  ExploreValue,
  PeriodKind,
  SeriesView,
  Vintage,
} from '../../report/explore/data.ts'
import { withDerived } from '../derive.ts'
import { isAdditive, type Point, pointsOf, type Source } from '../points.ts'
import { type FiscalYear, monthsIntoYear, periodName } from './fiscal.ts'
import { changeShown, type Print, scalePrinted, shownAs } from './shown.ts'
import type { GroupLine } from './tables.ts'

export interface Asked {
  readonly periods: PeriodKind
  readonly vintage: Vintage
}

/** A line with its points in the length that is asked for, by the month that they close. */
export interface LineOverTime {
  readonly line: GroupLine
  readonly nature: 'flow' | 'balance'
  readonly kind: string
  readonly unit?: string
  /** The power of ten in which most of its figures are printed. */
  readonly scale: number
  readonly points: ReadonlyMap<number, Point>
}

const year = 12
const quarter = 3

/** The points that belong under the columns of a kind of period. */
export function overTime(line: GroupLine, fiscal: FiscalYear, asked: Asked): LineOverTime {
  const last = line.facts.at(-1)!
  const kind = String(last.kind)
  const printed = pointsOf(line.facts).map((point) => ofVintage(point, asked.vintage))
  const isFlow = printed.some(({ months }) => months > 0)
  const all = isFlow && isAdditive(kind) ? withDerived(printed) : printed
  const wanted = all.filter((point) => belongs(point, fiscal, asked.periods, isFlow))
  const unit = line.facts.findLast((fact) => fact.unit !== null)?.unit
  return {
    line,
    nature: isFlow ? 'flow' : 'balance',
    kind,
    ...(unit && { unit: String(unit) }),
    scale: mostOften(
      line.facts.map(({ text, decimals }) => scalePrinted(String(text), Number(decimals))),
    ),
    points: new Map(wanted.map((point) => [closedMonth(point.end), point])),
  }
}

/** Both vintages stay beside the one that is shown; periods are derived from that one. */
type Told = Point & { readonly told?: Required<Pick<Point, 'first'>>['first'] }

function ofVintage(point: Point, vintage: Vintage): Told {
  const { first, value, source, ...when } = point
  if (!first || !source) return point
  const told = { value, source }
  return vintage === 'first' ? { ...when, ...first, first, told } : { ...point, told }
}

function belongs(
  { end, months }: Point,
  fiscal: FiscalYear,
  periods: PeriodKind,
  isFlow: boolean,
): boolean {
  const into = monthsIntoYear(fiscal, closedMonth(end))
  if (!isFlow) return periods === 'year' ? into === year : months === 0
  if (periods === 'quarter') return months === quarter
  if (periods === 'year') return months === year
  return months === into
}

function mostOften(numbers: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  const [first] = [...counts].sort(([a, m], [b, n]) => n - m || a - b)
  return first?.[0] ?? 0
}

/** The view of a line under the columns' months. */
export function seriesView(
  over: LineOverTime,
  columns: readonly number[],
  scale: number,
  fiscal: FiscalYear,
): SeriesView {
  const { line, kind, nature, points, unit } = over
  const last = line.facts.at(-1)!
  const { member } = JSON.parse(String(last.dimensions)) as { member?: string }
  const print = printOf(over, scale)
  const cells = columns.map((month) => {
    const point = points.get(month)
    return point ? cellOf(point, print, fiscal) : null
  })
  const now = points.get(columns.at(-1) ?? 0)
  const before = points.get((columns.at(-1) ?? 0) - year)
  const change = now && before && changeShown(now.value, before.value)
  return {
    id: line.id,
    label: line.label,
    ...(last.concept !== null && { concept: String(last.concept) }),
    ...(member !== undefined && { member }),
    kind,
    ...(unit !== undefined && { unit }),
    nature,
    scale: print.scale,
    cells,
    ...(change !== undefined && kind !== 'percent' && { change }),
  }
}

const coarseDigits = 1

/** Cells of a line have the same digits after the point: as printed, or few at a coarser scale. */
function printOf({ kind, scale: own, points }: LineOverTime, asked: number): Print {
  const scale = kind === 'amount' ? asked : kind === 'count' || kind === 'shares' ? own : 0
  const moved = kind === 'percent' || kind === 'points' ? -2 : scale
  const printed = [...points.values()].map(({ value }) => Math.max(0, value.decimals + moved))
  // Amounts that one release prints to a digit more than the others are shown as the others are.
  const digits = scale > 0 ? mostOften(printed) : Math.max(0, ...printed)
  const isCoarser = kind === 'amount' && scale > own
  return { kind, scale, digits: isCoarser ? Math.min(digits, coarseDigits) : digits }
}

function cellOf(point: Told, print: Print, fiscal: FiscalYear): ExploreCell {
  const { value, source, first, told, derived } = point
  return {
    ...valueView({ value, ...(source && { source }) }, print, fiscal),
    decimals: value.decimals,
    ...(first && told && { restated: restatedOf(first, told, print, fiscal) }),
    ...(derived && { derived: derivedOf(derived, print, fiscal) }),
  }
}

interface Valued {
  readonly value: Decimal
  readonly source?: Source
}

function valueView({ value, source }: Valued, print: Print, fiscal: FiscalYear): ExploreValue {
  return {
    value: toPlainString(value),
    shown: shownAs(value, print),
    ...(source && { source: sourceView(source, fiscal) }),
  }
}

function restatedOf(
  first: Valued,
  later: Valued,
  print: Print,
  fiscal: FiscalYear,
): ExploreRestated {
  const percent = changeShown(absolute(later.value), absolute(first.value))
  return {
    first: valueView(first, print, fiscal),
    later: valueView(later, print, fiscal),
    difference: shownAs(subtract(later.value, first.value), print),
    ...(percent !== undefined && print.kind !== 'percent' && { percent }),
  }
}

function derivedOf(
  { operation, left, right }: NonNullable<Point['derived']>,
  print: Print,
  fiscal: FiscalYear,
): ExploreDerived {
  const operand = (point: Point): ExploreOperand => ({
    ...valueView(point, print, fiscal),
    period: periodName(fiscal, closedMonth(point.end), point.months),
  })
  return { operation, left: operand(left), right: operand(right) }
}

/** What the page needs to name a place and to go there. */
export function sourceView(source: Source, fiscal: FiscalYear): ExploreSource {
  const { release, reported, path, figure, text, state } = source
  return {
    release,
    name: path.split(/[\\/]/).at(-1)!,
    period: reported === '' ? '' : periodName(fiscal, closedMonth(reported), quarter),
    figure,
    text,
    where: whereOf(source),
    state: state as ExploreSource['state'],
  }
}

/** A page of a PDF, a cell of a workbook; elsewhere the row says more than the line of a markup. */
function whereOf({ place, row }: Source): string {
  const { line, page, sheet, cell } = place as Partial<Record<string, string | number>>
  if (page !== undefined) return `p. ${page}`
  if (cell !== undefined) return `${sheet}!${cell}`
  return row === undefined ? `line ${line}` : `row ${row + 1}`
}
