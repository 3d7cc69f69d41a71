/**
 * The script of the preview: listens for changes, puts the new page in place of the old one where
 * the reader was, marks the figures that changed, and lists what is wrong. `tools/page.ts` writes
 * it into `src/server/dev-assets.json`.
 */
import type { PreviewState } from '../../src/server/dev-state.ts'

const frames = document.querySelector('#frames')!
const panel = document.querySelector<HTMLElement>('#panel')!
const status = document.querySelector<HTMLElement>('#status')!
const words = document.querySelector('#words')!
const list = document.querySelector<HTMLElement>('#list')!
let shown = 0
let isOpened: boolean | undefined

/* ---- the page ---- */

/** Loads the page behind the one that is shown, and changes them when it is whole. */
function load(version: number): void {
  shown = version
  for (const late of frames.querySelectorAll('.next')) late.remove()
  const next = document.createElement('iframe')
  next.className = 'next'
  next.title = 'The release'
  next.src = `/release?version=${version}`
  next.addEventListener('load', () => {
    if (shown !== version) return
    const old = frames.querySelector<HTMLIFrameElement>('iframe:not(.next)')
    const before = old?.contentWindow
    const after = next.contentWindow
    if (before && after) {
      after.scrollTo(before.scrollX, before.scrollY)
      markChanged(before.document, after.document)
    }
    next.classList.remove('next')
    old?.remove()
    if (after) document.title = after.document.title
  })
  frames.append(next)
}

/** Figures are told apart by their fact, and by how many of it came before. */
function printsIn(page: Document): Map<string, HTMLElement> {
  const counts = new Map<string, number>()
  const prints = new Map<string, HTMLElement>()
  for (const element of page.querySelectorAll<HTMLElement>('[data-fact]')) {
    const fact = element.dataset.fact!.replace(/~-?\d+$/, '')
    const count = (counts.get(fact) ?? 0) + 1
    counts.set(fact, count)
    prints.set(`${fact} ${count}`, element)
  }
  return prints
}

function markChanged(before: Document, after: Document): void {
  const old = printsIn(before)
  const changed = getComputedStyle(document.documentElement).getPropertyValue('--tint-changed')
  for (const [key, element] of printsIn(after)) {
    if (old.get(key)?.textContent === element.textContent) continue
    const fades = [{ background: changed }, { background: 'transparent' }]
    element.animate(fades, { duration: 2000, easing: 'ease-in' })
  }
}

/* ---- what is wrong ---- */

function span(className: string, text: string): HTMLElement {
  const element = document.createElement('span')
  element.className = className
  element.textContent = text
  return element
}

function item(...parts: (Node | string)[]): HTMLElement {
  const element = document.createElement('li')
  element.append(...parts)
  return element
}

function itemsOf({ problems, checked }: PreviewState): HTMLElement[] {
  const sentence = (text: string) =>
    text === '' ? '' : `${text[0]!.toUpperCase()}${text.slice(1)}.`
  return [
    ...problems.map(({ file, line, message, remedy }) =>
      item(span('where', `${file}:${line}`), sentence(message), span('remedy', sentence(remedy))),
    ),
    // Of a page that is out of date, findings would only be in the way.
    ...(problems.length > 0 ? [] : (checked?.findings ?? [])).map(({ severity, check, message }) =>
      item(span('where', check), span(severity, severity), ` ${message}`),
    ),
  ]
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

function say(state: PreviewState): void {
  const { problems, checked, version } = state
  const findings = checked?.findings ?? []
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const warnings = findings.filter(({ severity }) => severity === 'warning').length
  const isWrong = problems.length > 0 || errors > 0
  panel.dataset.state = isWrong ? 'error' : warnings > 0 ? 'warning' : checked ? 'clean' : 'busy'
  const old = version > 0 ? '; this is the last page that could be built' : ''
  words.textContent =
    problems.length > 0
      ? `${count(problems.length, 'mistake')}${old}`
      : version === 0
        ? 'Building'
        : !checked
          ? 'Checking'
          : [
              ...(errors > 0 ? [count(errors, 'error')] : []),
              ...(warnings > 0 ? [count(warnings, 'warning')] : []),
              `${checked.coverage.ticked} of ${count(checked.coverage.figures, 'figure')} ticked`,
            ].join(', ')
  list.replaceChildren(...itemsOf(state))
  // What keeps the page from being built is shown without being asked for.
  const isOpen = list.childElementCount > 0 && (isOpened ?? problems.length > 0)
  list.hidden = !isOpen
  status.setAttribute('aria-expanded', String(isOpen))
}

status.addEventListener('click', () => {
  if (list.childElementCount === 0) return
  isOpened = list.hidden
  list.hidden = !isOpened
  status.setAttribute('aria-expanded', String(isOpened))
})

const events = new EventSource('/events')
events.addEventListener('state', ({ data }) => {
  const state = JSON.parse(data) as PreviewState
  if (state.version > 0 && state.version !== shown) load(state.version)
  say(state)
})
events.addEventListener('error', () => {
  panel.dataset.state = 'error'
  words.textContent = 'The preview has ended; start tanshin dev again'
})
