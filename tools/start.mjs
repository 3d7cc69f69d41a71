/**
 * `npm start`: installs, builds, and checks the release in `examples/` that has one wrong figure.
 * A finding is what the demonstration is about, so exit code 1 of `check` is a success here.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { install, root, run, runInstalled } from './setup.mjs'

const example = 'examples/quillon-q3-2026.md'
const findings = 1

function start() {
  if (!install()) return 1
  if (runInstalled('typescript/bin/tsc', ['-p', 'tsconfig.build.json']) !== 0) return 1
  if (!existsSync(join(root, example))) return 1
  console.log(`$ tanshin check ${example}\n`)
  const code = run(process.execPath, ['dist/cli/main.js', 'check', example])
  return code === findings ? 0 : code
}

process.exitCode = start()
