/** What people do, by key or by pointer. */
import type { Progress } from '../../src/model/progress.ts'
import {
  type Decision,
  listReleases,
  type News,
  readReview,
  sendDecision,
  sendFile,
  sendOrder,
} from './server.ts'
import {
  changesSeen,
  chooseFigure,
  chooseFile,
  chooseFinding,
  chosenFigure,
  chosenFinding,
  data,
  entries,
  figure,
  file,
  finding,
  findings,
  isNarrow,
  known,
  notes,
  review,
  reviewer,
  said,
  sheet,
  showChanges,
  stagesBegun,
  tab,
} from './state.ts'

/** Scrolls the document to a figure; `document.tsx` does it when what is chosen changes. */
export function goTo(id: string): void {
  chooseFigure(id)
  if (isNarrow.matches) sheet.value = false
}

/** The finding before or after, of the list that is shown. */
export function step(by: number): void {
  const list = tab.value === 'notes' ? notes.value : findings.value
  if (list.length === 0) return
  const at = list.findIndex(({ id }) => id === finding.value)
  const next = at < 0 ? (by < 0 ? list.length - 1 : 0) : at + by
  const chosen = list[Math.max(0, Math.min(list.length - 1, next))]
  if (chosen) chooseFinding(chosen.id)
}

/** The figure before or after, in reading order; of untested ones where they are listed. */
export function stepFigure(by: number): void {
  const all = Object.entries(data.value?.figures ?? {})
  const list = tab.value === 'untested' ? all.filter(([, item]) => item.reason) : all
  const ids = list.map(([id]) => id)
  const at = ids.indexOf(figure.value)
  const next = at < 0 && by < 0 ? ids.length - 1 : at + by
  const id = ids[Math.max(0, Math.min(ids.length - 1, next))]
  if (id) chooseFigure(id)
}

/** The decision that is asked for when nothing is chosen is none. */
export async function accept(reason: string): Promise<boolean> {
  const item = chosenFinding.value
  if (!item) return false
  return decide({ kind: 'accept', finding: item.id, reason, by: reviewer.value })
}

export async function confirmFigure(reference: string): Promise<boolean> {
  return decide({ kind: 'confirm', figure: figure.value, reference, by: reviewer.value })
}

export async function reopen(): Promise<void> {
  const item = chosenFinding.value
  if (item?.accepted) await decide({ kind: 'reopen', finding: item.id })
  else if (chosenFigure.value?.confirmed) await decide({ kind: 'reopen', figure: figure.value })
}

async function decide(decision: Decision): Promise<boolean> {
  try {
    review.value = await sendDecision(file.value, decision)
    const words = { accept: 'Accepted.', confirm: 'Confirmed by hand.', reopen: 'Reopened.' }
    const dropped = review.value.from !== 'file' ? ' Kept until the server ends.' : ''
    said.value = words[decision.kind] + dropped
    return true
  } catch (error) {
    said.value = (error as Error).message
    return false
  }
}

/** What the server says has happened: only what is looked at is read anew. */
export function hearNews({ release, kind, progress }: News): void {
  const isShown = release === file.value || file.value === ''
  if (progress) {
    if (isShown) stagesBegun.value = withProgress(progress)
    return
  }
  if (kind === 'opened' && release === file.value) stagesBegun.value = new Map()
  const reading = isShown ? refresh() : readEntries()
  reading.catch((error: Error) => (said.value = error.message))
}

/** A stage that is told of again from its start is that of a later draft. */
function withProgress(progress: Progress): typeof stagesBegun.value {
  const { stage, count } = progress
  const before = stagesBegun.value.get(stage)?.count ?? 0
  const kept = stage === 'reading' && count < before ? [] : stagesBegun.value
  return new Map([...kept, [stage, progress]])
}

/** Ends the check that is running, or begins it again. */
export async function order(what: 'stop' | 'again'): Promise<void> {
  try {
    stagesBegun.value = new Map()
    await sendOrder(file.value, what)
  } catch (error) {
    said.value = (error as Error).message
  }
}

async function readEntries(): Promise<void> {
  entries.value = await listReleases()
  known.value = true
}

/** Reads the list of releases, and the one that is looked at. */
export async function refresh(): Promise<void> {
  const asked = file.value
  const early = asked === '' ? undefined : readReview(asked).catch(() => undefined)
  await readEntries()
  const wanted = entries.value.find(({ id }) => id === file.value) ?? entries.value[0]
  if (!wanted) return
  chooseFile(wanted.id)
  const entry = (wanted.id === asked && (await early)) || (await readReview(wanted.id))
  if (entry.id !== file.value || entry.version < (review.value?.version ?? 0)) return
  const before = review.value
  review.value = entry
  if (entry.checking && stagesBegun.value.size === 0)
    stagesBegun.value = new Map(entry.checking.stages.map((one) => [one.stage, one]))
  const isOther = before?.data && before.data.document.sha256 !== entry.data?.document.sha256
  if (isOther && entry.changes) changesSeen.value = false
  keepChoice()
}

/** What was chosen may be gone from the new draft; at first the first finding is chosen. */
function keepChoice(): void {
  const now = data.value
  if (!now) return
  if (finding.value && !now.findings.some(({ id }) => id === finding.value)) finding.value = ''
  const first = findings.value[0]
  if (finding.value) chooseFinding(finding.value)
  else if (figure.value && now.figures[figure.value]) chooseFigure(figure.value)
  else if (first) chooseFinding(first.id)
  else if (!now.figures[figure.value]) figure.value = ''
}

export async function addFiles(files: FileList | readonly File[]): Promise<void> {
  for (const dropped of files) {
    said.value = `Checking ${dropped.name} …`
    try {
      const { id } = await sendFile(dropped)
      chooseFile(id)
      said.value = ''
    } catch (error) {
      said.value = (error as Error).message
    }
  }
  await refresh()
}

export function openChanges(): void {
  if (!review.value?.changes) {
    said.value = 'The file has not changed since it was opened.'
    return
  }
  showChanges.value = !showChanges.value
  changesSeen.value = true
}

export function copy(text: string): void {
  void navigator.clipboard?.writeText(text).then(
    () => (said.value = `Copied: ${text}`),
    () => (said.value = 'The browser does not let the page copy.'),
  )
}
