/**
 * Installs what is missing. Plain Node, no dependencies: it runs before there are any.
 *
 * `node_modules/.tanshin` keeps the dependency lists that the last install was made for, so a
 * second run costs nothing and a changed package.json is noticed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Runs a command in the repository with its output shown; its exit code, 1 where it has none. */
export function run(command, args, env = {}) {
  const onWindows = process.platform === 'win32'
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: onWindows,
    env: { ...process.env, ...env },
  })
  return status ?? 1
}

/** Runs a program of an installed package. */
export function runInstalled(program, args, env) {
  return run(process.execPath, [join(root, 'node_modules', program), ...args], env)
}

/** Whether everything is there at the end. */
export function install() {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  const wanted = JSON.stringify({ dependencies, devDependencies })
  const stamp = join(root, 'node_modules', '.tanshin')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true
  console.error('Installing what is missing …')
  // Not `npm ci`: some registries do not serve every platform's packages, and a lock file made
  // there is incomplete for the others.
  if (run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) {
    console.error('npm install failed: is the registry within reach (`npm ping`)?')
    return false
  }
  writeFileSync(stamp, wanted)
  return true
}
