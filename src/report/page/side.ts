/** What stands beside the release: coverage by part, the findings, the untested figures. */
import type { Figure } from '../../model/figure.ts'
import { printCount } from '../print.ts'
import type { Part } from '../parts.ts'
import type { Numbered, View } from '../view.ts'
import { whereOf } from './data.ts'
import { escapeHtml } from './escape.ts'
import { type MarkState, markState } from './marks.ts'

const cellWidth = 6
const cellHeight = 3
const mapWidth = 56
const proseColumns = 8
const mapRowsMax = 60

/** The share ticked, in tenths of a percent, rounded down: 100% is never claimed too early. */
export function shareOf(part: number, whole: number): string {
  if (whole === 0) return '–'
  const tenths = Math.floor((part * 1000) / whole)
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`
}

/** Each part drawn to its rows and columns, a rectangle for each figure. */
export function railHtml(view: View): string {
  const { ticked, figures } = view.coverage
  const groups = groupByPart(view)
  const items = view.parts.map((part) => miniHtml(view, part, groups.get(part.table ?? -1) ?? []))
  return `<nav class="rail" aria-label="Coverage by part"><h2>Coverage <span class="q">${shareOf(
    ticked,
    figures,
  )}</span></h2><div class="maps">${items.join('\n')}</div></nav>`
}

function groupByPart({ release }: View): Map<number, Figure[]> {
  const groups = new Map<number, Figure[]>()
  for (const figure of release.figures) {
    const part = figure.in.kind === 'table' ? figure.in.grid : -1
    const group = groups.get(part)
    if (group) group.push(figure)
    else groups.set(part, [figure])
  }
  return groups
}

function miniHtml(view: View, part: Part, figures: readonly Figure[]): string {
  const { title, table, ticked, figures: count } = part
  const target = table === undefined ? (figures[0]?.id ?? 'release') : `t${table}`
  const name = escapeHtml(title)
  const counts = `${printCount(ticked)}/${printCount(count)}`
  const partial = ticked < count ? ' class="mc part"' : ' class="mc"'
  return `<a class="mini" href="#${target}" title="${name}">${mapSvg(view, figures)}<span class="mt"><span class="mn">${name}</span><span${partial}>${counts}</span></span></a>`
}

function mapSvg(view: View, figures: readonly Figure[]): string {
  const spots = figures.map((figure, index) => spotOf(figure, index))
  const rows = rank(spots.map(({ row }) => row))
  const columns = rank(spots.map(({ column }) => column))
  const step = Math.max(1, Math.ceil(rows.size / mapRowsMax))
  const height = Math.ceil(rows.size / step) * cellHeight
  const width = Math.max(columns.size, 1) * cellWidth
  const cells = spots.map(({ row, column }, index) => {
    const { state } = markState(view, figures[index]!)
    const x = columns.get(column)! * cellWidth
    const y = Math.floor(rows.get(row)! / step) * cellHeight
    return `<rect class="${state}" x="${x}" y="${y}" width="${cellWidth - 1}" height="${cellHeight - 1}"/>`
  })
  return `<svg viewBox="0 0 ${width} ${height}" width="${mapWidth}" height="${height}" preserveAspectRatio="none" aria-hidden="true">${cells.join('')}</svg>`
}

function spotOf({ in: at }: Figure, index: number): { row: number; column: number } {
  return at.kind === 'table'
    ? { row: at.row, column: at.column }
    : { row: Math.floor(index / proseColumns), column: index % proseColumns }
}

/** The numbers that occur, in order, each with its position: gaps are closed. */
function rank(numbers: readonly number[]): Map<number, number> {
  const sorted = [...new Set(numbers)].sort((left, right) => left - right)
  return new Map(sorted.map((value, index) => [value, index]))
}

/** Findings, untested figures and notes, each list under its tab. */
export function sideHtml(view: View): string {
  const findings = view.findings.filter(({ finding }) => finding.severity !== 'note')
  const notes = view.findings.filter(({ finding }) => finding.severity === 'note')
  const { untested } = view.coverage
  const tabs = [
    tabHtml('findings', 'Findings', findings.length, true),
    tabHtml('untested', 'Untested', untested, false),
    tabHtml('notes', 'Notes', notes.length + view.inferred.length, false),
  ]
  return `<aside class="side" id="side" aria-label="Findings and figures">
<button class="grab" id="grab" aria-expanded="false" aria-controls="detail"></button>
<div class="step"><button class="b ic" id="prev" aria-label="Previous finding">‹</button><button class="b ic" id="next" aria-label="Next finding">›</button></div>
<div class="tabs" role="tablist" aria-label="Lists">${tabs.join('')}</div>
<div class="lists">
<div role="tabpanel" id="panel-findings" aria-labelledby="tab-findings">${findingsHtml(view, findings)}</div>
<div role="tabpanel" id="panel-untested" aria-labelledby="tab-untested" hidden>${untestedHtml(view)}</div>
<div role="tabpanel" id="panel-notes" aria-labelledby="tab-notes" hidden>${notesHtml(view, notes)}</div>
</div>
<section class="detailbox" id="detail" aria-label="Relations of the chosen figure" aria-live="polite"></section>
</aside>`
}

function tabHtml(name: string, title: string, count: number, chosen: boolean): string {
  return `<button role="tab" id="tab-${name}" aria-controls="panel-${name}" aria-selected="${chosen}"${chosen ? '' : ' tabindex="-1"'}>${title} <b>${printCount(count)}</b></button>`
}

function findingsHtml(view: View, findings: readonly Numbered[]): string {
  if (findings.length === 0) return clean(view)
  return `<ol class="list">${findings.map((numbered) => itemHtml(view, numbered)).join('\n')}</ol>`
}

/** Nothing wrong is no proof that all is right: it says what was not tested. */
function clean({ coverage }: View): string {
  const { figures, untested } = coverage
  if (figures === 0) return '<p class="none">No figure was found: nothing was checked.</p>'
  const rest =
    untested === 0
      ? 'Every figure is ticked.'
      : `${printCount(untested)} of ${printCount(figures)} figures could not be tested; an error in one of them would not be seen.`
  return `<p class="none"><b>No findings.</b> ${rest}</p>`
}

function itemHtml(view: View, { number, finding, accepted }: Numbered): string {
  const { severity, message, check, figures, place } = finding
  const look = accepted ? 'accepted' : severity
  const word = `${look[0]!.toUpperCase()}${look.slice(1)}`
  const where = figures[0] ? whereOf(view, figures[0]) : `line ${view.positionAt(place.start).line}`
  return `<li><button class="item" data-finding="${number - 1}" aria-pressed="false"><span class="no ${look}">${number}</span><span class="tt">${escapeHtml(message)}</span><span class="sv ${look}">${word}</span><span class="pl">${escapeHtml(where)}</span><span class="ck">${escapeHtml(check)}</span></button></li>`
}

/** By reason, the commonest first. */
function untestedHtml(view: View): string {
  const groups = new Map<string, Figure[]>()
  for (const figure of view.release.figures) {
    const state = view.stateOf(figure)
    if (state.state !== 'untested') continue
    groups.set(state.reason, [...(groups.get(state.reason) ?? []), figure])
  }
  if (groups.size === 0) return '<p class="none">Every figure was tested.</p>'
  return [...groups]
    .toSorted(([, left], [, right]) => right.length - left.length)
    .map(
      ([reason, figures]) =>
        `<h3 class="why">${escapeHtml(reason)} <span class="q">${printCount(figures.length)}</span></h3><ul class="list">${figures.map((figure) => untestedItem(view, figure)).join('\n')}</ul>`,
    )
    .join('\n')
}

function untestedItem(view: View, figure: Figure): string {
  const label = view.factOf(figure)?.label || '(no label)'
  return `<li><a class="row" href="#${figure.id}"><span class="num">${escapeHtml(figure.text)}</span><span>${escapeHtml(label)}</span></a></li>`
}

function notesHtml(view: View, notes: readonly Numbered[]): string {
  const cells = view.inferred.map(({ text, implied, place }) => {
    const words = implied === undefined ? 'unreadable' : `unreadable, implied ${implied}`
    const { line } = view.positionAt(place.start)
    return `<li><span class="row"><span class="num">${escapeHtml(text) || '(empty)'}</span><span>${escapeHtml(words)}, line ${line}</span></span></li>`
  })
  if (notes.length + cells.length === 0) return '<p class="none">No notes.</p>'
  const list = notes.length > 0 ? `<ol class="list">${notes.map((note) => itemHtml(view, note)).join('\n')}</ol>` : ''
  const unreadable =
    cells.length > 0 ? `<h3 class="why">Unreadable cells</h3><ul class="list">${cells.join('\n')}</ul>` : ''
  return list + unreadable
}

/** The bar of the whole release, one stretch for each state. */
export function barSvg(view: View): string {
  const counts = new Map<MarkState, number>()
  for (const figure of view.release.figures) {
    const { state } = markState(view, figure)
    counts.set(state, (counts.get(state) ?? 0) + 1)
  }
  const order: readonly MarkState[] = [
    'ticked',
    'rounding',
    'plug',
    'note',
    'accepted',
    'warning',
    'error',
    'untested',
  ]
  const total = Math.max(1, view.release.figures.length)
  let x = 0
  const stretches = order.map((state) => {
    const width = ((counts.get(state) ?? 0) * 1000) / total
    const rect = width > 0 ? `<rect class="${state}" x="${x}" y="0" width="${width}" height="6"/>` : ''
    x += width
    return rect
  })
  return `<svg class="bar" viewBox="0 0 1000 6" preserveAspectRatio="none" aria-hidden="true">${stretches.join('')}</svg>`
}
