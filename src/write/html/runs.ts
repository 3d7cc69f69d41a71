/** Runs of text as HTML: each figure with its exact value, its fact and its card. */
import type { PrintedFigure, Run } from '../../model/composition.ts'
import { toPlainString } from '../../number/decimal.ts'
import { element, join, type Markup } from '../markup.ts'
import type { Cards } from './cards.ts'

/** What the parts of a page share while it is written. */
export interface Page {
  readonly cards: Cards
  /** The charts as drawn, by id. */
  readonly charts: ReadonlyMap<string, Markup>
  /** The marks of the notes that there are. */
  readonly notes: ReadonlySet<string>
  /** How often each note was referred to so far: its references have ids. */
  readonly references: Map<string, number>
}

export function runsHtml(page: Page, runs: readonly Run[]): Markup {
  return join(runs.map((run) => runHtml(page, run)))
}

function runHtml(page: Page, { text, strong, emphasis, href, note, figure }: Run): Markup {
  if (note !== undefined) return noteHtml(page, note)
  let inner = figure ? figureHtml(page, text, figure) : join([text])
  if (emphasis) inner = element('em', {}, inner)
  if (strong) inner = element('strong', {}, inner)
  return href === undefined || !isAddress(href) ? inner : element('a', { href }, inner)
}

/** No "javascript:" and the like. */
function isAddress(href: string): boolean {
  return /^(?:https?:|mailto:|tel:|#|[./])/i.test(href)
}

/** A figure has its value in a form that programs read; words that follow a sign have none. */
export function figureHtml(page: Page, text: string, figure: PrintedFigure): Markup {
  const card = page.cards.of({ text, figure })
  const attributes = { class: 'v', 'data-fact': figure.fact, 'data-card': card }
  if (figure.words) return element('span', { 'data-fact': figure.fact }, text)
  return element('data', { value: toPlainString(figure.value), ...attributes }, ...partsOf(text))
}

/** The currency before the digits and the scale behind them, which a headline sets smaller. */
function partsOf(text: string): (Markup | string)[] {
  const [, before, digits, behind] = /^([^\d(]*)(.*?)([^\d)%]*)$/s.exec(text) ?? []
  const small = (part: string | undefined): Markup | undefined =>
    part ? element('small', {}, part) : undefined
  return [small(before), digits ?? text, small(behind)].filter((part) => part !== undefined)
}

/** The mark of a footnote, which leads there; the first one is where the note leads back to. */
export function noteHtml(page: Page, mark: string): Markup {
  if (!page.notes.has(mark)) return element('sup', {}, mark)
  const count = (page.references.get(mark) ?? 0) + 1
  page.references.set(mark, count)
  const id = `${noteId(mark)}-ref${count === 1 ? '' : `-${count}`}`
  return element('sup', {}, element('a', { href: `#${noteId(mark)}`, id }, mark))
}

export function noteId(mark: string): string {
  return `note-${[...mark].map((one) => (/[\w-]/.test(one) ? one : one.charCodeAt(0))).join('')}`
}
