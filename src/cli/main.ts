#!/usr/bin/env node
/** `tanshin`: the only place that reads the command line and sets the exit code. */
import './engine.ts'
import { UserError } from '../batch/user-error.ts'
import { safeText } from '../report/text/safe.ts'
import type { Command } from './command.ts'
import { runProgram } from './program.ts'
import { version } from './version.ts'

/**
 * Another command is a file and a line here, in the order of the help. Only the one that is asked
 * for is loaded: a check need not wait for what a build is made with.
 */
const load: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./check.ts')).check,
  serve: async () => (await import('./serve.ts')).serve,
  mark: async () => (await import('./mark.ts')).mark,
  extract: async () => (await import('./extract.ts')).extract,
  init: async () => (await import('./init.ts')).init,
  build: async () => (await import('./build.ts')).build,
  dev: async () => (await import('./dev.ts')).dev,
  diff: async () => (await import('./diff.ts')).diff,
  accept: async () => (await import('./accept.ts')).accept,
  inspect: async () => (await import('./inspect.ts')).inspect,
  store: async () => (await import('./store.ts')).store,
}

const args = process.argv.slice(2)
const asked = Object.keys(load).filter((name) => name === args[0])
const isForVersion = args[0] === '--version' || args[0] === '-V'
const names = asked.length > 0 || isForVersion ? asked : Object.keys(load)

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  throw error
})
process.on('SIGINT', () => process.exit(130))

try {
  const commands = await Promise.all(names.map((name) => load[name]!()))
  process.exitCode = await runProgram({ version, commands }, args)
} catch (error) {
  if (!(error instanceof UserError)) throw error
  process.stderr.write(`tanshin: ${safeText(error.message)}\n`)
  process.exitCode = error.exitCode
}
