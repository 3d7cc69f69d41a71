/** `tanshin inspect`: prints any stage of a check, for those who want to know how it came about. */
import { checkFile } from '../batch/task.ts'
import { UserError } from '../batch/user-error.ts'
import { inspect as inspectStage, stages } from '../report/inspect/inspect.ts'
import { safeText } from '../report/text/safe.ts'
import { viewOf } from '../report/view.ts'
import type { Command } from './command.ts'
import { standardOutput } from './output.ts'

export const inspect: Command = {
  name: 'inspect',
  arguments: '<stage> <file>',
  summary: `print a stage of a check: ${Object.keys(stages).join(', ')}`,
  options: [],
  notes: [
    'document   the blocks that were read, each with its place',
    'figures    every number, its value and state; and the numbers that are no figures',
    'tables     columns and rows with what they were taken for',
    'facts      concept, label, period and unit of every figure',
    'relations  every relation that was judged, with the evidence for it',
  ],
  examples: ['tanshin inspect tables release.html'],
  run: runInspect,
}

async function runInspect(args: readonly string[]): Promise<number> {
  const [stage, path] = args as [string, string]
  if (!Object.hasOwn(stages, stage)) {
    const known = Object.keys(stages).join(', ')
    throw new UserError(`There is no stage "${safeText(stage)}"; the stages are ${known}.`)
  }
  await standardOutput().write(inspectStage(viewOf(await checkFile(path)), stage))
  return 0
}
