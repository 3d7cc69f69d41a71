/**
 * The rows of a grid as lines: label, indent, rules.
 *
 * In: rows laid out on columns. Out: for each row its label with where it stands and how it looks;
 * rows that only go on with a label are joined to it. Separate, because this is structure alone:
 * no number is looked at.
 */
import type { Place } from '../../model/place.ts'
import { scaleOf } from '../../words/unit.ts'
import type { Layout, Placed } from './columns.ts'
import type { Item } from './items.ts'
import { stripMarks } from './marks.ts'
import { isPeriodLike } from './period-like.ts'
import { rulesOf } from './rules.ts'
import type { Nested } from './sections.ts'

export interface Draft extends Nested {
  readonly placed: Placed
  readonly label: string
  /** A label that spans this row and others: "Europe" beside "Sales" and "Profit". */
  readonly group?: string | undefined
  readonly place: Place
  readonly ruleAbove: 0 | 1 | 2
  readonly ruleBelow: 0 | 1 | 2
}

/** The lines of a layout; sections and levels not yet known. */
export function draftLines(layout: Layout): Draft[] {
  const groups = groupsOf(layout.rows)
  return layout.rows.map((row, index) => {
    const group = groups[index]
    const placed = group ? { ...row, label: row.label.filter((item) => item !== group) } : row
    const rules = rulesOf(placed, layout.columns)
    const first = placed.label[0]
    return {
      placed,
      group: group && stripMarks(group.cell),
      label: labelOf(placed.label),
      place: placeOfRow(placed),
      indent: first ? indentOf(first) : 0,
      bold: isBold(placed),
      ruleAbove: rules.above,
      ruleBelow: rules.below,
      isHeading: placed.values.every((value) => value === undefined),
      startsBlock: placed.line.startsBlock === true,
      section: [],
      level: 0,
    }
  })
}

/** For each row the cell of its label that spans several rows, if others stand beside it. */
function groupsOf(rows: readonly Placed[]): (Item | undefined)[] {
  let open: Item | undefined
  let until = 0
  return rows.map(({ line, label }) => {
    const spanning = label.find(({ cell }) => cell.rowSpan > 1)
    if (spanning && label.length > 1) {
      open = spanning
      until = line.index + spanning.cell.rowSpan
    }
    return line.index < until ? open : undefined
  })
}

/** A heading that stands in the row of column headings, over the labels: "ASSETS". */
export function cornerHeading(corner: readonly Item[], layout: Layout): Draft[] {
  const words = corner.filter(({ text }) => isHeadingText(text))
  const [first] = words
  if (!first || words.length > 1) return []
  const values = layout.columns.map(() => undefined)
  const line = { kind: 'words', items: [first], raw: { cells: [first.cell] }, index: -1 } as const
  const placed: Placed = { line, values, label: [first], beside: [] }
  return draftLines({ columns: layout.columns, rows: [placed] })
}

/** The corner's heading before the lines, unless the first of them says the same. */
export function withCorner(corner: readonly Draft[], lines: readonly Draft[]): Draft[] {
  const said = corner[0]?.label.toLowerCase().replace(/\W+/g, '')
  const first = lines[0]?.label.toLowerCase().replace(/\W+/g, '') ?? ''
  return said && first.includes(said) ? [...lines] : [...corner, ...lines]
}

/** Rows of text longer than this explain; they head nothing. */
const headingMax = 220

/** Leaves out footnotes below the last figures, and paragraphs between rows. */
export function withoutNotes(lines: readonly Draft[]): Draft[] {
  const last = lines.findLastIndex((line) => !line.isHeading)
  return lines.filter(({ isHeading, label }, index) => {
    if (!isHeading) return true
    return label !== '' && label.length <= headingMax && !(index > last && isNote(label))
  })
}

function isNote(label: string): boolean {
  return /^(?:\(?(?:\d{1,2}|[a-z])\)|[*†‡§])\s*\S/i.test(label) || /\.$/.test(label)
}

function isHeadingText(text: string): boolean {
  if (!/\p{L}{3}/u.test(text) || /^[([]/.test(text.trim()) || text.length > 80) return false
  return (
    scaleOf(text) === undefined &&
    !isPeriodLike(text) &&
    !/^(?:unaudited|notes?)$/i.test(text.trim())
  )
}

function labelOf(items: readonly Item[]): string {
  return items
    .map(({ cell }, at) =>
      at > 0 && isUnit(cell.text) ? `(${cell.text.trim()})` : stripMarks(cell),
    )
    .join(' ')
    .trim()
}

/** "$M" and "€ million" in a cell of their own beside the label. */
function isUnit(text: string): boolean {
  return text.length <= 16 && !/^[([]/.test(text) && scaleOf(text)?.scale !== undefined
}

/** Where the row stands: its label, or its numbers where it has none. */
function placeOfRow(placed: Placed): Place {
  const [first] = placed.label
  if (first) return { ...first.cell.place, end: placed.label.at(-1)!.cell.place.end }
  const value = placed.values.find((item) => item !== undefined)
  return (value ?? placed.line.items[0])!.cell.place
}

/** A label that starts in a later grid column stands deeper than any indent does. */
const columnDepth = 1000
const pointsPerSpace = 6

function indentOf({ cell }: Item): number {
  const spaces = cell.text.length - cell.text.trimStart().length
  return cell.col * columnDepth + (cell.indent ?? 0) + spaces * pointsPerSpace
}

function isBold({ label, values }: Placed): boolean {
  const items = label.length ? label : values.filter((item): item is Item => item !== undefined)
  return items.length > 0 && items.every(({ cell }) => cell.bold === true)
}
