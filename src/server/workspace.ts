/** A workspace as a release that is open for review: built anew whenever a file in it changes. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { readWorkspaceFiles } from '../batch/read-workspace.ts'
import { UserError } from '../batch/user-error.ts'
import { composeWorkspace } from '../pipeline/build-release.ts'
import { html } from '../write/html/html.ts'
import { watchFolder } from './dev-watch.ts'
import type { BuiltSource } from './session.ts'

/** Whether the folder is a workspace, and not one of releases. */
export function isWorkspace(folder: string): boolean {
  return existsSync(join(folder, 'tanshin.yaml'))
}

export function builtFrom(folder: string): BuiltSource {
  return {
    name: `${basename(resolve(folder))}.html`,
    async build() {
      const composed = await composeWorkspace(await readWorkspaceFiles(folder))
      if ('problems' in composed) {
        const { file, line, message, remedy } = composed.problems[0]!
        throw new UserError(`${join(folder, file)}:${line}: ${message}; ${remedy}.`)
      }
      const bytes = await html.write(composed.composition, {})
      return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
    },
    watch: (changed) => watchFolder(folder, changed),
  }
}
