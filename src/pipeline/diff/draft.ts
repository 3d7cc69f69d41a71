/** What can be compared → a draft: the files of a workspace, or a release in any format. */

import type { Problem } from '../../compose/book.ts'
import { openBook } from '../../compose/derive/book.ts'
import { type Files, readWorkspace } from '../../compose/workspace/workspace.ts'
import type { ReadOptions } from '../../read/reader.ts'
import { markdown } from '../../write/markdown.ts'
import { composeWorkspace } from '../build-release.ts'
import { checkRelease } from '../check-release.ts'
import { readSheets } from '../read-sheets.ts'
import { bookDraft } from './book-draft.ts'
import type { Draft } from './compare.ts'
import { releaseDraft } from './release-draft.ts'

export type Drafted = { readonly draft: Draft } | { readonly problems: readonly Problem[] }

/** All figures of a workspace; its template is not looked at. */
export async function workspaceDraft(files: Files): Promise<Drafted> {
  const { sheets, problems } = await readSheets(files)
  const read = readWorkspace(files, sheets, problems)
  const opened = 'problems' in read ? read : openBook(read.workspace)
  return 'problems' in opened ? opened : { draft: bookDraft(opened.book, opened.figures) }
}

/** The release that a workspace would build, as it is read: to hold against one that was built. */
export async function builtDraft(files: Files): Promise<Drafted> {
  const composed = await composeWorkspace(files)
  if ('problems' in composed) return composed
  const checked = await checkRelease(await markdown.write(composed.composition, {}), 'release.md')
  if ('states' in checked) return { draft: releaseDraft(checked) }
  throw new Error(`the Markdown just written cannot be read: ${checked.reason}: a bug`)
}

/** The figures of a release; or why it cannot be read. */
export async function fileDraft(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions,
): Promise<{ readonly draft: Draft } | { readonly reason: string; readonly remedy: string }> {
  const checked = await checkRelease(bytes, name, options)
  return 'states' in checked ? { draft: releaseDraft(checked) } : checked
}
