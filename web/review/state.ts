/** What is open, chosen and shown; the address holds it. */
import { computed, signal } from '@preact/signals'
import type { Progress, Stage } from '../../src/model/progress.ts'
import type { FindingData } from '../../src/report/page/data.ts'
import type { ReviewData, ReviewFigure } from '../../src/report/review/data.ts'
import type { Entry, Review } from './server.ts'

export type Tab = 'findings' | 'untested' | 'notes'
export type Dialog = 'keys' | 'find' | 'files' | 'export'

const address = new URLSearchParams(location.search)

export const entries = signal<readonly Entry[]>([])
/** Whether the server has said which releases are open. */
export const known = signal(false)
export const file = signal(address.get('file') ?? '')
export const review = signal<Review | undefined>(undefined)
export const gone = signal(false)
/** How far each stage is of the check that is running. */
export const stagesBegun = signal<ReadonlyMap<Stage, Progress>>(new Map())
/** A sentence about what went wrong, or well. */
export const said = signal('')

export const figure = signal(address.get('figure') ?? '')
/** Id of the finding, which stays the same in the next draft. */
export const finding = signal(address.get('finding') ?? '')
export const tab = signal<Tab>((address.get('tab') as Tab | null) ?? 'findings')
export const check = signal(address.get('check') ?? '')
export const openOnly = signal(address.has('open'))
export const page = signal(Number(address.get('page') ?? 0))

export const marks = signal(true)
export const original = signal(false)
export const showChanges = signal(false)
export const changesSeen = signal(true)
export const dialog = signal<Dialog | undefined>(undefined)
/** The sheet of a narrow screen. */
export const sheet = signal(false)
export const theme = signal(stored('theme'))
export const reviewer = signal(stored('name'))
export const letters = signal(stored('letters') !== 'off')

export const data = computed<ReviewData | undefined>(() => review.value?.data)
export const isNarrow = matchMedia('(max-width: 980px)')

/** Errors and warnings, by what the filter lets through. */
export const findings = computed(() =>
  (data.value?.findings ?? []).filter(
    (item) =>
      item.severity !== 'note' &&
      (check.value === '' || item.check === check.value) &&
      (!openOnly.value || !item.accepted),
  ),
)
export const notes = computed(() =>
  (data.value?.findings ?? []).filter(({ severity }) => severity === 'note'),
)
export const chosenFinding = computed<FindingData | undefined>(() =>
  data.value?.findings.find(({ id }) => id === finding.value),
)
export const chosenFigure = computed<ReviewFigure | undefined>(
  () => data.value?.figures[figure.value],
)

/** The figures that are lit: of the first relation of what is chosen. */
export const lit = computed<ReadonlySet<string>>(() => {
  const now = data.value
  if (!now) return new Set()
  const item = chosenFinding.value
  const relation = now.relations[(item ?? chosenFigure.value)?.relations[0] ?? '']
  const ids = relation ? [relation.result, ...relation.lines.map(([, id]) => id)] : []
  return new Set([figure.value, ...(item?.figures ?? []), ...ids].filter(Boolean))
})

/** How a finding looks: its severity, until it is accepted. */
export function lookOf({ accepted, severity }: FindingData): string {
  return accepted ? 'accepted' : severity
}

/** Chooses a figure, and the finding that it is in. */
export function chooseFigure(id: string): void {
  const chosen = data.value?.figures[id]
  if (!chosen) return
  figure.value = id
  finding.value = data.value?.findings[chosen.finding ?? -1]?.id ?? ''
}

export function chooseFinding(id: string): void {
  const chosen = data.value?.findings.find((item) => item.id === id)
  if (!chosen) return
  finding.value = id
  figure.value = chosen.figures[0] ?? ''
  if (chosen.severity === 'note') tab.value = 'notes'
  else tab.value = 'findings'
}

/** Makes another release the one that is looked at. */
export function chooseFile(id: string): void {
  if (file.value === id) return
  file.value = id
  review.value = undefined
  stagesBegun.value = new Map()
  figure.value = ''
  finding.value = ''
  page.value = 0
  check.value = ''
  showChanges.value = false
}

/** Writes what is chosen into the address. */
export function keepAddress(): void {
  const parts: Record<string, string> = {
    file: file.value,
    finding: finding.value,
    figure: finding.value ? '' : figure.value,
    tab: tab.value === 'findings' ? '' : tab.value,
    check: check.value,
    open: openOnly.value ? '1' : '',
    page: page.value > 0 ? String(page.value) : '',
  }
  const query = new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== ''))
  history.replaceState(null, '', `?${query}`)
}

function stored(name: string): string {
  try {
    return localStorage.getItem(`tanshin-${name}`) ?? ''
  } catch {
    return ''
  }
}

export function store(name: string, value: string): void {
  try {
    localStorage.setItem(`tanshin-${name}`, value)
  } catch {
    // A browser that keeps nothing still shows the page.
  }
}
