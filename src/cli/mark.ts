/** `tanshin mark`: the same document with a mark at every figure, and the tie-out behind it. */
import { statSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { readBytes } from '../batch/read-file.ts'
import { checkBytes, loadPdfium } from '../batch/task.ts'
import { UserError } from '../batch/user-error.ts'
import { checks } from '../check/checks/index.ts'
import type { Document } from '../model/document.ts'
import { readDocument } from '../read/reader.ts'
import { applyBaseline } from '../report/baseline.ts'
import { countOf, printCount } from '../report/print.ts'
import { safeText } from '../report/text/safe.ts'
import { type View, viewOf } from '../report/view.ts'
import { readBaseline } from './baseline-file.ts'
import { type Command, type Options, textOption } from './command.ts'
import { isOcrAsked, ocrOption } from './ocr-option.ts'
import { fileOutput, standardOutput } from './output.ts'
import { version } from './version.ts'

export const mark: Command = {
  name: 'mark',
  arguments: '<file>',
  summary: 'draw tickmarks and findings on a release: PDF or HTML',
  options: [
    { flags: '-o, --out <file>', help: 'where the marked release goes (NAME-marked.pdf)' },
    { flags: '--baseline <file>', help: 'findings that were accepted, and why' },
    ocrOption,
    { flags: '--unprotect', help: 'mark a PDF that is locked against changes; the copy is not' },
  ],
  notes: [
    'The release itself is never changed; its text, links and tags stay as they are in the copy.',
    'A PDF that opens without a password may still forbid changes: --unprotect is your word that you may.',
    'The last pages say what was tested, what was found, and what the marks mean.',
    'Exit codes: 0 marked, 2 wrong usage, 3 the file could not be read or marked.',
  ],
  examples: [
    'tanshin mark release.pdf',
    'tanshin mark release.html -o marked.html --baseline tanshin-baseline.json',
  ],
  run: runMark,
}

async function runMark(args: readonly string[], options: Options): Promise<number> {
  const [path] = args as [string]
  const out = textOption(options, 'out') ?? markedPath(path)
  assertOther(path, out)
  const file = textOption(options, 'baseline')
  const baseline = file === undefined ? undefined : await readBaseline(file)
  const ocr = isOcrAsked(options)
  const read = await readBytes(path)
  const report = await checkBytes(path, read, undefined, undefined, ocr)
  const view = viewOf({ ...report, ...(baseline && applyBaseline(baseline, report.result)) })
  const marked = await markedBytes(path, read.bytes, view, options.unprotect === true)
  await assertSameText(
    path,
    marked,
    ocr ? await plainlyRead(path, read.bytes) : view.release.document,
  )
  const output = out === '-' ? standardOutput() : await fileOutput(out)
  await output.write(marked)
  await output.finish()
  const stream = out === '-' ? process.stderr : process.stdout
  stream.write(summaryOf(view, out))
  return 0
}

/** "a/q3.pdf" → "a/q3-marked.pdf". */
function markedPath(path: string): string {
  if (path === '-') throw new UserError('Standard input has no name to mark; add -o FILE.')
  const extension = extname(path)
  return join(dirname(path), `${basename(path, extension)}-marked${extension}`)
}

/** The release is not written over, by whatever name. */
function assertOther(path: string, out: string): void {
  if (path === '-' || out === '-') return
  const [from, to] = [path, out].map((name) => statSync(name, { throwIfNoEntry: false }))
  if (from && to && from.ino === to.ino && from.dev === to.dev)
    throw new UserError(`${out}: is the release itself; name another file after -o.`)
}

async function markedBytes(
  path: string,
  bytes: Uint8Array,
  view: View,
  unprotect: boolean,
): Promise<Uint8Array> {
  const { format, source } = view.release.document
  const options = { checks, version }
  if (format === 'html') {
    const { isMarkedHtml, markHtml } = await import('../report/mark/html.ts')
    if (isMarkedHtml(source)) throw alreadyMarked(path)
    const marked = markHtml(bytes, view, options)
    if (marked) return marked
    throw new UserError(`${path}: its encoding is damaged; save it as UTF-8 and mark that.`, 3)
  }
  if (format === 'pdf') return markedPdf(path, bytes, view, unprotect)
  const remedy =
    format === 'docx' || format === 'xlsx'
      ? 'save it as PDF and mark that'
      : `run "tanshin check ${path} --format html -o check.html" for a page with the marks`
  throw new UserError(
    `${path}: marks are drawn on PDF and HTML, not on ${names[format]}; ${remedy}.`,
    3,
  )
}

async function markedPdf(
  path: string,
  bytes: Uint8Array,
  view: View,
  unprotect: boolean,
): Promise<Uint8Array> {
  const { markPdf } = await import('../report/mark/pdf.ts')
  const options = { checks, version }
  let marked = await markPdf(bytes, view, options)
  if (marked === 'protected' && unprotect) {
    const { unprotectedPdf } = await import('../read/pdf/unprotect.ts')
    const unlocked = await unprotectedPdf(bytes, loadPdfium)
    marked = unlocked
      ? await markPdf(unlocked, view, { ...options, unprotected: true })
      : 'cannot be changed'
  }
  if (typeof marked !== 'string') return marked
  if (marked === 'marked already') throw alreadyMarked(path)
  const problem =
    marked === 'protected'
      ? 'is locked against changes by whoever published it; add --unprotect to mark a copy without the lock'
      : 'is a damaged PDF, which cannot be changed; print it to a new PDF and mark that'
  throw new UserError(`${path}: ${problem}.`, 3)
}

/** A mark that changed what is read would be worse than none. */
async function assertSameText(path: string, marked: Uint8Array, before: Document): Promise<void> {
  const again = await readDocument(marked, path, { pdfium: loadPdfium })
  if ('blocks' in again && textOf(again) === textOf(before)) return
  throw new UserError(
    `${path}: the marked copy would not be read as the release is; print it to a new PDF and mark that.`,
    3,
  )
}

/** Without OCR, which reads marks as well: what is drawn on pictures changes no text. */
async function plainlyRead(path: string, bytes: Uint8Array): Promise<Document> {
  const read = await readDocument(bytes, path, { pdfium: loadPdfium })
  if ('blocks' in read) return read
  throw new UserError(`${path}: ${read.reason}; ${read.remedy}.`, 3)
}

function textOf({ blocks }: Document): string {
  const texts = blocks.flatMap((block): readonly string[] => {
    if (block.kind === 'unread') return [block.reason]
    if (block.kind !== 'table') return [block.text]
    return block.rows.flatMap(({ cells }) => cells.map(({ text }) => text))
  })
  return texts.join('\n')
}

const names = { docx: 'DOCX', xlsx: 'XLSX', markdown: 'Markdown', text: 'plain text' }

function alreadyMarked(path: string): UserError {
  return new UserError(`${path}: is marked already; mark the release as it was published.`, 3)
}

function summaryOf({ coverage, counts }: View, out: string): string {
  const { figures, ticked, finding, untested } = coverage
  const found = [
    counts.errors > 0 ? countOf(counts.errors, 'error') : '',
    counts.warnings > 0 ? countOf(counts.warnings, 'warning') : '',
    counts.accepted > 0 ? `${printCount(counts.accepted)} accepted` : '',
  ].filter(Boolean)
  const marks = `${printCount(ticked)} ticked, ${printCount(finding)} in findings`
  return (
    `Marked: ${safeText(out)}\n` +
    `${countOf(figures, 'figure')}: ${marks}, ${printCount(untested)} untested. ` +
    `${found.join(', ') || 'No errors, no warnings'}.\n`
  )
}
