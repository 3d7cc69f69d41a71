/**
 * A table written out in Markdown: words, and figures where a cell holds a tag.
 */
import type {
  ComposedCell,
  ComposedColumn,
  ComposedRow,
  ComposedTable,
  Run,
} from '../../../model/composition.ts'
import { parseNumber } from '../../../number/parse-number.ts'
import type { Composing } from '../composing.ts'
import { uniqueId } from '../ids.ts'
import { composeInline, trimRuns } from '../inline.ts'
import type { TemplateNode } from '../markdoc.ts'

/** The table as it stands; its first column holds the labels. */
export function composeGrid(node: TemplateNode, composing: Composing): readonly ComposedTable[] {
  const rows = rowsOf(node)
  const [head, ...lines] = rows
  if (!head) return []
  const runsOf = (cell: TemplateNode) => trimRuns(composeInline(cell.children, composing))
  const headings = head.children.map((cell) => textOf(runsOf(cell)))
  const body = lines.map((line) => line.children.map(runsOf))
  const width = Math.max(0, headings.length - 1)
  return [
    {
      kind: 'table',
      id: uniqueId(headings.join('-'), composing.ids),
      caption: '',
      columns: Array.from({ length: width }, (_, at) =>
        columnOf(body.map((cells) => cells[at + 1])),
      ),
      head: [headings.slice(1).map((text) => ({ text, span: 1 }))],
      ...(headings[0] ? { labelHeading: headings[0] } : {}),
      rows: body.map(
        ([label = [], ...cells]): ComposedRow => ({
          kind: 'line',
          label,
          indent: 0,
          cells: Array.from({ length: width }, (_, at) => cellOf(cells[at] ?? [])),
        }),
      ),
      remarks: [],
    },
  ]
}

function rowsOf(node: TemplateNode): readonly TemplateNode[] {
  return node.kind === 'tr' ? [node] : node.children.flatMap(rowsOf)
}

function cellOf(runs: readonly Run[]): ComposedCell {
  const figure = runs.find((run) => run.figure && !run.figure.words)?.figure
  const note = runs.find((run) => run.note !== undefined)?.note
  return {
    text: textOf(runs),
    ...(figure && { figure }),
    ...(note !== undefined && { note }),
  }
}

/** A column of figures, where all that stands in it are numbers; else of words. */
function columnOf(cells: readonly (readonly Run[] | undefined)[]): ComposedColumn {
  const numbers = cells.map((runs) => parseNumber(textOf(runs ?? [])))
  const printed = numbers.flatMap((number) => (number?.kind === 'number' ? [number] : []))
  const isText = printed.length === 0 || numbers.some((number) => number === undefined)
  if (isText) return { kind: 'text', decimals: 0, scale: 0 }
  const isPercent = printed.every(({ percent }) => percent)
  return {
    kind: isPercent ? 'percent' : 'amount',
    decimals: Math.max(0, ...printed.map(({ value }) => value.decimals)),
    scale: isPercent ? -2 : 0,
  }
}

function textOf(runs: readonly Run[]): string {
  return runs
    .filter(({ note }) => note === undefined)
    .map(({ text }) => text)
    .join('')
}
