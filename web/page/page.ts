/**
 * The script of the page: choosing figures and findings, their relations as arithmetic, the keys.
 * Everything of the release is put in as text, never as markup. `tools/page.ts` writes it into
 * `src/report/page/assets.json`.
 */
import type { FigureData, FindingData, PageData, RelationData } from '../../src/report/page/data.ts'
import type { Ruler, Tick } from '../../src/report/page/ruler.ts'

type Child = Node | string | undefined

const data = JSON.parse(one('#data').textContent) as PageData
const figures = all<HTMLAnchorElement>('a.fig')
const detail = one('#detail')
const peek = one('#peek')
const side = one('#side')
const grab = one('#grab')
const narrow = matchMedia('(max-width: 980px)')
const relationsShown = 3
const rulerWidth = 380
const words: Readonly<Record<string, string>> = {
  ticked: 'Ticked',
  rounding: 'Within rounding',
  plug: 'By plug, one unit',
  untested: 'Untested',
  confirmed: 'Confirmed by hand',
  exactly: 'exactly',
  'within-rounding': 'within rounding',
  'by-plug': 'by plug',
  no: 'does not hold',
}

let chosenFigure: string | undefined
let chosenFinding = -1

function one<T extends HTMLElement = HTMLElement>(selector: string): T {
  return document.querySelector<T>(selector)!
}

function all<T extends HTMLElement = HTMLElement>(selector: string): T[] {
  return [...document.querySelectorAll<T>(selector)]
}

/** An element with classes and children; children that are texts stay texts. */
function make(tag: string, classes: string, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag)
  if (classes) element.className = classes
  element.append(...children.filter((child) => child !== undefined))
  return element
}

/* ---- what is shown of a figure ---- */

function glyph(state: string): HTMLElement | undefined {
  if (!['ticked', 'rounding', 'plug', 'untested', 'confirmed'].includes(state)) return undefined
  const element = make('i', 'glyph')
  element.dataset['s'] = state
  return element
}

/** Where it stands, seen from another figure: what they share is left out. */
function whereOf(figure: FigureData, from?: FigureData): string {
  const { table, column, line } = figure
  const sameTable = from !== undefined && table !== undefined && table === from.table
  return [
    line === from?.line ? '' : `line ${line}`,
    sameTable ? '' : table,
    sameTable && column === from.column ? '' : column,
  ]
    .filter(Boolean)
    .join(', ')
}

function figureLink(id: string, subject: string | undefined): HTMLElement {
  const text = data.figures[id]?.text ?? ''
  const link = make('a', id === subject ? 'self' : '', text) as HTMLAnchorElement
  link.href = `#${id}`
  return link
}

function numberCell(...children: Child[]): HTMLElement {
  const cell = make('td', 'n', ...children)
  if (cell.textContent.trim().endsWith(')')) cell.classList.add('neg')
  return cell
}

function line(
  operator: string,
  id: string,
  subject: string | undefined,
  where = true,
): HTMLElement {
  const figure = data.figures[id]
  const name = make('th', '', figure?.label || 'this figure')
  name.setAttribute('scope', 'row')
  const seenFrom = data.figures[subject ?? '']
  const place = figure && where && id !== subject ? whereOf(figure, seenFrom) : ''
  if (place) name.append(make('small', '', place))
  return make(
    'tr', '',
    make('td', 'op', operator),
    name,
    numberCell(figureLink(id, subject)),
    make('td', 'g', glyph(figure?.state ?? '')),
  )
}

function result(classes: string, operator: string, label: string, number: Child): HTMLElement {
  const name = make('th', '', label)
  name.setAttribute('scope', 'row')
  return make('tr', classes, make('td', 'op', operator), name, numberCell(number), make('td', 'g'))
}

/** The sum an auditor would write. */
function arithmetic(
  relation: RelationData,
  subject: string | undefined,
  where = true,
): HTMLElement {
  const table = make('table', 'arith')
  if (relation.compares) {
    const ids = [relation.result, ...relation.lines.map(([, id]) => id)]
    table.append(...ids.map((id) => line('', id, subject, where)))
    return table
  }
  for (const [operator, id] of relation.lines) table.append(line(operator, id, subject, where))
  if (relation.holds === 'exactly') {
    const total = line('=', relation.result, subject, where)
    total.className = 'res'
    table.append(total)
    return table
  }
  const label = relation.isSame ? 'So it should be' : 'Recomputed'
  table.append(result('res', '=', label, relation.recomputed))
  const stated = line('', relation.result, subject, where)
  if (relation.holds === 'no') stated.className = 'bad'
  stated.querySelector('th')!.prepend('Stated: ')
  table.append(stated)
  table.append(result('diff', '', 'Difference', relation.difference))
  return table
}

function drawn(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  return element
}

/** What the print can mean, against what was computed. */
function rulerBlock({ low, high, computed }: Ruler): SVGElement {
  const at = ([position]: Tick): number => (position * rulerWidth) / 1000
  const mark = (classes: string, x: number, y: number, words: string): SVGElement => {
    const text = drawn('text', { class: classes, x, y })
    text.textContent = words
    return text
  }
  const [from, to, found] = [at(low), at(high), at(computed)]
  const ruler = drawn('svg', { class: 'ruler', viewBox: `0 0 ${rulerWidth} 62`, role: 'img' })
  ruler.setAttribute(
    'aria-label',
    `The print stands for ${low[1]} to ${high[1]}; computed is ${computed[1]}.`,
  )
  ruler.append(
    mark('stated', (from + to) / 2, 10, 'the print can mean'),
    drawn('rect', { class: 'stated', x: from, y: 16, width: to - from, height: 10 }),
    drawn('path', { class: 'axis', d: `M0 34H${rulerWidth}M${from} 30v8M${to} 30v8` }),
    drawn('path', { class: 'computed', d: `M${found} 14v20` }),
    mark('', from, 48, low[1]),
    mark('', to, 48, high[1]),
    mark('computed', found, 60, `computed ${computed[1]}`),
  )
  return ruler
}

function relationBlock(id: string, subject: string | undefined): HTMLElement {
  const relation = data.relations[id]!
  const block = make(
    'div', 'rel',
    make(
      'h3', '',
      relation.check.replaceAll('-', ' '),
      make('span', 'q', words[relation.holds] ?? relation.holds),
    ),
    arithmetic(relation, subject),
  )
  if (relation.ruler) block.append(rulerBlock(relation.ruler))
  if (relation.evidence.length > 0)
    block.append(make('ul', 'ev', ...relation.evidence.map((clause) => make('li', '', clause))))
  return block
}

function relationBlocks(ids: readonly string[], subject: string | undefined): HTMLElement[] {
  const blocks = ids.slice(0, relationsShown).map((id) => relationBlock(id, subject))
  const rest = ids.slice(relationsShown)
  if (rest.length === 0) return blocks
  const summary = `${rest.length} more relation${rest.length === 1 ? '' : 's'}`
  const more = make('details', 'more', make('summary', '', summary))
  // Built when they are opened: a total may have dozens.
  const build = (): void => more.append(...rest.map((id) => relationBlock(id, subject)))
  more.addEventListener('toggle', build, { once: true })
  return [...blocks, more]
}

function figureDetail(id: string, figure: FigureData): HTMLElement {
  const isOpen = figure.reason && !figure.confirmed
  const state = isOpen ? `untested: ${figure.reason}` : (words[figure.state] ?? figure.state)
  return make(
    'div', 'detail',
    make(
      'header', '',
      make('h2', '', `${figure.label || 'Figure'}: ${figure.text}`),
      make('p', 'meta', glyph(figure.state), `${state} · ${whereOf(figure)}`),
    ),
    ...relationBlocks(figure.relations, id),
  )
}

function lookOf(finding: FindingData): string {
  return finding.accepted ? 'accepted' : finding.severity
}

function findingDetail(finding: FindingData, subject: string | undefined): HTMLElement {
  const look = lookOf(finding)
  const first = data.figures[finding.figures[0] ?? '']
  const block = make(
    'div', 'detail',
    make(
      'header', '',
      make('span', `no ${look}`, String(finding.number)),
      make('h2', '', finding.message),
      make(
        'p', 'meta',
        make('span', `sv ${look}`, look[0]!.toUpperCase() + look.slice(1)),
        `${finding.check.replaceAll('-', ' ')}${first ? ` · ${whereOf(first)}` : ''}`,
      ),
    ),
    ...relationBlocks(finding.relations, subject ?? finding.figures[0]),
  )
  if (finding.suggestion) block.append(suggestionBlock(finding.suggestion))
  block.append(decisionBlock(finding))
  return block
}

function suggestionBlock({ from, to, why }: NonNullable<FindingData['suggestion']>): HTMLElement {
  const reason = make('span', 'q', why)
  const change = make('p', 'sug', make('del', '', from), '→', make('ins', '', to), reason)
  return make('div', 'fix', make('h3', '', 'Suggestion'), change)
}

function decisionBlock({ accepted, number }: FindingData): HTMLElement {
  if (accepted) {
    const by = accepted.by ? ` (${accepted.by})` : ''
    return make('div', 'dec', make('h3', '', 'Accepted'), make('p', '', accepted.reason + by))
  }
  const command = make('code', 'cmd', `tanshin accept ${data.file} ${number} --reason "…"`)
  return make('div', 'dec', make('h3', '', 'To accept it as it stands'), command)
}

/* ---- choosing ---- */

/** The figures of all relations that are shown get a ring. */
function light(ids: ReadonlySet<string>): void {
  for (const figure of figures) figure.toggleAttribute('data-lit', ids.has(figure.id))
}

function figuresOfRelations(ids: readonly string[]): string[] {
  return ids.slice(0, 1).flatMap((id) => {
    const relation = data.relations[id]
    return relation ? [relation.result, ...relation.lines.map(([, figure]) => figure)] : []
  })
}

function show(content: HTMLElement): void {
  detail.replaceChildren(content)
  detail.scrollTop = 0
}

function chooseFigure(id: string, focus = true): void {
  const figure = data.figures[id]
  const element = document.getElementById(id)
  if (!figure || !element) return
  chosenFigure = id
  const finding = figure.finding === undefined ? undefined : data.findings[figure.finding]
  press(figure.finding ?? -1)
  light(new Set([id, ...figuresOfRelations(finding?.relations ?? figure.relations)]))
  show(finding ? findingDetail(finding, id) : figureDetail(id, figure))
  describe(finding, figure)
  reveal(element)
  rove(element)
  if (focus) element.focus({ preventScroll: true })
}

function chooseFinding(index: number): void {
  const finding = data.findings[index]
  if (!finding) return
  const first = finding.figures[0]
  if (first) return chooseFigure(first, false)
  press(index)
  light(new Set(figuresOfRelations(finding.relations)))
  show(findingDetail(finding, undefined))
  describe(finding, undefined)
}

function press(index: number): void {
  chosenFinding = index
  for (const item of all('button.item')) {
    const chosen = item.dataset['finding'] === String(index)
    item.setAttribute('aria-pressed', String(chosen))
    if (chosen) item.scrollIntoView({ block: 'nearest' })
  }
}

/** Scrolls only to what is out of view. */
function reveal(element: HTMLElement): void {
  const pane = one('#doc').getBoundingClientRect()
  const box = element.getBoundingClientRect()
  const bottom = narrow.matches ? Math.min(pane.bottom, innerHeight * 0.5) : pane.bottom
  const inView = box.top >= pane.top + 20 && box.bottom <= bottom - 20
  const across = box.left >= pane.left && box.right <= pane.right
  if (!inView || !across)
    element.scrollIntoView({ block: narrow.matches ? 'start' : 'center', inline: 'nearest' })
}

/** One tab stop for all figures: the one that was chosen last. */
function rove(element: HTMLElement): void {
  for (const figure of figures) figure.tabIndex = figure === element ? 0 : -1
}

/** The line on the closed sheet of a narrow screen. */
function describe(finding: FindingData | undefined, figure: FigureData | undefined): void {
  const look = finding ? lookOf(finding) : ''
  grab.replaceChildren(
    ...(finding ? [make('span', `no ${look}`, String(finding.number))] : []),
    make('span', 'tt', finding?.message ?? `${figure?.label ?? ''}: ${figure?.text ?? ''}`),
  )
}

function step(by: number): void {
  const next = chosenFinding < 0 && by < 0 ? data.findings.length - 1 : chosenFinding + by
  chooseFinding(Math.max(0, Math.min(data.findings.length - 1, next)))
}

function stepFigure(by: number): void {
  const at = figures.findIndex(({ id }) => id === chosenFigure)
  const next = figures[at < 0 && by < 0 ? figures.length - 1 : at + by]
  if (next) chooseFigure(next.id)
}

function openSheet(open: boolean): void {
  side.classList.toggle('open', open)
  grab.setAttribute('aria-expanded', String(open))
}

/* ---- hovering ---- */

function showPeek(element: HTMLElement): void {
  const figure = data.figures[element.id]
  const relation = data.relations[figure?.relations[0] ?? '']
  if (!figure || element.id === chosenFigure || narrow.matches) return
  peek.replaceChildren(make('h2', '', `${figure.label || 'Figure'}: ${figure.text}`))
  if (figure.reason) peek.append(make('p', 'q', `Untested: ${figure.reason}.`))
  else if (relation) peek.append(make('div', 'rel', arithmetic(relation, element.id, false)))
  peek.hidden = false
  const box = element.getBoundingClientRect()
  const below = box.bottom + 8
  const fits = below + peek.offsetHeight < innerHeight - 8
  const left = Math.max(8, Math.min(box.left - 20, innerWidth - peek.offsetWidth - 8))
  peek.style.left = `${left}px`
  peek.style.top = `${fits ? below : Math.max(8, box.top - peek.offsetHeight - 8)}px`
}

function hidePeek(): void {
  peek.hidden = true
}

/* ---- what people do ---- */

function chooseTab(tab: HTMLElement): void {
  for (const other of all('[role="tab"]')) {
    const chosen = other === tab
    other.setAttribute('aria-selected', String(chosen))
    other.tabIndex = chosen ? 0 : -1
    one(`#${other.getAttribute('aria-controls')}`).hidden = !chosen
  }
}

function turnTheme(): void {
  const root = document.documentElement
  const now = root.dataset['theme']
  const dark = now ? now === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  root.dataset['theme'] = dark ? 'light' : 'dark'
}

function onClick(event: MouseEvent): void {
  const target = event.target as HTMLElement
  const link = target.closest<HTMLAnchorElement>('a[href^="#"]')
  const id = link?.hash.slice(1) ?? ''
  if (data.figures[id] && !link?.closest('.rail')) {
    event.preventDefault()
    history.replaceState(null, '', `#${id}`)
    chooseFigure(id, link?.classList.contains('fig'))
    return
  }
  const item = target.closest<HTMLElement>('[data-finding]')
  if (item) chooseFinding(Number(item.dataset['finding']))
  const tab = target.closest<HTMLElement>('[role="tab"]')
  if (tab) chooseTab(tab)
}

const keys: Readonly<Record<string, () => void>> = {
  j: () => step(1),
  k: () => step(-1),
  n: () => stepFigure(1),
  p: () => stepFigure(-1),
  m: () => one('#release').classList.toggle('unmarked'),
  d: turnTheme,
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const target = event.target as HTMLElement
  if (target.matches('input, textarea, select')) return
  const onFigure = target.matches('a.fig')
  if (event.key === 'Enter' && onFigure) {
    event.preventDefault()
    chooseFigure(target.id)
    openSheet(true)
    detail.querySelector<HTMLElement>('a')?.focus()
  } else if (event.key === 'Escape') {
    openSheet(false)
    hidePeek()
    document.getElementById(chosenFigure ?? 'doc')?.focus()
  } else if (onFigure && event.key === 'ArrowRight') stepFigure(1)
  else if (onFigure && event.key === 'ArrowLeft') stepFigure(-1)
  else if (target.matches('[role="tab"]') && tabSteps[event.key]) stepTab(target, event.key)
  else keys[event.key]?.()
}

const tabSteps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }

function stepTab(tab: HTMLElement, key: string): void {
  const tabs = all('[role="tab"]')
  const next = tabs[(tabs.indexOf(tab) + tabSteps[key]! + tabs.length) % tabs.length]!
  chooseTab(next)
  next.focus()
}

document.addEventListener('click', onClick)
document.addEventListener('keydown', onKey)
one('#theme').addEventListener('click', turnTheme)
one('#prev').addEventListener('click', () => step(-1))
one('#next').addEventListener('click', () => step(1))
grab.addEventListener('click', () => openSheet(!side.classList.contains('open')))
one('#doc').addEventListener('scroll', hidePeek, { passive: true })
one('#release').addEventListener('pointerover', (event) => {
  const figure = (event.target as HTMLElement).closest<HTMLElement>('a.fig')
  if (figure) showPeek(figure)
  else hidePeek()
})
one('#release').addEventListener('pointerleave', hidePeek)
one('#release').addEventListener('focusin', (event) => {
  const focused = event.target as HTMLElement
  if (focused.matches('a.fig:focus-visible')) showPeek(focused)
})
one('#release').addEventListener('focusout', hidePeek)

if (figures[0]) figures[0].tabIndex = 0
for (const region of all('.scroll'))
  if (region.scrollWidth > region.clientWidth) region.tabIndex = 0
const asked = location.hash.slice(1)
if (data.figures[asked]) chooseFigure(asked)
else if (data.findings.length > 0) {
  chooseFinding(0)
  one('#doc').scrollTop = 0
} else show(make('p', 'q', 'Choose a figure to see what it was tied to.'))
