/** The tie-out as HTML: coverage, findings, what the marks mean, who signs. */
import { element, join, type Markup } from '../../write/markup.ts'
import { printCount } from '../print.ts'
import { glyphHtml } from './html-glyphs.ts'
import type { CoverageRow, FindingEntry, TieOut } from './tie-out.ts'

/** The reader of HTML knows by `data-tanshin` that none of it is the release's. */
export function sheetHtml(tieOut: TieOut): Markup {
  const { name, sha256, about, coverage, findings, remarks, legend, signatures } = tieOut
  const code = element('span', { class: 'tanshin-quiet' }, `sha256 ${sha256}`)
  return element(
    'section',
    { 'data-tanshin': 'sheet', class: 'tanshin-sheet', 'aria-label': 'Tie-out' },
    element('h2', {}, 'Tie-out'),
    element('p', {}, element('b', {}, name), ' ', code),
    ...about.map((line) => element('p', {}, line)),
    element('h3', {}, 'Coverage'),
    coverageHtml(coverage),
    element('h3', {}, 'Findings'),
    ...(findings.length > 0 ? [element('ol', {}, join(findings.map(findingHtml)))] : []),
    ...remarks.map((remark) => element('p', {}, remark)),
    element('h3', {}, 'Tickmarks'),
    element(
      'ul',
      { class: 'tanshin-legend' },
      ...legend.map(({ glyph, sign, words }) =>
        element(
          'li',
          {},
          element('i', { class: 'tanshin-m' }, glyphHtml(glyph, sign)),
          ` ${words}`,
        ),
      ),
    ),
    element('div', { class: 'tanshin-sign' }, ...signatures.map((who) => element('p', {}, who))),
  )
}

function coverageHtml(rows: readonly CoverageRow[]): Markup {
  const heads = ['figures', 'ticked', 'in findings', 'untested']
  const head = element(
    'tr',
    {},
    element('td', {}),
    ...heads.map((word) => element('th', { scope: 'col' }, word)),
    element('td', {}),
  )
  return element(
    'table',
    {},
    element('thead', {}, head),
    element('tbody', {}, ...rows.map(rowHtml)),
  )
}

function rowHtml({ title, figures, ticked, finding, untested }: CoverageRow): Markup {
  const counts = [figures, ticked, finding, untested].map((count) =>
    element('td', {}, count === 0 ? '–' : printCount(count)),
  )
  const share = figures === 0 ? 0 : Math.floor((ticked * 1000) / figures) / 10
  const bar = element('i', { class: 'tanshin-bar', style: `width:${share}%` })
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, title),
    ...counts,
    element('td', { class: 'tanshin-share' }, bar),
  )
}

function findingHtml({ number, glyph, where, words, figure }: FindingEntry): Markup {
  const place = figure === undefined ? where : element('a', { href: `#tanshin-${figure}` }, where)
  return element(
    'li',
    { id: `tanshin-${number}` },
    element('i', { class: 'tanshin-m' }, glyphHtml(glyph, String(number))),
    element('p', {}, element('b', {}, place), ` ${words}`),
  )
}
