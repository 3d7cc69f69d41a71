/**
 * The document in the frame. It runs no script of its own: it is marked, lit and scrolled from
 * here.
 */
import { effect, signal, untracked } from '@preact/signals'
import { addFiles } from './act.ts'
import { drawMarks, paintFigure } from './marks.ts'
import {
  chooseFigure,
  data,
  figure,
  finding,
  isNarrow,
  lit,
  marks,
  original,
  page,
  review,
  sheet,
  showChanges,
  theme,
} from './state.ts'

let frame: Document | undefined
/** The page's own figures by id: looked up for every choice. */
let figures = new Map<string, HTMLElement>()
/** Counts up as marks are drawn. */
const drawn = signal(0)

let scrolled = 0
/** Forgets the frame that is shown. */
export let leave = (): void => {}

/** The frame has loaded: its figures are kept, and what is chosen is shown in it. */
export function enter(
  loaded: Document | null,
  hash: string,
  onKey: (event: KeyboardEvent) => void,
): void {
  leave()
  if (!loaded?.body) return
  const shown = loaded
  frame = shown
  const all = [...frame.querySelectorAll<HTMLElement>('a.fig[id]')]
  figures = new Map(all.map((element) => [element.id, element]))
  const own = figures
  frame.addEventListener('click', onClick)
  frame.addEventListener('keydown', onKey)
  frame.addEventListener('scroll', onScroll, { passive: true })
  frame.addEventListener('dragover', (event) => event.preventDefault())
  frame.addEventListener('drop', onDrop)
  frame.documentElement.scrollTop = scrolled
  for (const region of frame.querySelectorAll<HTMLElement>('.scroll'))
    if (region.scrollWidth > region.clientWidth) region.tabIndex = 0
  // A draft that is checked again comes with a frame of its own; this one is about to go.
  const isShown = (): boolean => data.value?.document.sha256 === hash
  let stopDrawing: (() => void) | undefined
  const draw = (): void => {
    if (stopDrawing || !data.value) return
    stopDrawing = drawMarks(shown, data.value, own, () => untracked(() => drawn.value++))
  }
  const whenShown = [draw, paint, shine, strike, reveal].map((act) => () => {
    if (isShown()) act()
  })
  const stops = [dress, ...whenShown].map((act) => effect(act))
  leave = () => {
    for (const stop of stops) stop()
    stopDrawing?.()
  }
}

/** States and numbers of findings change with every decision. */
function paint(): void {
  const now = data.value
  if (!now) return
  for (const [id, element] of figures) {
    const shown = now.figures[id]
    if (shown) paintFigure(element, shown, now)
  }
}

function dress(): void {
  const root = frame!.documentElement
  if (theme.value) root.dataset.theme = theme.value
  else delete root.dataset.theme
  frame!.body.classList.toggle('unmarked', !marks.value)
  frame!.body.classList.toggle('original', original.value)
}

/** The figures of the chosen relation get a ring. */
let shining: readonly string[] = []
function shine(): void {
  drawn.value
  for (const id of shining) figures.get(id)?.removeAttribute('data-lit')
  shining = [...lit.value]
  for (const id of shining) figures.get(id)?.setAttribute('data-lit', '')
}

/** Old values struck beside the new. */
function strike(): void {
  drawn.value
  for (const old of frame!.querySelectorAll('del.was')) old.remove()
  const before = showChanges.value ? (review.value?.changes?.before ?? {}) : {}
  for (const [id, text] of Object.entries(before)) {
    const element = figures.get(id)
    if (!element) continue
    const old = frame!.createElement('del')
    old.className = 'was'
    old.textContent = text
    element.before(old)
  }
}

/** Scrolls only to a figure that is out of view. */
function reveal(): void {
  drawn.value
  const element = figures.get(figure.value)
  for (const other of figures.values()) if (other.tabIndex === 0) other.tabIndex = -1
  const stop = element ?? figures.values().next().value
  if (stop) stop.tabIndex = 0
  if (!element || finding.value === undefined) return
  const view = frame?.defaultView
  if (!view) return
  const box = element.getBoundingClientRect()
  const bottom = isNarrow.matches && sheet.peek() ? view.innerHeight * 0.15 : view.innerHeight - 60
  if (box.top >= 40 && box.bottom <= bottom && box.left >= 0 && box.right <= view.innerWidth) return
  element.scrollIntoView({ block: isNarrow.matches ? 'start' : 'center', inline: 'nearest' })
}

function onClick(event: Event): void {
  const target = event.target as HTMLElement
  const link = target.closest<HTMLElement>('a')
  const chosen = target.closest<HTMLElement>('a.fig[id]')
  if (link) event.preventDefault()
  if (!chosen) return
  chooseFigure(chosen.id)
  chosen.focus({ preventScroll: true })
}

function onDrop(event: Event): void {
  event.preventDefault()
  const { files } = (event as DragEvent).dataTransfer ?? {}
  if (files?.length) void addFiles(files)
}

let waiting = 0
function onScroll(): void {
  scrolled = frame?.documentElement.scrollTop ?? 0
  cancelAnimationFrame(waiting)
  waiting = requestAnimationFrame(() => {
    const sheets = [...(frame?.querySelectorAll<HTMLElement>('.paper') ?? [])]
    if (sheets.length === 0) return
    const at = sheets.findLastIndex((one) => one.getBoundingClientRect().top < innerHeight / 2)
    page.value = Math.max(0, at) + 1
  })
}

/** The keyboard's place: on the chosen figure in the document. */
export function focusRelease(): void {
  const element = figures.get(figure.peek()) ?? figures.values().next().value
  if (!element) return
  document.querySelector<HTMLIFrameElement>('iframe')?.focus()
  element.focus({ preventScroll: true })
}

/** Scrolls to what was not read, or not to be read. */
export function goToMark(id: string): void {
  if (isNarrow.matches) sheet.value = false
  frame?.getElementById(id)?.scrollIntoView({ block: 'center' })
}

/** Shows a page, counted from 1. */
export function goToPage(number: number): void {
  frame?.getElementById(`page-${number}`)?.scrollIntoView({ block: 'start' })
}
