/**
 * Which headings a row stands under.
 *
 * In: the headings that are open and the next row. Out: the headings that are still open. A heading
 * closes at a row that stands no deeper than it, at its total, or at a heading of its own rank.
 */
import words from './words/rows.json' with { type: 'json' }

export interface OpenHeading {
  readonly label: string
  readonly indent: number
  /** 0 for upper case, 1 for bold, 2 for plain: outer headings are louder. */
  readonly rank: number
  /** Its first row stood deeper than itself, so that depth tells where it ends. */
  indents?: boolean
  closed?: boolean
  /** The row just read is its total; it ends after it. */
  closing?: boolean
}

interface RowLike {
  readonly label: string
  readonly indent: number
  readonly bold: boolean
}

const total = new Set(words.total)
const filler = new Set(words.filler)

/** Opens a heading over the rows that follow. */
export function openHeading(open: OpenHeading[], row: RowLike, next: RowLike | undefined): void {
  if (row.label === '') return
  const heading: OpenHeading = {
    label: row.label.replace(/[\s:]+$/, ''),
    indent: row.indent,
    rank: rankOf(row),
  }
  if (next?.label) heading.indents = next.indent > row.indent
  while (open.length) {
    const last = open.at(-1)!
    const inside =
      row.indent > last.indent || (row.indent === last.indent && heading.rank > last.rank)
    if (inside) break
    open.pop()
  }
  open.push(heading)
}

function rankOf({ label, bold }: RowLike): number {
  if (label === label.toUpperCase() && /[A-Z]{3}/.test(label)) return 0
  return bold ? 1 : 2
}

/** Marks the headings that a row of figures ends, before it or after it. */
export function closesHeading(open: OpenHeading[], row: RowLike): void {
  if (row.label === '') return
  const totalOf = open.findIndex((heading) => isTotalOf(row.label, heading.label))
  if (totalOf >= 0) {
    open[totalOf]!.closing = true
    for (const heading of open.slice(totalOf + 1)) heading.closed = true
    return
  }
  const outside = open.findIndex((heading) => heading.indents && row.indent <= heading.indent)
  if (outside >= 0) open.length = outside
}

/** "Total current assets" ends "Current assets:"; all words that matter are said again. */
export function isTotalOf(label: string, heading: string): boolean {
  const said = contentWords(label)
  if (!total.has(label.toLowerCase().split(/[^a-z-]+/, 1)[0]!)) return false
  const wanted = contentWords(heading)
  return wanted.size > 0 && [...wanted].every((word) => said.has(word))
}

function contentWords(text: string): ReadonlySet<string> {
  return new Set(
    text
      .toLowerCase()
      .slice(0, 300)
      .split(/[^a-z0-9]+/)
      .map((word) => word.replace(/s$/, ''))
      .filter((word) => word !== '' && !filler.has(word) && !filler.has(`${word}s`)),
  )
}
