/**
 * A view → what the sheet at the end of a marked release says: which file, how much was tested,
 * what was found, what the marks mean. No clock is read; who signs writes the date.
 */

import { inferredSentence } from '../inferred.ts'
import { countOf, printCount } from '../print.ts'
import type { CheckInfo, ReportOptions } from '../report.ts'
import { spotOf } from '../spot.ts'
import type { Numbered, View } from '../view.ts'
import { type LegendEntry, legendOf } from './legend.ts'
import { type Glyph, type Mark, suggestedIn } from './marks.ts'

export interface TieOut {
  readonly name: string
  readonly sha256: string
  /** Lines below the name: the release, its length, the program. */
  readonly about: readonly string[]
  /** Each part of the release; the last is the whole. */
  readonly coverage: readonly CoverageRow[]
  readonly findings: readonly FindingEntry[]
  /** Instead of findings, and what is not in the list: what the reader must not overlook. */
  readonly remarks: readonly string[]
  readonly legend: readonly LegendEntry[]
  /** Who signs. */
  readonly signatures: readonly string[]
}

export interface CoverageRow {
  readonly title: string
  readonly figures: number
  readonly ticked: number
  readonly finding: number
  readonly untested: number
}

export interface FindingEntry {
  readonly number: number
  readonly glyph: Glyph
  /** "Page 4, Balance sheet, 2026. Error." */
  readonly where: string
  readonly words: string
  /** The figure to look at first; none where something is missing. */
  readonly figure?: string
}

export function tieOutOf(
  view: View,
  marks: readonly Mark[],
  { checks = [], version, unprotected = false }: ReportOptions,
): TieOut {
  const { path, sha256 } = view.document
  const { coverage, parts } = view
  const listed = view.findings.filter(({ finding }) => finding.severity !== 'note')
  return {
    name: path === '-' ? 'standard input' : (path.split(/[\\/]/).at(-1) ?? path),
    sha256,
    about: aboutOf(view, version),
    coverage: [...parts, { title: 'The release', ...coverage }],
    findings: listed.map((numbered) => findingEntry(view, numbered)),
    remarks: [...remarksOf(view, listed.length), ...(unprotected ? [unlocked] : [])],
    legend: legendOf(marks, checks as readonly CheckInfo[]),
    signatures: ['Prepared', 'Reviewed'],
  }
}

const unlocked = 'The release is locked against changes; this copy of it is not.'

function aboutOf({ release }: View, version: string | undefined): string[] {
  const { title, pages } = release.document
  const length = pages ? countOf(pages.length, 'page') : ''
  const what = [title, length].filter(Boolean).join(', ')
  return [what, version === undefined ? 'Tanshin' : `Tanshin ${version}`].filter(Boolean)
}

function findingEntry(view: View, { number, finding, accepted }: Numbered): FindingEntry {
  const { severity, message, suggestion, figures } = finding
  const kind = `${severity[0]!.toUpperCase()}${severity.slice(1)}`
  const words = [
    message,
    suggestion ? suggestedIn(suggestion) : '',
    accepted ? `“${accepted.reason}”${accepted.by ? ` ${accepted.by}.` : ''}` : '',
  ]
  return {
    number,
    glyph: accepted ? 'accepted' : severity === 'error' ? 'error' : 'warning',
    where: `${whereOf(view, finding)}. ${kind}${accepted ? ', accepted' : ''}.`,
    words: words.filter(Boolean).join(' '),
    ...(figures[0] && { figure: figures[0].id }),
  }
}

/** Page, table and column of the figure; of what has no page, the part of the release. */
function whereOf({ release }: View, { figures, place }: Numbered['finding']): string {
  const [figure] = figures
  const spot = spotOf(release.document, figure?.place ?? place)
  const page = spot?.kind === 'page' ? `Page ${spot.page}` : ''
  const at = figure?.in
  if (at?.kind !== 'table') return page || 'Narrative'
  const grid = release.grids[at.grid]
  const column = grid?.columns[at.column]?.headings.join(' ') ?? ''
  return [page, grid?.title || `Table ${at.grid + 1}`, column].filter(Boolean).join(', ')
}

function remarksOf(view: View, listed: number): string[] {
  const { counts, coverage } = view
  const { untested, figures, unread } = coverage
  const remarks: string[] = []
  if (listed === 0) remarks.push('No errors and no warnings.')
  if (untested > 0)
    remarks.push(
      `${printCount(untested)} of ${countOf(figures, 'figure')} could not be tested: ` +
        'an error in one of them would not be seen.',
    )
  if (counts.notes > 0) remarks.push(`${countOf(counts.notes, 'note')}, not listed here.`)
  if (unread > 0) remarks.push(`${countOf(unread, 'part')} of the release could not be read.`)
  return [...remarks, ...unreadableRemarks(view)]
}

/** Further ones are counted: a page that is garbled has hundreds. */
const unreadableMax = 12

/** Each cell that cannot be read, and what the others imply for it. */
function unreadableRemarks({ release, inferred }: View): string[] {
  const shown = inferred.slice(0, unreadableMax).map((cell) => {
    const spot = spotOf(release.document, cell.place)
    const where = spot?.kind === 'page' ? `Page ${spot.page}. ` : ''
    return `${where}${inferredSentence(cell)}`.replaceAll(unnamed, '?')
  })
  const left = inferred.length - shown.length
  return left > 0 ? [...shown, `${countOf(left, 'more unreadable cell')}.`] : shown
}

/** A character that no font names; fonts have no drawing of it. */
const unnamed = '\ufffd'
