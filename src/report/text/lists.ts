/** What is listed on request or in short: cells that cannot be read, and the untested figures. */
import type { Figure } from '../../model/figure.ts'
import type { UntestedReason } from '../../model/finding.ts'
import { impliedWords } from '../inferred.ts'
import { countOf, printCount } from '../print.ts'
import { plain, type Spans, styled } from './ink.ts'
import { describePlace, type Sheet } from './sheet.ts'
import { padEnd, padStart, truncate } from './width.ts'

const inferredMax = 8
const textMax = 16

/** Cells that reading lost or that are garbled, with what the arithmetic implies for them. */
export function inferredLines(sheet: Sheet, all: boolean): Spans[] {
  const { inferred } = sheet.view
  if (inferred.length === 0) return []
  const shown = all ? inferred : inferred.slice(0, inferredMax)
  const left = inferred.length - shown.length
  return [
    [plain(' '.repeat(sheet.indent)), styled('bold', countOf(inferred.length, 'unreadable cell'))],
    ...shown.map((cell) => {
      const words = sheet.safe(impliedWords(cell))
      return listLine(sheet, cell.place.start, sheet.safe(cell.text) || '(empty)', words)
    }),
    ...(left > 0 ? [[plain(' '.repeat(sheet.indent + 2)), styled('dim', moreText(left))]] : []),
  ]
}

/** The untested figures by reason, the commonest first. */
export function untestedLines(sheet: Sheet): Spans[] {
  const groups = new Map<UntestedReason, Figure[]>()
  for (const figure of sheet.view.release.figures) {
    const state = sheet.view.stateOf(figure)
    if (state.state !== 'untested') continue
    const group = groups.get(state.reason)
    if (group) group.push(figure)
    else groups.set(state.reason, [figure])
  }
  return [...groups]
    .toSorted(([, left], [, right]) => right.length - left.length)
    .flatMap(([reason, figures], index) => [
      ...(index > 0 ? [[]] : []),
      groupLine(sheet, reason, figures.length),
      ...figures.map((figure) =>
        listLine(sheet, figure.place.start, sheet.safe(figure.text), describeShort(sheet, figure)),
      ),
    ])
}

function groupLine({ indent, width, symbols }: Sheet, reason: string, count: number): Spans {
  const words = `${printCount(count)} untested: ${reason}`
  return [
    plain(' '.repeat(indent)),
    styled('bold', truncate(words, width - indent, symbols.ellipsis)),
  ]
}

/** Row and column before the title of the table: what tells the figures of a list apart. */
function describeShort(sheet: Sheet, figure: Figure): string {
  const confirmed = sheet.view.confirmationOf(figure)
  if (confirmed) {
    const by = confirmed.by ? ` by ${confirmed.by}` : ''
    return sheet.safe(`confirmed by hand${by}: ${confirmed.reference}`)
  }
  const [title = '', ...rest] = describePlace(sheet, figure)
  if (figure.in.kind === 'table') return [...rest, title].join(', ')
  const label = sheet.view.factOf(figure)?.label ?? ''
  return [sheet.safe(label), title].filter(Boolean).join(', ')
}

function listLine(sheet: Sheet, offset: number, text: string, words: string): Spans {
  const { line, column } = sheet.view.positionAt(offset)
  const { ellipsis } = sheet.symbols
  const figure = padStart(truncate(text, textMax, ellipsis), textMax)
  const place = padEnd(`${line}:${column}`, 9)
  const room = sheet.width - sheet.indent - textMax - 2 - place.length - 2
  return [
    plain(' '.repeat(sheet.indent)),
    plain(`${figure}  `),
    styled('place', `${place}  `),
    styled('dim', truncate(words, room, ellipsis)),
  ]
}

function moreText(count: number): string {
  return `${printCount(count)} more; --untested lists all`
}
