/**
 * The marks of a check, drawn on the release in its frame: a link at every figure, a number at
 * every finding, a box at what is unreadable, hatching over what was not read. The release is there
 * before its marks are, and the marks come a few at a time, those in sight first.
 */
import type { ReviewData, ReviewFigure, ReviewSpot } from '../../src/report/review/data.ts'
import { stateWords } from './pieces.tsx'

/** As much as a frame has room for beside what the browser does. */
const slice = 8

/** Draws all marks of a document; calls `drew` after each slice of them. Gives how to stop. */
export function drawMarks(
  frame: Document,
  data: ReviewData,
  figures: Map<string, HTMLElement>,
  drew: () => void,
): () => void {
  const place = frame.querySelector('.paper') ? onPages(frame) : inText(frame)
  const jobs = jobsFor(frame, data, figures, place)
  let at = 0
  let waiting = 0
  const go = (): void => {
    const until = performance.now() + slice
    while (at < jobs.length && performance.now() < until) jobs[at++]!()
    drew()
    if (at < jobs.length) waiting = requestAnimationFrame(go)
  }
  go()
  return () => cancelAnimationFrame(waiting)
}

/** Finds or makes the element that stands at a spot. */
type Place = (spot: ReviewSpot, kind: 'figure' | 'cell') => HTMLElement | undefined

function jobsFor(
  frame: Document,
  data: ReviewData,
  figures: Map<string, HTMLElement>,
  place: Place,
): (() => void)[] {
  const isInSight = pagesInSight(frame)
  const entries = Object.entries(data.figures)
  const first = entries.filter(([, { spot }]) => isInSight(spot))
  const rest = entries.filter(([, { spot }]) => !isInSight(spot))
  const jobs = [...first, ...rest].map(([id, shown]) => () => {
    const element = figures.get(id) ?? place(shown.spot, 'figure')
    if (!element) return
    dressFigure(element, id, shown)
    figures.set(id, element)
    paintFigure(element, shown, data)
  })
  data.inferred.forEach(({ words, spot }, index) => {
    jobs.push(() => markUnreadable(frame, place, spot, { words, index }))
  })
  data.unread.forEach(({ sentence, spot }, index) => {
    jobs.push(() => hatch(frame, place, spot, { sentence, index }))
  })
  return jobs
}

/** Whether a spot is on a page that is looked at; a text has no pages, and begins at its start. */
function pagesInSight(frame: Document): (spot: ReviewSpot) => boolean {
  const height = frame.defaultView?.innerHeight ?? 0
  const seen = new Set<number>()
  for (const [index, page] of [...frame.querySelectorAll('.paper')].entries()) {
    const { top, bottom } = page.getBoundingClientRect()
    if (bottom > 0 && top < height) seen.add(index + 1)
  }
  return ({ page }) => page !== undefined && seen.has(page)
}

function dressFigure(element: HTMLElement, id: string, { text }: ReviewFigure): void {
  if (element.id === id) return
  element.className = 'fig'
  element.id = id
  element.tabIndex = -1
  element.setAttribute('href', `#${id}`)
  if (element.textContent === '') element.setAttribute('aria-label', text)
}

/** State and number of a figure's finding: they change with every decision. */
export function paintFigure(element: HTMLElement, shown: ReviewFigure, data: ReviewData): void {
  const { state, text, finding } = shown
  const number = finding === undefined ? '' : String(data.findings[finding]?.number ?? '')
  const next = element.nextElementSibling
  const pill = next?.classList.contains('no') ? next : undefined
  if (element.dataset.s === state && (pill?.textContent ?? '') === number) return
  element.dataset.s = state
  const words = [(stateWords[state] ?? state).toLowerCase(), number].filter(Boolean).join(' ')
  element.setAttribute('aria-label', `${text}, ${words}`)
  if (number === '') {
    pill?.remove()
    return
  }
  const shownPill = pill ?? element.ownerDocument.createElement('span')
  shownPill.className = `no ${state}`
  shownPill.setAttribute('aria-hidden', 'true')
  shownPill.textContent = number
  if (!pill) element.after(shownPill)
}

/** On the picture of a page: a box of its own over what is printed. */
function onPages(frame: Document): Place {
  const pages = [...frame.querySelectorAll<HTMLElement>('.paper')]
  return ({ page, box }, kind) => {
    const paper = pages[(page ?? 0) - 1]
    if (!paper || !box) return undefined
    const [left, top, width, height] = box
    const over = frame.createElement('span')
    over.className = 'over'
    Object.assign(over.style, {
      left: `${left}%`,
      top: `${top}%`,
      width: `${width}%`,
      height: `${height}%`,
    })
    const mark = frame.createElement(kind === 'figure' ? 'a' : 'span')
    over.append(mark)
    paper.append(over)
    return mark
  }
}

/** In HTML: what the server set apart, by its place in the source. */
function inText(frame: Document): Place {
  const runs = sortedBy(frame, 'a[data-at]', 'at')
  const cells = sortedBy(frame, '[data-cell]', 'cell')
  return ({ at, end }, kind) => {
    if (kind === 'cell') return lastUntil(cells, at)?.element
    const before = lastUntil(runs, at)
    if (before && before.at + (before.element.textContent?.length ?? 0) > at) return before.element
    const after = runs[before ? runs.indexOf(before) + 1 : 0]
    return after && after.at < end ? after.element : undefined
  }
}

interface Placed {
  readonly at: number
  readonly element: HTMLElement
}

function sortedBy(frame: Document, selector: string, name: string): Placed[] {
  return [...frame.querySelectorAll<HTMLElement>(selector)]
    .map((element) => ({ at: Number(element.dataset[name]), element }))
    .sort((left, right) => left.at - right.at)
}

function lastUntil(placed: readonly Placed[], at: number): Placed | undefined {
  let low = 0
  let high = placed.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (placed[middle]!.at <= at) low = middle + 1
    else high = middle
  }
  return placed[low - 1]
}

interface Unreadable {
  readonly words: string
  readonly index: number
}

function markUnreadable(
  frame: Document,
  place: Place,
  spot: ReviewSpot,
  { words, index }: Unreadable,
): void {
  const found = place(spot, 'cell')
  if (!found || frame.getElementById(`inferred-${index}`)) return
  const isCell = found.dataset.cell !== undefined
  const mark = isCell ? frame.createElement('span') : found
  if (isCell) {
    mark.append(...found.childNodes)
    found.append(mark)
  }
  mark.className = 'fig'
  mark.dataset.s = 'inferred'
  mark.id = `inferred-${index}`
  mark.title = words
  const spoken = frame.createElement('span')
  spoken.className = 'vh'
  spoken.textContent = ` ${words}`
  mark.after(spoken)
}

interface NotRead {
  readonly sentence: string
  readonly index: number
}

/** Over the page that was not read; below the table, or above the release, of what has no page. */
function hatch(
  frame: Document,
  place: Place,
  spot: ReviewSpot,
  { sentence, index }: NotRead,
): void {
  if (frame.getElementById(`unread-${index}`)) return
  const note = frame.createElement('p')
  note.id = `unread-${index}`
  const bold = frame.createElement('b')
  bold.textContent = 'Not read'
  note.append(bold, ` ${sentence}`)
  const paper = spot.page && frame.getElementById(`page-${spot.page}`)
  note.className = paper ? 'unread hatched' : 'unread'
  if (paper) paper.append(note)
  else {
    const table = place(spot, 'cell')?.closest('table')
    if (table) table.after(note)
    else frame.querySelector('main > *')?.prepend(note)
  }
}
