/**
 * The work of one file: read, check, hold against the baseline, format. What comes out is small
 * (a text and counts), so that it can cross from a worker and nothing of the release stays behind.
 */

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { holdAgainst } from '../check/against.ts'
import { type Issuer, issuerOf } from '../identify/issuer.ts'
import type { PriorFact } from '../model/prior.ts'
import type { Hear } from '../model/progress.ts'
import { checkRelease } from '../pipeline/check-release.ts'
import { type ReadOptions, readDocument } from '../read/reader.ts'
import { applyBaseline, type Baseline } from '../report/baseline.ts'
import { formatterNamed } from '../report/formatters.ts'
import type { Counts, Report, ReportOptions } from '../report/report.ts'
import { viewOf } from '../report/view.ts'
import { readPicture } from './ocr.ts'
import { type FileBytes, readBytes } from './read-file.ts'
import { UserError } from './user-error.ts'

export interface Task {
  /** "-" is standard input. */
  readonly path: string
  readonly format: string
  readonly options: ReportOptions
  readonly baseline?: Baseline
  /** What earlier releases printed: this one is held against it. */
  readonly priors?: readonly PriorFact[]
  /** Pages without usable text are read off their pictures. */
  readonly ocr?: boolean
}

export type TaskResult = Checked | Unreadable

export interface Checked {
  readonly kind: 'checked'
  readonly path: string
  readonly output: string
  readonly counts: Counts
}

export interface Unreadable {
  readonly kind: 'unreadable'
  readonly path: string
  /** One sentence: the file, what is wrong, what to do. */
  readonly message: string
}

/** Never throws for what is in a file, or for a file that is not there. */
export async function runTask({
  path,
  format,
  options,
  baseline,
  priors,
  ocr = false,
}: Task): Promise<TaskResult> {
  try {
    const report = await checkFile(path, priors, ocr)
    const view = viewOf({ ...report, ...(baseline && applyBaseline(baseline, report.result)) })
    const output = formatterNamed(format)!.write(view, options)
    return { kind: 'checked', path, output, counts: view.counts }
  } catch (error) {
    const message = error instanceof UserError ? error.message : crashed(path, error)
    return { kind: 'unreadable', path, message }
  }
}

/** PDFium, from the package that brings it; asked for once by each worker that meets a PDF. */
export async function loadPdfium(): Promise<ArrayBuffer> {
  const path = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')
  const bytes = await readFile(path)
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
}

/** What reading needs of this machine. */
export function readOptions(ocr = false): ReadOptions {
  return { pdfium: loadPdfium, ...(ocr && { ocr: readPicture }) }
}

/**
 * Reads and checks one file, and holds it against what earlier releases printed. Throws
 * a `UserError` where it cannot be read.
 */
export async function checkFile(
  path: string,
  priors?: readonly PriorFact[],
  ocr = false,
): Promise<Report> {
  return checkBytes(path, await readBytes(path), priors, undefined, ocr)
}

/** Checks what was read of a file. Throws a `UserError` where it is no release. */
export async function checkBytes(
  path: string,
  { bytes, sha256 }: FileBytes,
  priors?: readonly PriorFact[],
  hear?: Hear,
  ocr = false,
): Promise<Report> {
  const options = { ...readOptions(ocr), ...(hear && { hear }) }
  const result = await checkRelease(bytes, path, options)
  if (!('states' in result)) throw new UserError(`${path}: ${result.reason}; ${result.remedy}.`, 3)
  const held = priors ? holdAgainst(result, priors) : result
  return { document: { path, sha256 }, result: held }
}

/** Who published a file, and its hash. Throws a `UserError` where it cannot be read. */
export async function issuerOfFile(
  path: string,
): Promise<{ readonly issuer?: Issuer; readonly sha256: string }> {
  const { bytes, sha256 } = await readBytes(path)
  const document = await readDocument(bytes, path, { pdfium: loadPdfium })
  const issuer = 'blocks' in document ? issuerOf(document) : undefined
  return { sha256, ...(issuer && { issuer }) }
}

/** What a bug in the check says about one file; the other files go on. */
export function crashed(path: string, error: unknown): string {
  const what = error instanceof Error ? error.message : String(error)
  const first = what.split('\n')[0]!.replace(/\.$/, '')
  return `${path}: could not be checked: ${first}. This is a bug in Tanshin; please report it.`
}
