/** The command as users run it: compiled anew where the sources are newer. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** The file that runs as `tanshin`. */
export const main = join(root, 'dist/program/main.js')

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Builds where that is needed; a test file calls it once. */
export function build(): void {
  if (existsSync(main) && statSync(main).mtimeMs > newest(join(root, 'src'))) return
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')])
  const typescript = ['--import', join(root, 'tools/typescript.mjs')]
  spawnSync(process.execPath, [...typescript, join(root, 'tools/program.ts')])
}

/**
 * Builds the pages of the server where their sources are newer: two test files that built them at
 * once would read each other's halves.
 */
export function buildWeb(): void {
  const page = join(root, 'dist/web/index.html')
  const sources = Math.max(newest(join(root, 'web')), newest(join(root, 'src/report')))
  if (existsSync(page) && statSync(page).mtimeMs > sources) return
  const args = ['--import', './tools/typescript.mjs', 'tools/web.ts']
  spawnSync(process.execPath, args, { cwd: root })
}

/** Runs `tanshin` with these arguments in a folder. */
export function tanshin(
  args: readonly string[],
  options: { readonly cwd: string; readonly input?: string | Buffer },
): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    ...options,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return { code: status, stdout, stderr }
}

/** The command line of `tanshin`, for a shell. */
export const command = `"${process.execPath}" "${main}"`

function newest(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .reduce((time, { parentPath, name }) => {
      return Math.max(time, statSync(join(parentPath, name)).mtimeMs)
    }, 0)
}
