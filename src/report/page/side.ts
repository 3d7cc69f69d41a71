/** What stands beside the release: the findings, the untested figures, the notes, and a detail. */
import type { Figure } from '../../model/figure.ts'
import type { Inferred } from '../../model/finding.ts'
import { element, join, type Markup } from '../../write/markup.ts'
import { inferredWords } from '../inferred.ts'
import { printCount } from '../print.ts'
import type { Numbered, View } from '../view.ts'
import { whereOf } from './data.ts'

interface Tab {
  readonly name: string
  readonly title: string
  readonly count: number
  readonly panel: Markup
}

/** Each list under its tab; the detail is filled by the page's script. */
export function sideHtml(view: View): Markup {
  const findings = view.findings.filter(({ finding }) => finding.severity !== 'note')
  const notes = view.findings.filter(({ finding }) => finding.severity === 'note')
  const tabs: Tab[] = [
    {
      name: 'findings',
      title: 'Findings',
      count: findings.length,
      panel: findingsHtml(view, findings),
    },
    {
      name: 'untested',
      title: 'Untested',
      count: view.coverage.untested,
      panel: untestedHtml(view),
    },
    {
      name: 'notes',
      title: 'Notes',
      count: notes.length + view.inferred.length,
      panel: notesHtml(view, notes),
    },
  ]
  return element(
    'aside',
    { class: 'side', id: 'side', 'aria-label': 'Findings and figures' },
    element('button', { class: 'grab', id: 'grab', 'aria-expanded': 'false' }),
    stepHtml(),
    element(
      'div',
      { class: 'tabs', role: 'tablist', 'aria-label': 'Lists' },
      ...tabs.map((tab, index) => tabHtml(tab, index === 0)),
    ),
    element('div', { class: 'lists' }, ...tabs.map((tab, index) => panelHtml(tab, index === 0))),
    element('section', {
      class: 'detailbox',
      id: 'detail',
      'aria-label': 'Relations of the chosen figure',
      'aria-live': 'polite',
    }),
  )
}

/** For narrow screens, where the list is out of sight. */
function stepHtml(): Markup {
  const button = (id: string, name: string, sign: string): Markup =>
    element('button', { class: 'b ic', id, 'aria-label': name }, sign)
  return element(
    'div',
    { class: 'step' },
    button('prev', 'Previous finding', '‹'),
    button('next', 'Next finding', '›'),
  )
}

function tabHtml({ name, title, count }: Tab, chosen: boolean): Markup {
  const attributes = {
    role: 'tab',
    id: `tab-${name}`,
    'aria-controls': `panel-${name}`,
    'aria-selected': String(chosen),
    tabindex: chosen ? undefined : -1,
  }
  return element('button', attributes, `${title} `, element('b', {}, printCount(count)))
}

function panelHtml({ name, panel }: Tab, chosen: boolean): Markup {
  const attributes = {
    role: 'tabpanel',
    id: `panel-${name}`,
    'aria-labelledby': `tab-${name}`,
    hidden: !chosen,
  }
  return element('div', attributes, panel)
}

function findingsHtml(view: View, findings: readonly Numbered[]): Markup {
  return findings.length === 0 ? clean(view) : itemsHtml(view, findings)
}

/** Nothing wrong is no proof that all is right: it says what was not tested. */
function clean({ coverage }: View): Markup {
  const { figures, untested } = coverage
  if (figures === 0) return none('No figure was found: nothing was checked.')
  const rest =
    untested === 0
      ? 'Every figure was tested.'
      : `${printCount(untested)} of ${printCount(figures)} figures could not be tested; ` +
        'an error in one of them would not be seen.'
  return none(element('b', {}, 'No findings.'), ` ${rest}`)
}

function none(...words: (Markup | string)[]): Markup {
  return element('p', { class: 'none' }, ...words)
}

function itemsHtml(view: View, findings: readonly Numbered[]): Markup {
  const items = findings.map((numbered) => element('li', {}, itemHtml(view, numbered)))
  return element('ol', { class: 'list' }, join(items))
}

function itemHtml(view: View, { number, finding, accepted }: Numbered): Markup {
  const { severity, message, check, figures, place } = finding
  const look = accepted ? 'accepted' : severity
  const where = figures[0] ? whereOf(view, figures[0]) : `line ${view.positionAt(place.start).line}`
  const span = (classes: string, text: string): Markup => element('span', { class: classes }, text)
  return element(
    'button',
    { class: 'item', 'data-finding': number - 1, 'aria-pressed': 'false' },
    span(`no ${look}`, String(number)),
    span('tt', message),
    span(`sv ${look}`, `${look[0]!.toUpperCase()}${look.slice(1)}`),
    span('pl', where),
    span('ck', check),
  )
}

/** By reason, the commonest first. */
function untestedHtml(view: View): Markup {
  const groups = new Map<string, Figure[]>()
  for (const figure of view.release.figures) {
    const state = view.stateOf(figure)
    if (state.state !== 'untested') continue
    const group = groups.get(state.reason)
    if (group) group.push(figure)
    else groups.set(state.reason, [figure])
  }
  if (groups.size === 0) return none('Every figure was tested.')
  const sorted = [...groups].toSorted(([, left], [, right]) => right.length - left.length)
  return join(
    sorted.flatMap(([reason, figures]) => [
      headingHtml(reason, figures.length),
      element('ul', { class: 'list' }, join(figures.map((figure) => untestedItem(view, figure)))),
    ]),
  )
}

function headingHtml(words: string, count: number): Markup {
  const number = element('span', { class: 'q' }, printCount(count))
  return element('h3', { class: 'why' }, `${words} `, number)
}

function untestedItem(view: View, figure: Figure): Markup {
  const label = view.factOf(figure)?.label || '(no label)'
  const link = element(
    'a',
    { class: 'row', href: `#${figure.id}` },
    element('span', { class: 'num' }, figure.text),
    element('span', {}, label),
  )
  return element('li', {}, link)
}

function notesHtml(view: View, notes: readonly Numbered[]): Markup {
  const { inferred } = view
  if (notes.length + inferred.length === 0) return none('No notes.')
  return join([
    notes.length > 0 ? itemsHtml(view, notes) : undefined,
    inferred.length > 0 ? headingHtml('Unreadable cells', inferred.length) : undefined,
    inferred.length > 0
      ? element('ul', { class: 'list' }, join(inferred.map((cell) => inferredItem(view, cell))))
      : undefined,
  ])
}

function inferredItem(view: View, cell: Inferred): Markup {
  const { text, place } = cell
  const { line } = view.positionAt(place.start)
  const row = element(
    'span',
    { class: 'row' },
    element('span', { class: 'num' }, text || '(empty)'),
    element('span', {}, `${inferredWords(cell)}, line ${line}`),
  )
  return element('li', {}, row)
}
