/** `tanshin diff`: which figures are different between two drafts, and what depends on them. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readBytes } from '../batch/read-file.ts'
import { readWorkspaceFiles } from '../batch/read-workspace.ts'
import { readOptions } from '../batch/task.ts'
import { UserError } from '../batch/user-error.ts'
import {
  type Changed,
  compareDrafts,
  type Diff,
  type Draft,
  type DraftFigure,
} from '../pipeline/diff/compare.ts'
import { builtDraft, type Drafted, fileDraft, workspaceDraft } from '../pipeline/diff/draft.ts'
import { safeText } from '../report/text/safe.ts'
import { type Command, type Options, textOption } from './command.ts'
import { isOcrAsked, ocrOption } from './ocr-option.ts'
import { standardOutput } from './output.ts'

export const diff: Command = {
  name: 'diff',
  arguments: '<before> <after>',
  summary: 'the figures that changed between two drafts, and those that depend on them',
  options: [
    {
      flags: '-f, --format <name>',
      help: 'how to report',
      choices: ['text', 'json'],
      default: 'text',
    },
    ocrOption,
  ],
  notes: [
    'Each is a workspace, or a release in any format that "check" reads.',
    'Of two workspaces all figures are compared; else those that are printed.',
    'Exit codes: 0 no figure is different, 1 some are, 2 wrong usage, 3 one could not be read.',
  ],
  examples: ['tanshin diff draft-1.html draft-2.html', 'tanshin diff last-week/ my-release/'],
  run: runDiff,
}

const dependentsShown = 8

async function runDiff(
  [first = '', second = '']: readonly string[],
  options: Options,
): Promise<number> {
  const both = (await isWorkspace(first)) && (await isWorkspace(second))
  const ocr = isOcrAsked(options)
  const before = await draftOf(first, both, ocr)
  const after = await draftOf(second, both, ocr)
  const found = compareDrafts(before, after)
  const isJson = textOption(options, 'format') === 'json'
  await standardOutput().write(isJson ? toJson(found, first, second) : toText(found))
  return found.changed.length + found.added.length + found.gone.length > 0 ? 1 : 0
}

async function isWorkspace(path: string): Promise<boolean> {
  const found = await stat(join(path, 'tanshin.yaml')).catch(() => undefined)
  return found?.isFile() ?? false
}

async function draftOf(path: string, asWorkspace: boolean, ocr: boolean): Promise<Draft> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isDirectory()) {
    const files = await readWorkspaceFiles(path)
    return drafted(path, asWorkspace ? await workspaceDraft(files) : await builtDraft(files))
  }
  const { bytes } = await readBytes(path)
  const read = await fileDraft(bytes, path, readOptions(ocr))
  if ('draft' in read) return read.draft
  throw new UserError(`${path}: ${read.reason}; ${read.remedy}.`, 3)
}

function drafted(path: string, result: Drafted): Draft {
  if ('draft' in result) return result.draft
  const [first] = result.problems
  const what = first ? `${first.file}:${first.line}: ${first.message}` : 'it has mistakes'
  const remedy = `"tanshin build ${path}" lists all ${result.problems.length} mistakes`
  throw new UserError(`${path}: ${what}; ${remedy}.`, 3)
}

function toText({ counts, changed, added, gone }: Diff): string {
  const lines = [
    `${changed.length} changed, ${added.length} added, ${gone.length} gone (of ${counts.before} figures before, ${counts.after} after).`,
    ...section('Changed', changed.flatMap(changedLines)),
    ...section('Added', added.map(figureLine)),
    ...section('Gone', gone.map(figureLine)),
  ]
  return lines.map((line) => `${safeText(line)}\n`).join('')
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines]
}

function changedLines({ before, after, dependents }: Changed): string[] {
  const line = `  ${after.label} (${after.place}): ${before.text} → ${after.text}`
  if (dependents.length === 0) return [line]
  const moved = dependents.filter(({ changed }) => changed)
  const still = dependents.filter(({ changed }) => !changed)
  const lines = [line]
  if (moved.length > 0) {
    const texts = moved.map(({ before: was, after: is }) => `${is.label} ${was?.text} → ${is.text}`)
    lines.push(`      with it: ${listed(texts)}`)
  }
  if (still.length > 0) {
    const texts = still.map(({ after: is }) => `${is.label} ${is.text}`)
    lines.push(`      unchanged, though it depends on it: ${listed(texts)}`)
  }
  return lines
}

function listed(texts: readonly string[]): string {
  const shown = texts.slice(0, dependentsShown).join('; ')
  return texts.length > dependentsShown
    ? `${shown}; and ${texts.length - dependentsShown} more`
    : shown
}

function figureLine({ label, place, text }: DraftFigure): string {
  return `  ${label} (${place}): ${text}`
}

function toJson({ counts, changed, added, gone }: Diff, before: string, after: string): string {
  const figure = ({ label, text, value, place }: DraftFigure) => ({ label, text, value, place })
  const value = {
    schema: 'tanshin/diff/1',
    before: { path: before, figures: counts.before },
    after: { path: after, figures: counts.after },
    changed: changed.map((one) => ({
      before: figure(one.before),
      after: figure(one.after),
      dependents: one.dependents.map((dependent) => ({
        ...(dependent.before && { before: figure(dependent.before) }),
        after: figure(dependent.after),
        changed: dependent.changed,
      })),
    })),
    added: added.map(figure),
    gone: gone.map(figure),
  }
  return `${JSON.stringify(value, undefined, 2)}\n`
}
