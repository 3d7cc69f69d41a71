/**
 * Which headings each row stands under, and how deep.
 *
 * In: lines with labels and indents. Out: section and level of each line. A heading ends at its
 * total ("Total current assets" under "Current assets:"), at a row that stands no deeper though its
 * own rows do, or at a heading of its own rank.
 */
import { memoize } from '../../words/memo.ts'
import words from './words/rows.json' with { type: 'json' }

export interface Nested {
  readonly label: string
  /** Distance from the left edge. */
  readonly indent: number
  readonly bold: boolean
  /** A heading beside the label, over several rows. */
  readonly group?: string | undefined
  readonly isHeading: boolean
  readonly startsBlock: boolean
  section: readonly string[]
  level: number
}

interface OpenHeading {
  readonly label: string
  readonly indent: number
  /** How quiet it is: 0 for upper case in bold, 2 for neither. Outer headings are louder. */
  readonly rank: number
  /** Index of the row that is its total. */
  readonly total: number | undefined
  /** Its first row stands deeper than itself, so that depth tells where it ends. */
  readonly indents: boolean
}

const totalWords = new Set(words.total)
const filler = new Set(words.filler)
/** How far below its heading a total is looked for. */
const totalDistanceMax = 80

/** Finds the section and level of each line, in place. */
export function nest(lines: readonly Nested[]): void {
  const depths = depthsOf(lines)
  let open: OpenHeading[] = []
  for (const [index, line] of lines.entries()) {
    if (line.startsBlock) open = []
    open = line.isHeading ? openedBy(open, lines, index) : stillOpen(open, line, index)
    const opens = line.isHeading && line.label !== '' && !headsNothing(line.label)
    const path = (opens ? open.slice(0, -1) : open).map(({ label }) => label)
    line.section = line.group ? [...path, line.group] : path
    const depth = line.label ? (depths.get(line.indent) ?? 0) : line.section.length
    line.level = depths.size > 1 ? depth : line.section.length
    open = open.filter((heading) => heading.total !== index)
    // "Total" without a word more is that of the innermost heading.
    if (!line.isHeading && isBareTotal(line.label)) open = open.slice(0, -1)
  }
}

/** "Commitments and contingencies" stands without figures, yet over none. */
function headsNothing(label: string): boolean {
  const plain = label
    .toLowerCase()
    .replace(/[^a-z ]+/g, ' ')
    .trim()
  return words.noSection.some((phrase) => plain === phrase || plain.startsWith(`${phrase} note`))
}

/** Depth of each indent in use, 0 for the outermost. */
function depthsOf(lines: readonly Nested[]): ReadonlyMap<number, number> {
  const indents = new Set(lines.filter((line) => line.label).map((line) => line.indent))
  const sorted = [...indents].sort((left, right) => left - right)
  return new Map(sorted.map((indent, depth) => [indent, depth]))
}

/** The headings open after the heading at `index`, which is the last of them. */
function openedBy(
  open: readonly OpenHeading[],
  lines: readonly Nested[],
  index: number,
): OpenHeading[] {
  const line = lines[index]!
  if (!line.label || headsNothing(line.label)) return [...open]
  const next = lines.slice(index + 1, index + 6).find(({ label }) => label)
  const heading: OpenHeading = {
    label: line.label.replace(/[\s:]+$/, ''),
    indent: line.indent,
    rank: rankOf(line),
    total: totalAfter(lines, index),
    indents: next !== undefined && next.indent > line.indent,
  }
  const kept = [...open]
  while (kept.length && !contains(kept.at(-1)!, heading, index)) kept.pop()
  return [...kept, heading]
}

/** Whether a heading at row `index` opens inside `outer`. */
function contains(outer: OpenHeading, heading: OpenHeading, index: number): boolean {
  if (heading.indent > outer.indent) return true
  if (heading.indent < outer.indent) return false
  if (outer.total !== undefined) {
    return outer.total > index && (heading.total === undefined || heading.total <= outer.total)
  }
  return heading.rank > outer.rank
}

function rankOf({ label, bold }: Nested): number {
  const isUpper = label === label.toUpperCase() && /[A-Z]{5}/.test(label)
  return 2 - (isUpper ? 1 : 0) - (bold ? 1 : 0)
}

/** The headings that a row of figures leaves open. */
function stillOpen(open: readonly OpenHeading[], line: Nested, index: number): OpenHeading[] {
  const total = open.findIndex((heading) => heading.total === index)
  if (total >= 0) return open.slice(0, total + 1)
  if (line.label === '' || isBareTotal(line.label)) return [...open]
  const outside = open.findIndex(
    (heading) =>
      heading.indents &&
      line.indent <= heading.indent &&
      !(heading.total !== undefined && heading.total > index),
  )
  return outside >= 0 ? open.slice(0, outside) : [...open]
}

/** The row that is the total of the heading at `index`; undefined where none is. */
function totalAfter(lines: readonly Nested[], index: number): number | undefined {
  const heading = lines[index]!
  const wanted = contentWords(heading.label)
  if (wanted.size === 0) return undefined
  const end = Math.min(lines.length, index + totalDistanceMax)
  let loose: number | undefined
  let isInside = true
  for (let at = index + 1; at < end; at++) {
    const line = lines[at]!
    if (line.startsBlock) break
    if (line.isHeading) {
      if (sameWords(contentWords(line.label), wanted)) break
      if (line.indent <= heading.indent && rankOf(line) <= rankOf(heading)) isInside = false
    } else if (isTotal(line.label)) {
      const said = contentWords(line.label)
      const isLoose = isInside && [...wanted].every((word) => said.has(word))
      // A total that comes first has its lines below, under the same heading.
      if (isLoose && at === index + 1) return undefined
      if (sameWords(said, wanted)) return at
      if (isLoose) loose ??= at
    }
  }
  return loose
}

function isTotal(label: string): boolean {
  return totalWords.has(
    label
      .trim()
      .toLowerCase()
      .split(/[^a-z-]+/, 1)[0]!,
  )
}

function isBareTotal(label: string): boolean {
  return /^(?:sub-?)?totals?:?$/i.test(label.trim())
}

function sameWords(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return left.size === right.size && [...left].every((word) => right.has(word))
}

const contentWords = memoize(
  (label: string): ReadonlySet<string> =>
    new Set(
      label
        .toLowerCase()
        .replace(/\([^)]*\)/g, ' ')
        .slice(0, 200)
        .split(/[^a-z0-9]+/)
        .map((word) => word.replace(/s$/, ''))
        .filter((word) => word !== '' && !filler.has(word) && !filler.has(`${word}s`)),
    ),
)
