/**
 * The rows of a grid as lines: label, level, section and rules.
 *
 * In: rows laid out on columns. Out: for each line its label with where it stands, how deep it is,
 * and under which headings. Separate, because this is structure alone: no number is looked at.
 */
import type { NonFigure } from '../../model/figure.ts'
import type { Place } from '../../model/place.ts'
import type { Layout, Placed, Range } from './columns.ts'
import type { Item } from './items.ts'
import { stripMarks } from './marks.ts'
import { rulesOf } from './rules.ts'
import { closesHeading, type OpenHeading, openHeading } from './sections.ts'

export interface Draft {
  readonly placed: Placed
  label: string
  readonly place: Place
  readonly marks: readonly NonFigure[]
  /** Distance of the label from the left edge, comparable within the grid. */
  readonly indent: number
  readonly bold: boolean
  readonly ruleAbove: 0 | 1 | 2
  readonly ruleBelow: 0 | 1 | 2
  isHeading: boolean
  startsBlock: boolean
  section: readonly string[]
  level: number
}

/** The lines of a layout; sections and levels not yet known. */
export function draftLines(layout: Layout, rawRows: readonly Placed[]): Draft[] {
  const rules = rulesOf(layout)
  return rawRows.map((placed, index) => {
    const { line } = placed
    const { text, marks } = labelOf(placed.label)
    const first = placed.label[0]
    const isHeading = placed.values.every((value) => value === undefined)
    return {
      placed,
      label: text,
      place: placeOfRow(placed),
      marks,
      indent: first ? indentOf(first) : 0,
      bold: isBold(placed),
      ruleAbove: rules[index]!.above,
      ruleBelow: rules[index]!.below,
      isHeading,
      startsBlock: line.startsBlock === true,
      section: [],
      level: 0,
    }
  })
}

function labelOf(items: readonly Item[]): { text: string; marks: readonly NonFigure[] } {
  const stripped = items.map((item) => stripMarks(item.cell))
  return {
    text: stripped
      .map(({ text }) => text)
      .join(' ')
      .trim(),
    marks: stripped.flatMap(({ marks }) => marks),
  }
}

/** Where the row stands: its label, or its numbers where it has none. */
function placeOfRow(placed: Placed): Place {
  const [first] = placed.label
  if (first) {
    const last = placed.label.at(-1)!
    return { ...first.cell.place, end: last.cell.place.end }
  }
  const value = placed.values.find((item) => item !== undefined)
  return (value ?? placed.line.items[0])!.cell.place
}

/** A label that starts in a later grid column stands deeper than any indent does. */
const columnDepth = 1000

function indentOf(item: Item): number {
  const { cell } = item
  const spaces = cell.text.length - cell.text.trimStart().length
  return cell.col * columnDepth + Math.round(cell.indent ?? 0) + spaces * 6
}

function isBold({ label, values }: Placed): boolean {
  const items = label.length ? label : values.filter((item): item is Item => item !== undefined)
  return items.length > 0 && items.every(({ cell }) => cell.bold === true)
}

/** Finds the section and level of each line, in place. */
export function nest(lines: readonly Draft[]): void {
  const depths = new Map(
    [...new Set(lines.filter((line) => line.label).map((line) => line.indent))]
      .sort((left, right) => left - right)
      .map((indent, depth) => [indent, depth]),
  )
  const open: OpenHeading[] = []
  for (const [index, line] of lines.entries()) {
    if (line.startsBlock) open.length = 0
    if (line.isHeading) {
      openHeading(open, line, lines[index + 1])
      line.section = open.slice(0, -1).map(({ label }) => label)
    } else {
      closesHeading(open, line)
      line.section = open.filter((heading) => !heading.closed).map(({ label }) => label)
      dropClosed(open)
    }
    const depth = line.label ? (depths.get(line.indent) ?? 0) : 0
    line.level = depths.size > 1 ? depth : line.section.length
  }
}

function dropClosed(open: OpenHeading[]): void {
  const closing = open.findIndex((heading) => heading.closing)
  if (closing >= 0) open.length = closing
}

export type { Range }
