/**
 * `npm test`: installs what is missing, then types, tidy, lint, build and the suite, all of them
 * even where one fails. Each step counts as one test; a test file that does not load counts as
 * one failed test. The last line is `N passed, N failed`, alone; the exit code is 0 only for 0 failed.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { install, run, runInstalled } from './setup.mjs'

const typescript = ['--import', './tools/typescript.mjs']

const steps = [
  ['types', () => runInstalled('typescript/bin/tsc', ['-p', '.'])],
  ['tidy', () => run(process.execPath, [...typescript, 'tools/tidy.ts'])],
  ['lint', () => runInstalled('@biomejs/biome/bin/biome', ['check'])],
  ['build', () => runInstalled('typescript/bin/tsc', ['-p', 'tsconfig.build.json'])],
  ['review page', () => run(process.execPath, [...typescript, 'tools/web.ts'])],
  ['program', () => run(process.execPath, [...typescript, 'tools/program.ts'])],
]

function test() {
  if (!install()) return { passed: 0, failed: 1, skipped: 0 }
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const [name, step] of steps) {
    const failed = step() !== 0
    console.log(`${failed ? 'FAILED' : 'ok'}  ${name}`)
    total[failed ? 'failed' : 'passed']++
  }
  const suite = runSuite(process.argv.slice(2))
  for (const key of Object.keys(total)) total[key] += suite[key]
  return total
}

function runSuite(args) {
  const folder = mkdtempSync(join(tmpdir(), 'tanshin-test-'))
  const report = join(folder, 'report.json')
  const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = runInstalled('vitest/vitest.mjs', ['run', ...output, ...args])
  try {
    return countTests(JSON.parse(readFileSync(report, 'utf8')), code)
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function countTests(report, code) {
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((t) => t.status === 'failed'),
  )
  const failed = report.numFailedTests + unloaded.length
  // An error outside of any test (an unhandled rejection) shows only in the exit code.
  const stray = code !== 0 && failed === 0 ? 1 : 0
  return {
    passed: report.numPassedTests,
    failed: failed + stray,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

const { passed, failed, skipped } = test()
if (skipped > 0) console.log(`${skipped} left out (see above)`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
