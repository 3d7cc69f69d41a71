/** A composed table as an HTML table: caption, headings with scopes, rows with their kinds. */
import type {
  ComposedCell,
  ComposedColumn,
  ComposedRow,
  ComposedTable,
  HeadCell,
} from '../../model/composition.ts'
import { element, join, type Markup } from '../markup.ts'
import { figureHtml, noteHtml, type Page, runsHtml } from './runs.ts'

/** From so many columns on a table may be wider than a phone and scrolls in a frame of its own. */
const wideColumns = 4
/** And from so many on its labels have to do with less. */
const manyColumns = 7
/** Of a step from the margin; readers of the page measure it. */
const indentPoints = 12

export function tableHtml(page: Page, table: ComposedTable): Markup {
  const { id, caption, unit, columns, rows, remarks, statement } = table
  const captionId = `${id}-caption`
  const isWide = columns.length >= wideColumns
  const isMany = columns.length >= manyColumns
  const classes = ['st', statement ? 'stmt' : '', isWide ? 'wide' : '', isMany ? 'many' : '']
  const built = element(
    'table',
    { class: classes.filter(Boolean).join(' '), id },
    element(
      'caption',
      { id: captionId },
      element(
        'span',
        {},
        caption,
        ...(unit === undefined ? [] : [' ', element('small', {}, unit)]),
      ),
    ),
    headHtml(table),
    ...sectionsOf(rows).map((section) =>
      element(
        'tbody',
        {},
        join(
          section.map((row) => rowHtml(page, row, columns)),
          '\n',
        ),
      ),
    ),
  )
  const frame = { class: 'scroll', role: 'region', tabindex: 0, 'aria-labelledby': captionId }
  const small = remarks.map((runs) => element('p', { class: 'remark' }, runsHtml(page, runs)))
  const framed = element('div', isWide ? frame : { class: 'scroll' }, built)
  return join([framed, ...small], '\n')
}

function headHtml({ head, columns, labelHeading }: ComposedTable): Markup {
  return element(
    'thead',
    {},
    ...head.map((cells, at) => {
      const corner = { rowspan: head.length > 1 ? head.length : undefined }
      const first =
        at > 0
          ? undefined
          : labelHeading
            ? element('th', { ...corner, scope: 'col' }, labelHeading)
            : element('td', corner)
      return element('tr', {}, first, ...headCells(cells, columns, at === head.length - 1))
    }),
  )
}

function headCells(
  cells: readonly HeadCell[],
  columns: readonly ComposedColumn[],
  isLast: boolean,
): Markup[] {
  let column = 0
  return cells.map(({ text, span }) => {
    const under = columns.slice(column, column + span)
    column += span
    const isText = span === 1 && under[0]?.kind === 'text'
    const classes = [
      isText ? '' : 'n',
      isLast ? '' : span > 1 ? 'sp' : 'sp one',
      under.some(({ current }) => current) ? 'now' : '',
    ]
    const colspan = span > 1 ? span : undefined
    if (text === '') return element('td', { colspan })
    const attributes = { class: classes.filter(Boolean).join(' '), colspan }
    return element('th', { ...attributes, scope: span > 1 ? 'colgroup' : 'col' }, text)
  })
}

/** A section opens a group of rows of its own, which its heading stands for. */
function sectionsOf(rows: readonly ComposedRow[]): ComposedRow[][] {
  const sections: ComposedRow[][] = []
  for (const row of rows) {
    if (row.kind === 'section' || sections.length === 0) sections.push([])
    sections.at(-1)!.push(row)
  }
  return sections.filter((section) => section.some(({ kind }) => kind !== 'blank'))
}

const rowClasses: Readonly<Record<ComposedRow['kind'], string>> = {
  line: '',
  subtotal: 'sub',
  total: 'total',
  section: 'sec',
  blank: '',
}

function rowHtml(
  page: Page,
  { kind, label, indent, cells }: ComposedRow,
  columns: readonly ComposedColumn[],
): Markup | undefined {
  if (kind === 'blank') return undefined
  const style = indent > 0 ? `padding-left:${indent * indentPoints}pt` : undefined
  const words = runsHtml(page, label)
  if (kind === 'section' && cells.every(({ text }) => text === '')) {
    const heading = { scope: 'rowgroup', colspan: columns.length + 1, style }
    return element('tr', { class: 'sec' }, element('th', heading, element('span', {}, words)))
  }
  return element(
    'tr',
    { class: rowClasses[kind] },
    element('th', { scope: 'row', style }, words),
    ...columns.map((column, at) => cellHtml(page, cells[at], column)),
  )
}

function cellHtml(page: Page, cell: ComposedCell | undefined, column: ComposedColumn): Markup {
  if (!cell || cell.text === '') return element('td', {})
  const { text, figure, note } = cell
  const classes = [
    column.kind === 'text' ? '' : 'n',
    text.endsWith(')') ? 'neg' : '',
    column.current ? 'now' : '',
    /\d/.test(text) ? '' : 'nil',
  ]
  return element(
    'td',
    { class: classes.filter(Boolean).join(' ') },
    figure ? figureHtml(page, text, figure) : text,
    note === undefined ? undefined : noteHtml(page, note),
  )
}
