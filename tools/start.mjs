/**
 * `npm start`: installs, builds the program, and with it the release in `examples/iij-1q07`; then
 * checks what was built.
 */
import { install, run, runInstalled } from './setup.mjs'

const workspace = 'examples/iij-1q07'
const release = `${workspace}/dist/iij-1q07.html`
const program = 'dist/program/main.js'

function start() {
  if (!install()) return 1
  if (runInstalled('typescript/bin/tsc', ['-p', 'tsconfig.build.json']) !== 0) return 1
  for (const tool of ['tools/web.ts', 'tools/program.ts'])
    if (run(process.execPath, ['--import', './tools/typescript.mjs', tool]) !== 0) return 1
  return show(['build', workspace]) || show(['check', release])
}

/** Runs a command of the program as a user would type it; its exit code. */
function show(words) {
  console.log(`\n$ tanshin ${words.join(' ')}\n`)
  return run(process.execPath, [program, ...words])
}

process.exitCode = start()
