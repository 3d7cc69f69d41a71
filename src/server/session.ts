/**
 * The releases that are open for review: checked, watched, decided about. Everything that a request
 * may name is in here; a path never comes from outside.
 */
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { type FileBytes, readBytes } from '../batch/read-file.ts'
import { UserError } from '../batch/user-error.ts'
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
  checked: Checked | undefined
  /** Why it cannot be shown. */
  problem: string | undefined
  /** How often a check was begun. */
  asked: number
  /** Counts up with every check and decision. */
  version: number
  stopWatching: () => void
}

export interface Checked {
  readonly bytes: Uint8Array
  readonly report: Report
  readonly view: View
  /** Against the draft that was checked before. */
  readonly changes: ReviewChanges | undefined
}

/** Sent to every page that listens. */
export interface Notice {
  readonly release: string
  readonly kind: 'opened' | 'checked' | 'decided' | 'problem'
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
  /** Opens, checks and watches a file. */
  open(path: string): Opened
  /** Builds and checks a release, and again when what it is built from changes. */
  openBuilt(source: BuiltSource): Opened
  /** Checks what was dropped on the page. */
  add(name: string, bytes: Uint8Array): Opened
  decide(release: Opened, decision: ReviewDecision): Promise<void>
  listen(hear: (notice: Notice) => void): () => void
  close(): void
}

export type ReviewDecision =
  | { kind: 'accept'; finding: string; reason: string; by?: string | undefined }
  | { kind: 'confirm'; figure: string; reference: string; by?: string | undefined }
  | { kind: 'reopen'; finding?: string | undefined; figure?: string | undefined }

/** A dropped file is kept in memory; so many of them, the oldest goes. */
const droppedMax = 20

export function startSession(decisions: Decisions, checkFile: CheckFile): Session {
  const releases = new Map<string, Opened>()
  const listeners = new Set<(notice: Notice) => void>()
  let deciding: Promise<void> = Promise.resolve()
  const tell = (release: Opened, kind: Notice['kind']): void => {
    release.version++
    for (const hear of listeners) hear({ release: release.id, kind })
  }
  const enter = (name: string, from: Opened['from'], path?: string): Opened => {
    const release: Opened = {
      id: freeName(releases, name),
      path,
      from,
      baseline: emptyBaseline,
      checked: undefined,
      problem: undefined,
      asked: 0,
      version: 0,
      stopWatching: () => {},
    }
    releases.set(release.id, release)
    tell(release, 'opened')
    return release
  }
  return {
    releases,
    open(path) {
      const release = enter(basename(path), 'file', path)
      const read = () => readBytes(path)
      const check = () => recheck(release, read, { decisions, checkFile, tell })
      release.stopWatching = watchFile(path, () => void check())
      void check()
      return release
    },
    openBuilt({ name, build, watch }) {
      const release = enter(name, 'workspace')
      const check = () => recheck(release, build, { decisions, checkFile, tell })
      release.stopWatching = watch(() => void check())
      void check()
      return release
    },
    add(name, bytes) {
      const dropped = [...releases.values()].filter(({ from }) => from === 'drop')
      if (dropped.length >= droppedMax) releases.delete(dropped[0]!.id)
      const release = enter(basename(name), 'drop')
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      void checkInto(release, { bytes, sha256 }, { checkFile, tell })
      return release
    },
    async decide(release, decision) {
      // One after the other: each reads the file that the one before it wrote.
      const turn = deciding.then(() => decide(release, decision, decisions))
      deciding = turn.catch(() => {})
      await turn
      tell(release, 'decided')
    },
    listen(hear) {
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
    close() {
      for (const { stopWatching } of releases.values()) stopWatching()
    },
  }
}

function freeName(taken: ReadonlyMap<string, unknown>, name: string): string {
  let free = name
  for (let next = 2; taken.has(free); next++) free = `${name} (${next})`
  return free
}

type Tell = (release: Opened, kind: Notice['kind']) => void

interface Means {
  readonly checkFile: CheckFile
  readonly tell: Tell
}

/** Reads file and decisions anew. A change that leaves the bytes as they were is none. */
async function recheck(
  release: Opened,
  read: () => Promise<FileBytes>,
  { decisions, ...means }: Means & { readonly decisions: Decisions },
): Promise<void> {
  try {
    const file = await read()
    if (release.checked?.report.document.sha256 === file.sha256) {
      // It is again what it was; a check of what it was in between is of no use.
      release.asked++
      release.problem = undefined
      return
    }
    if (release.path !== undefined) release.baseline = await decisions.read(release.path)
    await checkInto(release, file, means)
  } catch (error) {
    fail(release, error, means.tell)
  }
}

async function checkInto(
  release: Opened,
  file: FileBytes,
  { checkFile, tell }: Means,
): Promise<void> {
  const asked = ++release.asked
  try {
    const report = await checkFile(release.path ?? release.id, file)
    // The file has changed again: the later draft is the one to show.
    if (asked !== release.asked) return
    const view = viewOf({ ...report, ...applyBaseline(release.baseline, report.result) })
    const before = release.checked?.view
    const changes = before && changesBetween(before, view)
    release.checked = { bytes: file.bytes, report, view, changes }
    release.problem = undefined
    tell(release, 'checked')
  } catch (error) {
    fail(release, error, tell)
  }
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
