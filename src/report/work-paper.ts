/**
 * A view → the work paper: a workbook that says what was tested, what was found and decided, and
 * how each figure ended, with room to sign. What is printed in the release is in it as text.
 */
import type { Cell, WriteSheet } from 'hucre'
import type { Figure } from '../model/figure.ts'
import { differenceOf, mainRelation, recomputedOf } from './arithmetic.ts'
import { whereOf } from './page/data.ts'
import { markState } from './page/marks.ts'
import { countOf, printCount } from './print.ts'
import type { ReportOptions } from './report.ts'
import { spotOf } from './spot.ts'
import { strongest } from './strongest.ts'
import type { Numbered, View } from './view.ts'
import { writeSheets } from './workbook.ts'

type Line = readonly string[]

interface Columns {
  readonly headings: readonly string[]
  readonly widths: readonly number[]
}

const findingColumns: Columns = {
  headings: [
    ...['No.', 'Severity', 'Check', 'Finding', 'Place', 'Stated', 'Recomputed', 'Difference'],
    ...['Suggestion', 'Decision', 'Reason', 'By'],
  ],
  widths: [5, 9, 18, 46, 26, 12, 12, 11, 16, 10, 28, 12],
}

const figureColumns: Columns = {
  headings: ['Figure', 'As printed', 'Label', 'Place', 'State', 'Tied by', 'Evidence or reason'],
  widths: [8, 16, 40, 40, 18, 22, 60],
}

/** The bytes of the workbook. The same view, the same bytes: no clock is read. */
export async function writeWorkPaper(view: View, { version }: ReportOptions): Promise<Uint8Array> {
  const findings = view.findings.map((numbered) => findingLine(view, numbered))
  const figures = view.release.figures.map((figure) => figureLine(view, figure))
  const epoch = new Date(0)
  return writeSheets({
    sheets: [
      summarySheet(view, version),
      tableSheet('Findings', findingColumns, findings),
      tableSheet('Figures', figureColumns, figures),
    ],
    properties: { title: `Tie-out of ${nameOf(view)}`, created: epoch, modified: epoch },
    defaultFont: { name: 'Arial', size: 10 },
  })
}

function nameOf({ document: { path } }: View): string {
  return path === '-' ? 'standard input' : (path.split(/[\\/]/).at(-1) ?? path)
}

function summarySheet(view: View, version: string | undefined): WriteSheet {
  const { coverage, parts, counts, document } = view
  const confirmed = view.release.figures.filter((figure) => view.confirmationOf(figure)).length
  const open = counts.errors + counts.warnings
  const byHand = confirmed > 0 ? ` ${printCount(confirmed)} of them confirmed by hand.` : ''
  const total = { title: 'The release', ...coverage }
  const lines: Line[] = [
    [`Tie-out of ${nameOf(view)}`],
    [view.release.document.title ?? ''],
    [`SHA-256 ${document.sha256}`],
    [`Tanshin ${version ?? ''}`.trim()],
    [],
    [
      `${countOf(counts.errors, 'error')} and ${countOf(counts.warnings, 'warning')} open, ` +
        `${printCount(counts.accepted)} accepted, ${countOf(counts.notes, 'note')}. ` +
        `${countOf(coverage.untested, 'figure')} untested.${byHand}`,
    ],
    [],
    ['Part', 'Figures', 'Ticked', 'In findings', 'Untested'],
    ...[...parts, total].map(({ title, figures, ticked, finding, untested }) => [
      title,
      ...[figures, ticked, finding, untested].map(printCount),
    ]),
    [],
    ['', 'Name', 'Date', 'Signature'],
    ['Prepared'],
    ['Reviewed'],
    [],
    [open > 0 ? 'Findings are open: this tie-out is not complete.' : ''],
  ]
  const bold = new Set([0, 7, 8 + parts.length, 10 + parts.length])
  return sheetOf('Tie-out', [44, 14, 14, 14, 14], lines, (row) => bold.has(row))
}

function tableSheet(name: string, { headings, widths }: Columns, lines: readonly Line[]) {
  return {
    ...sheetOf(name, widths, [headings, ...lines], (row) => row === 0, true),
    freezePane: { rows: 1, columns: 1 },
  }
}

function sheetOf(
  name: string,
  widths: readonly number[],
  lines: readonly Line[],
  isBold: (row: number) => boolean,
  wraps = false,
): WriteSheet {
  const cells = new Map<string, Partial<Cell>>()
  for (const [row, line] of lines.entries())
    for (const [column, value] of line.entries()) {
      if (value === '') continue
      const style = {
        font: { name: 'Arial', size: 10, ...(isBold(row) && { bold: true }) },
        alignment: { vertical: 'top' as const, ...(wraps && { wrapText: true }) },
      }
      // As text: a figure stays as it is printed, and nothing of a release is a formula.
      cells.set(`${row},${column}`, { value, type: 'string', style })
    }
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: lines.map(() => Array(widths.length).fill(null)),
    cells,
    ...(wraps && { rowDefs: new Map(heightsOf(lines, widths)) }),
    view: { showGridLines: false },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  }
}

/** Of a line of text in ten points. */
const linePoints = 13.5

/** Programs do not widen a row by themselves for words that wrap. */
function heightsOf(lines: readonly Line[], widths: readonly number[]) {
  return lines.map((line, row) => {
    const needed = line.map((text, column) => Math.ceil(text.length / (widths[column]! - 1)))
    return [row, { height: Math.max(1, ...needed) * linePoints }] as const
  })
}

function findingLine(view: View, { number, finding, accepted }: Numbered): Line {
  const { severity, check, message, figures, suggestion } = finding
  const main = mainRelation(finding)
  const decision = accepted ? 'accepted' : severity === 'note' ? '' : 'open'
  return [
    ...[String(number), severity, check, message],
    figures[0] ? placeOf(view, figures[0]) : '',
    main?.relation.result.text ?? '',
    main ? recomputedOf(main) : '',
    main ? differenceOf(main) : '',
    suggestion ? `${suggestion.figure.text} → ${suggestion.text}` : '',
    ...[decision, accepted?.reason ?? '', accepted?.by ?? ''],
  ]
}

function figureLine(view: View, figure: Figure): Line {
  const judged = view.stateOf(figure)
  const { state, finding } = markState(view, figure)
  const tick = judged.state === 'ticked' ? strongest(judged.relations) : undefined
  const confirmed = view.confirmationOf(figure)
  const by = confirmed?.by ? ` (${confirmed.by})` : ''
  const why = judged.state === 'untested' ? judged.reason : (tick?.evidence.join('; ') ?? '')
  return [
    ...[figure.id, figure.text, view.factOf(figure)?.label ?? '', placeOf(view, figure)],
    finding ? `${state} ${finding.number}` : state,
    tick?.check ?? '',
    confirmed ? confirmed.reference + by : why,
  ]
}

/** The page or cell, and its table and column. */
function placeOf(view: View, figure: Figure): string {
  const spot = spotOf(view.release.document, figure.place)
  const where = whereOf(view, figure)
  if (spot?.kind === 'page') return where.replace(/^line \d+/, `page ${spot.page}`)
  return spot?.kind === 'cell' ? `${spot.sheet}!${spot.ref}` : where
}
