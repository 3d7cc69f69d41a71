/** The keyboard: a letter for each thing that is done often. Letters never fire inside a field. */
import { openChanges, reopen, step, stepFigure } from './act.ts'
import { turnTheme } from './brand.tsx'
import { focusRelease, goToPage } from './frame.ts'
import { chosenFigure, dialog, letters, marks, original, said, sheet } from './state.ts'

/** What is told of the keys, in the order it is shown. */
export const keyList: readonly (readonly [readonly string[], string])[] = [
  [['j', 'k'], 'next, previous finding'],
  [['n', 'p'], 'next, previous figure'],
  [['Enter'], 'its relations'],
  [['a'], 'accept the finding'],
  [['t'], 'confirm an untested figure by hand'],
  [['r'], 'reopen what was decided'],
  [['/'], 'find a figure'],
  [['f'], 'filter the findings'],
  [['m'], 'marks on or off'],
  [['g'], 'then a number: go to that page'],
  [['c'], 'what changed in the file'],
  [['o'], 'the original look'],
  [['d'], 'light or dark'],
  [['e'], 'export'],
  [['?'], 'these keys'],
  [['Esc'], 'back to the document'],
]

const keys: Readonly<Record<string, () => void>> = {
  j: () => step(1),
  k: () => step(-1),
  n: () => stepFigure(1),
  p: () => stepFigure(-1),
  a: () => focusField('accept'),
  t: () => focusField('confirm'),
  r: () => void reopen(),
  '/': () => (dialog.value = 'find'),
  f: () => focusOn('#filter'),
  m: () => (marks.value = !marks.value),
  g: () => (goingTo = ' '),
  c: openChanges,
  o: () => (original.value = !original.value),
  d: turnTheme,
  e: () => (dialog.value = 'export'),
  '?': () => (dialog.value = 'keys'),
}

/** The page number that is being typed after "g". */
let goingTo = ''
let going = 0

export function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  const target = event.target as HTMLElement
  const { key } = event
  if (key === 'Escape') goBack(target)
  else if (dialog.value !== undefined || target.matches?.('input, textarea, select')) return
  else if (goingTo !== '' && /^\d$/.test(key)) typePage(key)
  else if (target.matches?.('a.fig') && key === 'Enter') openRelation(event)
  else if (target === document.body && key === 'Enter') focusOn('#detail .arith a, #detail')
  else if (target.matches?.('a.fig') && arrows[key]) stepFigure(arrows[key])
  else pressLetter(event)
}

const arrows: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }

function pressLetter(event: KeyboardEvent): void {
  goingTo = ''
  const act = letters.value || event.key === '?' ? keys[event.key] : undefined
  if (!act) return
  event.preventDefault()
  act()
}

/** Waits a moment for a second digit. */
function typePage(digit: string): void {
  goingTo += digit
  const number = Number(goingTo)
  clearTimeout(going)
  going = setTimeout(() => {
    goingTo = ''
    goToPage(number)
  }, 350)
}

function openRelation(event: KeyboardEvent): void {
  event.preventDefault()
  sheet.value = true
  ;(event.target as HTMLElement).click()
  focusOn('#detail .arith a, #detail')
}

function goBack(target: HTMLElement): void {
  goingTo = ''
  if (dialog.value !== undefined) {
    dialog.value = undefined
    // What opened it has the focus again; where that was nothing, the document gets it.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) focusRelease()
    })
    return
  }
  sheet.value = false
  said.value = ''
  if (target.matches?.('input, select')) target.blur()
  focusRelease()
}

/** The field of the reason, where there is something to decide. */
function focusField(kind: 'accept' | 'confirm'): void {
  sheet.value = true
  const form = document.querySelector('form.acts')
  const isAccept = form?.querySelector('button.p')?.textContent?.startsWith('Accept')
  if (form && (kind === 'accept') === Boolean(isAccept)) {
    focusOn('#why')
    return
  }
  said.value =
    kind === 'accept'
      ? 'There is no open finding here to accept.'
      : chosenFigure.value
        ? 'This figure is tied out; only untested ones are confirmed by hand.'
        : 'Choose an untested figure first.'
}

/** At once, so that no letter is lost; else after the page has drawn what was just asked for. */
function focusOn(selector: string): void {
  const field = document.querySelector<HTMLElement>(selector)
  field?.focus()
  if (field && document.activeElement === field) return
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus())
}
