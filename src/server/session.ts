/**
 * The releases that are open for review: checked, watched, decided about. Everything that a request
 * may name is in here; a path never comes from outside.
 */
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { type FileBytes, readBytes } from '../batch/read-file.ts'
import { UserError } from '../batch/user-error.ts'
import type { Progress, Stage } from '../model/progress.ts'
import {
  accept,
  applyBaseline,
  type Baseline,
  confirm,
  emptyBaseline,
  reopen,
  unconfirm,
} from '../report/baseline.ts'
import type { Report } from '../report/report.ts'
import { changesBetween, type ReviewChanges } from '../report/review/changes.ts'
import { type View, viewOf } from '../report/view.ts'
import type { CheckFile } from './checker.ts'
import type { Presented } from './present-thread.ts'
import type { Presenter } from './presenter.ts'
import { watchFile } from './watch.ts'

/** Where the decisions about a release are kept. */
export interface Decisions {
  read(release: string): Promise<Baseline>
  write(release: string, baseline: Baseline): Promise<void>
}

/** A release that was opened. */
export interface Opened {
  /** What the page calls it; unique. */
  readonly id: string
  /** Undefined of one that has no file of its own on this computer. */
  readonly path: string | undefined
  readonly from: 'file' | 'drop' | 'workspace'
  baseline: Baseline
  /** The draft whose check is running. */
  checking: Checking | undefined
  checked: Checked | undefined
  /** Why it cannot be shown. */
  problem: string | undefined
  /** Counts up with every check and decision. */
  version: number
  stopWatching: () => void
  /** Checks it anew, whether it has changed or not. */
  again: () => void
}

export interface Checking {
  readonly file: FileBytes
  /** How far each stage is that was begun. */
  readonly stages: Map<Stage, Progress>
  /** As soon as it can be looked at. */
  presented: Presented | undefined
  readonly controller: AbortController
}

export interface Checked {
  readonly bytes: Uint8Array
  readonly report: Report
  readonly view: View
  readonly presented: Presented | undefined
  /** Against the draft that was checked before. */
  readonly changes: ReviewChanges | undefined
}

/** Sent to every page that listens. */
export interface Notice {
  readonly release: string
  readonly kind: 'opened' | 'progress' | 'presented' | 'checked' | 'decided' | 'problem'
  readonly progress?: Progress
}

/** A release that is built, not read: from a workspace. */
export interface BuiltSource {
  readonly name: string
  /** Throws a `UserError` where it cannot be built. */
  build(): Promise<FileBytes>
  /** Calls back whenever it would be built otherwise; gives how to stop. */
  watch(changed: () => void): () => void
}

export interface Session {
  readonly releases: ReadonlyMap<string, Opened>
  /** Opens, checks and watches a file; one that is open already is left as it is. */
  open(path: string): Opened
  /** Builds and checks a release, and again when what it is built from changes. */
  openBuilt(source: BuiltSource): Opened
  /** Checks what was dropped on the page. */
  add(name: string, bytes: Uint8Array): Opened
  /** Ends the check that is running; the one before it stands. */
  stop(release: Opened): void
  decide(release: Opened, decision: ReviewDecision): Promise<void>
  listen(hear: (notice: Notice) => void): () => void
  close(): void
}

export type ReviewDecision =
  | { kind: 'accept'; finding: string; reason: string; by?: string | undefined }
  | { kind: 'confirm'; figure: string; reference: string; by?: string | undefined }
  | { kind: 'reopen'; finding?: string | undefined; figure?: string | undefined }

export interface SessionMeans {
  readonly decisions: Decisions
  readonly checkFile: CheckFile
  readonly presenter: Presenter
}

/** A dropped file is kept in memory; so many of them, the oldest goes. */
const droppedMax = 20

export function startSession(means: SessionMeans): Session {
  const releases = new Map<string, Opened>()
  const listeners = new Set<(notice: Notice) => void>()
  let deciding: Promise<void> = Promise.resolve()
  const tell: Tell = (release, kind, progress) => {
    if (kind !== 'progress') release.version++
    const notice = { release: release.id, kind, ...(progress && { progress }) }
    for (const hear of listeners) hear(notice)
  }
  const enter = (name: string, from: Opened['from'], path?: string): Opened => {
    const release = newlyOpened(freeName(releases, name), from, path)
    releases.set(release.id, release)
    tell(release, 'opened')
    return release
  }
  const keepChecked = (
    release: Opened,
    read: () => Promise<FileBytes>,
    watch: BuiltSource['watch'],
  ): void => {
    const check = (anew: boolean) => void recheck(release, read, anew, { ...means, tell })
    release.again = () => check(true)
    release.stopWatching = watch(() => check(false))
    check(true)
  }
  return {
    releases,
    open(path) {
      const known = [...releases.values()].find((one) => one.path === path)
      if (known) return known
      const release = enter(basename(path), 'file', path)
      const read = () => readBytes(path)
      keepChecked(release, read, (changed) => watchFile(path, changed))
      return release
    },
    openBuilt({ name, build, watch }) {
      const release = enter(name, 'workspace')
      keepChecked(release, build, watch)
      return release
    },
    add(name, bytes) {
      forgetOldest(releases)
      const release = enter(basename(name), 'drop')
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      release.again = () => void checkInto(release, { bytes, sha256 }, { ...means, tell })
      release.again()
      return release
    },
    stop: (release) => stop(release, tell),
    async decide(release, decision) {
      // One after the other: each reads the file that the one before it wrote.
      const turn = deciding.then(() => decide(release, decision, means.decisions))
      deciding = turn.catch(() => {})
      await turn
      tell(release, 'decided')
    },
    listen(hear) {
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
    close() {
      for (const release of releases.values()) {
        abandon(release)
        release.stopWatching()
      }
    },
  }
}

function forgetOldest(releases: Map<string, Opened>): void {
  const dropped = [...releases.values()].filter(({ from }) => from === 'drop')
  if (dropped.length < droppedMax) return
  abandon(dropped[0]!)
  releases.delete(dropped[0]!.id)
}

function newlyOpened(id: string, from: Opened['from'], path: string | undefined): Opened {
  return {
    id,
    path,
    from,
    baseline: emptyBaseline,
    checking: undefined,
    checked: undefined,
    problem: undefined,
    version: 0,
    stopWatching: () => {},
    again: () => {},
  }
}

function freeName(taken: ReadonlyMap<string, unknown>, name: string): string {
  let free = name
  for (let next = 2; taken.has(free); next++) free = `${name} (${next})`
  return free
}

type Tell = (release: Opened, kind: Notice['kind'], progress?: Progress) => void

type Means = SessionMeans & { readonly tell: Tell }

function stop(release: Opened, tell: Tell): void {
  if (!release.checking) return
  abandon(release)
  release.problem = `${release.id}: its check was stopped; check it again to see its marks.`
  tell(release, 'problem')
}

/** Ends the check that is running, if any, and the thread that it runs in. */
function abandon(release: Opened): void {
  release.checking?.controller.abort()
  release.checking = undefined
}

/** Reads file and decisions. A change that leaves the bytes as they were is none. */
async function recheck(
  release: Opened,
  read: () => Promise<FileBytes>,
  anew: boolean,
  means: Means,
): Promise<void> {
  try {
    const file = await read()
    if (!anew && release.checking?.file.sha256 === file.sha256) return
    if (!anew && release.checked?.report.document.sha256 === file.sha256) {
      // It is again what it was; a check of what it was in between is of no use.
      abandon(release)
      if (release.problem === undefined) return
      release.problem = undefined
      means.tell(release, 'checked')
      return
    }
    if (release.path !== undefined) release.baseline = await means.decisions.read(release.path)
    await checkInto(release, file, means)
  } catch (error) {
    fail(release, error, means.tell)
  }
}

async function checkInto(release: Opened, file: FileBytes, means: Means): Promise<void> {
  const { checkFile, tell } = means
  abandon(release)
  const controller = new AbortController()
  const checking: Checking = { file, stages: new Map(), presented: undefined, controller }
  const isCurrent = (): boolean => release.checking === checking
  release.checking = checking
  release.problem = undefined
  const presenting = present(release, checking, means)
  try {
    const report = await checkFile(release.path ?? release.id, file, {
      signal: controller.signal,
      hear: (progress) => {
        if (isCurrent()) note(release, checking, progress, tell)
      },
    })
    await presenting
    // The file has changed again, or nobody waits: a later draft is the one to show.
    if (!isCurrent()) return
    release.checked = checkedOf(release, checking, report)
    release.checking = undefined
    tell(release, 'checked')
  } catch (error) {
    if (!isCurrent()) return
    release.checking = undefined
    fail(release, error, tell)
  }
}

function checkedOf(release: Opened, { file, presented }: Checking, report: Report): Checked {
  const view = viewOf({ ...report, ...applyBaseline(release.baseline, report.result) })
  const before = release.checked?.view
  const isOther = before && before.document.sha256 !== view.document.sha256
  const changes = isOther ? changesBetween(before, view) : release.checked?.changes
  return { bytes: file.bytes, report, view, presented, changes }
}

/** What cannot be looked at can still be checked. */
async function present(
  release: Opened,
  checking: Checking,
  { presenter, tell }: Means,
): Promise<void> {
  const { file, controller } = checking
  try {
    const name = release.path ?? release.id
    checking.presented = await presenter.present(name, file.bytes, controller.signal)
    if (checking.presented && release.checking === checking) tell(release, 'presented')
  } catch {
    checking.presented = undefined
  }
}

/** Pages see how far it is a few times a second, and every stage that begins. */
const tellEvery = 100

const told = new WeakMap<Checking, number>()

function note(release: Opened, checking: Checking, progress: Progress, tell: Tell): void {
  const isNew = !checking.stages.has(progress.stage)
  checking.stages.set(progress.stage, progress)
  const now = Date.now()
  if (!isNew && now - (told.get(checking) ?? 0) < tellEvery) return
  told.set(checking, now)
  tell(release, 'progress', progress)
}

/** The last check stays in sight beside the sentence that says what is wrong now. */
function fail(release: Opened, error: unknown, tell: Tell): void {
  release.problem =
    error instanceof UserError
      ? error.message
      : `${release.id}: could not be checked: ${String(error)}. This is a bug in Tanshin; please report it.`
  tell(release, 'problem')
}

async function decide(
  release: Opened,
  decision: ReviewDecision,
  decisions: Decisions,
): Promise<void> {
  const { checked } = release
  if (!checked) throw new UserError(`${release.id}: is not checked yet; wait for it.`)
  // Another program may have written decisions meanwhile: they are read before they are written.
  const known = release.path === undefined ? release.baseline : await decisions.read(release.path)
  const baseline = decided(known, checked, decision)
  if (!baseline) throw new UserError(`${release.id}: there is no such figure or finding any more.`)
  if (release.path !== undefined) await decisions.write(release.path, baseline)
  release.baseline = baseline
  const { report } = checked
  const view = viewOf({ ...report, ...applyBaseline(baseline, report.result) })
  release.checked = { ...checked, view }
}

function decided(
  baseline: Baseline,
  { view, report }: Checked,
  decision: ReviewDecision,
): Baseline | undefined {
  const document = report.document.sha256
  if (decision.kind === 'reopen') return reopened(baseline, view, decision)
  const by = decision.by ? { by: decision.by } : {}
  if (decision.kind === 'confirm') {
    const reason = decision.reference
    return confirm(baseline, view.release, decision.figure, { reason, ...by, document })
  }
  const found = view.findings.find(({ finding }) => finding.id === decision.finding)
  return found && accept(baseline, found.finding, { reason: decision.reason, ...by, document })
}

function reopened(
  baseline: Baseline,
  view: View,
  { finding, figure }: { finding?: string | undefined; figure?: string | undefined },
): Baseline | undefined {
  if (finding !== undefined) return reopen(baseline, finding)
  const found = view.release.figures.find(({ id }) => id === figure)
  const confirmation = found && view.confirmationOf(found)
  return confirmation && unconfirm(baseline, confirmation.figure)
}
