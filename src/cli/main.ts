#!/usr/bin/env node
/** `tanshin`: the only place that reads the command line and sets the exit code. */
import { UserError } from '../batch/user-error.ts'
import { safeText } from '../report/text/safe.ts'
import { accept } from './accept.ts'
import { build } from './build.ts'
import { check } from './check.ts'
import { dev } from './dev.ts'
import { diff } from './diff.ts'
import { init } from './init.ts'
import { inspect } from './inspect.ts'
import { mark } from './mark.ts'
import { runProgram } from './program.ts'
import { serve } from './serve.ts'
import { store } from './store.ts'
import { version } from './version.ts'

/** Another command is a file and a name here. */
const commands = [check, serve, mark, init, build, dev, diff, accept, inspect, store]

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  throw error
})
process.on('SIGINT', () => process.exit(130))

try {
  process.exitCode = await runProgram({ version, commands }, process.argv.slice(2))
} catch (error) {
  if (!(error instanceof UserError)) throw error
  process.stderr.write(`tanshin: ${safeText(error.message)}\n`)
  process.exitCode = error.exitCode
}
