/**
 * The script of a built release: a figure that is hovered or focused shows how it was derived, in
 * the margin where there is room, else below it, else as a sheet. Figures are one stop of the Tab
 * key; the arrow keys go from one to the next. `tools/page.ts` writes it into
 * `src/write/html/assets.json`.
 */
import type { Card, CardLine } from '../../src/write/html/cards.ts'

interface PageData {
  readonly cards: readonly Card[]
  /** The rows of each chart's table, the heading first. */
  readonly charts: readonly { readonly id: string; readonly rows: readonly string[][] }[]
  readonly words: Readonly<Record<'how' | 'close' | 'hint' | 'table', string>>
}

const data = document.querySelector('#cards')!.textContent
const { cards, charts, words } = JSON.parse(data) as PageData
const main = document.querySelector('main')!
const figures = [...document.querySelectorAll<HTMLElement>('[data-card]')]
const card = make('aside', 'card')
const isSheet = matchMedia('(max-width: 640px)')
const hasMargin = matchMedia('(min-width: 1420px)')
let shown: HTMLElement | undefined
let hiding = 0

function make(tag: string, classes: string, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag)
  if (classes) element.className = classes
  element.append(...children)
  return element
}

/** The figures of a chart as a table, for those who ask for it. */
function addTable(id: string, [heading = [], ...rows]: readonly string[][]): void {
  const cell = (text: string, scope: string): HTMLElement => {
    const made = make(text === '' && scope === 'col' ? 'td' : 'th', '', text)
    if (made.tagName === 'TH') made.setAttribute('scope', scope)
    return made
  }
  const head = make('thead', '', make('tr', '', ...heading.map((text) => cell(text, 'col'))))
  const lines = rows.map(([first = '', ...rest]) =>
    make('tr', '', cell(first, 'row'), ...rest.map((text) => make('td', '', text))),
  )
  const table = make('table', '', head, make('tbody', '', ...lines))
  document.getElementById(id)?.append(make('details', '', make('summary', '', words.table), table))
}

/* ---- what the card says ---- */

function row(head: (Node | string)[], value: string, classes = ''): HTMLElement {
  const heading = make('th', '', ...head)
  heading.setAttribute('scope', 'row')
  return make('tr', classes, heading, make('td', '', value))
}

function lineRow({ sign, role, value, where }: CardLine): HTMLElement {
  const head: (Node | string)[] = [sign ? `${sign} ${role}` : role]
  if (where) head.push(make('small', '', where[0]))
  return row(head, value)
}

function fill(data: Card, print: string): void {
  const body = make('tbody', '', ...data.lines.map(lineRow))
  if (data.formula) body.append(row([data.formula[0]], data.formula[1], 'r'))
  if (data.moved) body.append(row([data.moved[0]], data.moved[1]))
  body.append(row([data.rule], print, data.formula ? '' : 'r'))
  const close = make('button', 'x', '×')
  close.setAttribute('aria-label', words.close)
  close.addEventListener('click', () => hide(true))
  const footer = make('footer', '')
  if (data.given) footer.append(make('div', '', data.given))
  footer.append(make('code', '', data.fact))
  const head = make('header', '', make('span', '', data.name), make('span', '', print))
  if (isSheet.matches) head.append(close)
  card.replaceChildren(head, make('table', '', body), footer)
}

/* ---- where it stands ---- */

function place(figure: HTMLElement): void {
  card.style.cssText = ''
  if (isSheet.matches) return
  const box = figure.getBoundingClientRect()
  const page = main.getBoundingClientRect()
  if (hasMargin.matches) {
    // Tied to the figure's line by a hairline from the edge of the text.
    card.style.top = `${box.top - page.top + box.height / 2 - 25}px`
    return
  }
  const left = Math.min(box.left - page.left, page.width - card.offsetWidth - 8)
  card.style.left = `${Math.max(8, left)}px`
  const isLow = box.bottom + card.offsetHeight + 12 > innerHeight && box.top > card.offsetHeight
  const below = box.bottom - page.top + 8
  card.style.top = `${isLow ? box.top - page.top - card.offsetHeight - 8 : below}px`
}

function show(figure: HTMLElement): void {
  clearTimeout(hiding)
  const data = cards[Number(figure.dataset['card'])]
  if (!data || shown === figure) return
  hide(true)
  shown = figure
  fill(data, figure.textContent)
  card.hidden = false
  figure.classList.add('on')
  figure.setAttribute('aria-describedby', 'how')
  place(figure)
}

/** At once, or as soon as the pointer is neither on the figure nor on its card. */
function hide(atOnce: boolean): void {
  clearTimeout(hiding)
  if (!atOnce) {
    hiding = setTimeout(() => hide(true), 180)
    return
  }
  shown?.classList.remove('on')
  shown?.removeAttribute('aria-describedby')
  shown = undefined
  card.hidden = true
}

/* ---- the pointer and the keys ---- */

function figureAt(target: EventTarget | null): HTMLElement | undefined {
  if (!(target instanceof Element)) return undefined
  const own = target.closest<HTMLElement>('[data-card]')
  return own ?? target.closest('td')?.querySelector<HTMLElement>('[data-card]') ?? undefined
}

function focusOn(figure: HTMLElement | undefined): void {
  if (!figure) return
  for (const one of figures) one.tabIndex = one === figure ? 0 : -1
  figure.focus()
}

/** The figure above or below in the same column. */
function inColumn(figure: HTMLElement, step: number): HTMLElement | undefined {
  const cell = figure.closest('td')
  const rows = cell ? [...cell.closest('table')!.rows] : []
  let at = rows.indexOf(cell?.parentElement as HTMLTableRowElement) + step
  for (; cell && at >= 0 && at < rows.length; at += step) {
    const found = rows[at]!.cells[cell.cellIndex]?.querySelector<HTMLElement>('[data-card]')
    if (found) return found
  }
  return undefined
}

function onKey(event: KeyboardEvent): void {
  if (event.key === 'Escape') hide(true)
  const figure = event.target instanceof HTMLElement ? event.target : undefined
  if (!figure || !('card' in figure.dataset) || event.ctrlKey || event.metaKey || event.altKey)
    return
  const at = figures.indexOf(figure)
  const next: Readonly<Record<string, HTMLElement | undefined>> = {
    ArrowRight: figures[at + 1],
    ArrowLeft: figures[at - 1],
    ArrowDown: inColumn(figure, 1) ?? figures[at + 1],
    ArrowUp: inColumn(figure, -1) ?? figures[at - 1],
    Enter: figure,
  }
  if (!(event.key in next)) return
  event.preventDefault()
  if (event.key === 'Enter') show(figure)
  else focusOn(next[event.key])
}

document.documentElement.classList.add('scripted')
for (const { id, rows } of charts) addTable(id, rows)
card.id = 'how'
card.hidden = true
card.setAttribute('aria-label', words.how)
main.append(card)
for (const [at, figure] of figures.entries()) figure.tabIndex = at === 0 ? 0 : -1
if (figures.length > 0) document.querySelector('#notes')?.append(make('p', 'hint', words.hint))

main.addEventListener('pointerover', (event) => {
  if (event.pointerType === 'touch') return
  const figure = figureAt(event.target)
  if (figure) show(figure)
  else if (event.target instanceof Element && event.target.closest('#how')) clearTimeout(hiding)
  else if (shown && shown !== document.activeElement) hide(false)
})
main.addEventListener('click', (event) => {
  const figure = figureAt(event.target)
  if (figure) show(figure)
  else if (isSheet.matches && !(event.target as Element).closest('#how')) hide(true)
})
main.addEventListener('focusin', (event) => {
  if (event.target instanceof HTMLElement && 'card' in event.target.dataset) show(event.target)
})
main.addEventListener('focusout', () => hide(false))
document.addEventListener('keydown', onKey)
addEventListener('resize', () => shown && place(shown))
