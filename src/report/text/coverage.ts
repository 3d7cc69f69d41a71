/** Coverage by part, with a bar for each, and the release below. Narrower: the bars go first. */
import { printCount } from '../print.ts'
import { plain, type Span, type Spans, styled } from './ink.ts'
import type { Sheet } from './sheet.ts'
import { padEnd, padStart, truncateMiddle } from './width.ts'

interface Row {
  readonly title: string
  readonly figures: number
  readonly ticked: number
  readonly finding: number
  readonly untested: number
}

interface Layout {
  readonly title: number
  readonly columns: readonly { readonly heading: string; readonly width: number }[]
  readonly bars: boolean
}

const barCells = 12
const titleMax = 34

export function coverageLines(sheet: Sheet): Spans[] {
  const { parts, coverage } = sheet.view
  const layout = layoutOf(sheet)
  const margin = plain(' '.repeat(sheet.indent))
  const head = layout.columns.map(({ heading, width }) => padStart(heading, width)).join('')
  const whole = { ...coverage, title: 'The release' }
  return [
    [margin, plain(' '.repeat(layout.title)), styled('dim', head)],
    ...parts.map((part) => [margin, ...cells(sheet, layout, part), ...bar(sheet, layout, part)]),
    [margin, styled('dim', sheet.symbols.rule.repeat(sheet.width - sheet.indent))],
    [
      margin,
      ...cells(sheet, layout, whole).map(({ text }) => styled('bold', text)),
      ...bar(sheet, layout, whole),
    ],
  ]
}

function layoutOf({ width, indent }: Sheet): Layout {
  const wide = width >= 60
  const columns = wide
    ? [
        { heading: 'figures', width: 8 },
        { heading: 'ticked', width: 8 },
        { heading: 'finding', width: 9 },
        { heading: 'untested', width: 10 },
      ]
    : [
        { heading: 'all', width: 6 },
        { heading: 'tick', width: 6 },
        { heading: 'find', width: 5 },
        { heading: 'rest', width: 6 },
      ]
  const numbers = columns.reduce((sum, column) => sum + column.width, 0)
  const bars = width >= 74
  const title = width - indent - numbers - (bars ? barCells + 3 : 0)
  return { title: Math.min(title, titleMax), columns, bars }
}

function cells({ safe, symbols }: Sheet, layout: Layout, row: Row): Span[] {
  const title = padEnd(
    truncateMiddle(safe(row.title), layout.title - 1, symbols.ellipsis),
    layout.title,
  )
  const numbers = [row.figures, row.ticked, row.finding, row.untested].map((count, index) =>
    padStart(count === 0 ? symbols.nil : printCount(count), layout.columns[index]!.width),
  )
  return [plain(title + numbers.join(''))]
}

/** Full only when all is ticked, empty only when nothing is. */
function bar({ symbols }: Sheet, layout: Layout, { figures, ticked }: Row): Span[] {
  if (!layout.bars || figures === 0) return []
  const exact = Math.floor((ticked * barCells) / figures)
  const full = ticked > 0 ? Math.max(1, exact) : 0
  return [
    styled('good', `   ${symbols.full.repeat(full)}`),
    styled('dim', symbols.empty.repeat(barCells - full)),
  ]
}
