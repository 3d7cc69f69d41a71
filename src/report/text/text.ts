/**
 * The report on the terminal: findings first, then what was covered, a closing line and the next
 * command. The same characters with and without colour; never wider than the terminal.
 */

import type { Formatter } from '../formatter.ts'
import { countOf, printCount } from '../print.ts'
import type { Counts, ReportOptions, Total } from '../report.ts'
import { shellWord } from '../shell-word.ts'
import type { View } from '../view.ts'
import { coverageLines } from './coverage.ts'
import { findingLines } from './finding.ts'
import { paintLine, plain, type Span, type Spans, styled } from './ink.ts'
import { inferredLines, untestedLines } from './lists.ts'
import { safeText } from './safe.ts'
import { type Sheet, sheetOf } from './sheet.ts'
import { widthOf, wrap } from './width.ts'

export const text: Formatter = {
  name: 'text',
  extension: 'txt',
  joins: true,
  write: (view, options) => print(reportLines(view, options), options),
  close: (many, total, options) => (many ? print(totalLines(total, options), options) : ''),
}

function print(lines: readonly Spans[], options: ReportOptions): string {
  return lines.map((line) => `${paintLine(line, options.colour ?? false)}\n`).join('')
}

function reportLines(view: View, options: ReportOptions): Spans[] {
  const sheet = sheetOf(view, options)
  const shown = view.findings.filter(({ finding }) => finding.severity !== 'note' || options.notes)
  const findings = shown.flatMap((numbered) => [...findingLines(sheet, numbered), []])
  if (options.brief) return [fileLine(sheet), ...(findings.length > 0 ? [[], ...findings] : [])]
  const inferred = inferredLines(sheet, options.untested ?? false)
  const untested = options.untested ? untestedLines(sheet) : []
  return [
    ...findings,
    ...spaced(inferred),
    ...spaced(untested),
    ...spaced(coverageLines(sheet)),
    ...spaced(ocrLines(sheet)),
    ...wrapped(sheet.width, closing(view)),
    ...reopenedLines(sheet),
    ...nextLine(sheet, options),
  ]
}

function spaced(lines: readonly Spans[]): Spans[] {
  return lines.length > 0 ? [...lines, []] : []
}

/** Which pages were read off their pictures, and what that means for the findings. */
function ocrLines({ view, width }: Sheet): Spans[] {
  const pages = view.release.document.pages ?? []
  const read = pages.flatMap(({ ocr }, index) => (ocr ? [String(index + 1)] : []))
  if (read.length === 0) return []
  const [first] = read
  const named = read.length === 1 ? `Page ${first} was` : `Pages ${read.join(', ')} were`
  const text = `${named} read by OCR, off the picture: findings there are warnings at most.`
  return wrap(text, width).map((line) => [plain(line)])
}

/** "2 errors. 1 warning accepted, 5 notes, 83 figures untested." */
function closing(view: View): Span[] {
  const { counts } = view
  const inferred = view.inferred.length
  const byHand = view.release.figures.filter((figure) => view.confirmationOf(figure)).length
  const { errors, warnings, notes, accepted, finding, untested, unread, figures } = counts
  if (figures === 0)
    return [styled('warning', 'No figure was found in this release: nothing was checked.')]
  const loud = [
    errors > 0 ? countOf(errors, 'error') : '',
    warnings > 0 ? countOf(warnings, 'warning') : '',
  ].filter(Boolean)
  const quiet = [
    accepted > 0 ? `${printCount(accepted)} accepted` : '',
    notes > 0 ? countOf(notes, 'note') : '',
    inferred > 0 ? `${countOf(inferred, 'cell')} unreadable` : '',
    unread > inferred ? `${countOf(unread - inferred, 'part')} unread` : '',
    untested > 0
      ? `${countOf(untested, 'figure')} untested${byHand > 0 ? `, ${printCount(byHand)} of them confirmed by hand` : ''}`
      : `every ${finding > 0 ? 'other ' : ''}figure ticked`,
  ].filter(Boolean)
  const style = errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'good'
  const first = loud.length > 0 ? `${loud.join(', ')}.` : 'No errors, no warnings.'
  const rest = quiet.join(', ')
  return [styled(style, first), plain(` ${rest[0]!.toUpperCase()}${rest.slice(1)}.`)]
}

function reopenedLines(sheet: Sheet): Spans[] {
  const { reopened, unconfirmed } = sheet.view
  const again = (count: number, noun: string, what: string, why: string): Spans[] => {
    if (count === 0) return []
    const are = count === 1 ? `was ${what} and is` : `were ${what} and are`
    const words = `${countOf(count, noun)} ${are} open again, for ${why}.`
    return wrap(words, sheet.width).map((line) => [styled('warning', line)])
  }
  return [
    ...again(reopened.length, 'finding', 'accepted', 'a figure changed'),
    ...again(unconfirmed.length, 'figure', 'confirmed by hand', 'the print changed'),
  ]
}

/** What to run next: the page for a person with findings, the list for one without. */
function nextLine({ view, unicode, width }: Sheet, options: ReportOptions): Spans[] {
  const { path } = view.document
  if (path === '-') return []
  const shown = safeText(path, unicode)
  const file = shellWord(shown)
  const { errors, warnings, untested } = view.counts
  const target = shellWord(`${baseName(shown)}.check.html`)
  const page = `tanshin check ${file} --format html -o ${target}`
  const list = `tanshin check ${file} --untested`
  const command = errors + warnings === 0 && untested > 0 && !options.untested ? list : page
  return widthOf(command) + 6 <= width
    ? [[styled('dim', `Next: ${command}`)]]
    : [[styled('dim', 'Next:')], [styled('dim', `  ${command}`)]]
}

/** One of many: "a.html   1,174 figures, 1,087 ticked, 4 in findings, 83 untested". */
function fileLine(sheet: Sheet): Spans {
  const { path } = sheet.view.document
  return [styled('place', sheet.safe(path)), plain('  '), ...countSpans(sheet.view.counts)]
}

function countSpans({ errors, warnings, figures, ticked, untested }: Counts): Span[] {
  const loud = [
    errors > 0 ? styled('error', countOf(errors, 'error')) : undefined,
    warnings > 0 ? styled('warning', countOf(warnings, 'warning')) : undefined,
  ].filter((span) => span !== undefined)
  const tested = `${printCount(ticked)} of ${printCount(figures)} ticked`
  const rest = plain(`${tested}, ${printCount(untested)} untested`)
  return [...loud.flatMap((span) => [span, plain(', ')]), rest]
}

function totalLines(total: Total, options: ReportOptions): Spans[] {
  const width = Math.min(options.width ?? 82, 82)
  const unreadable = total.unreadable > 0 ? `, ${printCount(total.unreadable)} unreadable` : ''
  const rule = (options.unicode ?? true) ? '─' : '-'
  return [
    [styled('dim', rule.repeat(width))],
    [
      styled('bold', `${countOf(total.files, 'file')}${unreadable}`),
      plain('  '),
      ...countSpans(total),
    ],
  ]
}

/** Spans in whole words, over as many lines as they need. */
function wrapped(width: number, spans: readonly Span[]): Spans[] {
  const whole = spans.map((span) => span.text).join('')
  if (widthOf(whole) <= width) return [spans]
  const [first, ...rest] = spans
  const [line = '', ...lines] = wrap(whole, width)
  return [
    [
      styled(first?.style ?? 'bold', line.slice(0, first?.text.length)),
      plain(line.slice(first?.text.length)),
    ],
    ...(rest.length > 0 ? lines.map((text) => [plain(text)]) : []),
  ]
}

/** The name of the file without folder and extension. */
function baseName(path: string): string {
  return path
    .split(/[\\/]/)
    .at(-1)!
    .replace(/(?<=.)\.\w+$/, '')
}
