/** `tanshin inspect`: prints any stage of a check, for those who want to know how it came about. */
import { checkFile } from '../batch/task.ts'
import { UserError } from '../batch/user-error.ts'
import { inspect as inspectStage, stages } from '../report/inspect/inspect.ts'
import { safeText } from '../report/text/safe.ts'
import { viewOf } from '../report/view.ts'
import type { Command, Options } from './command.ts'
import { isOcrAsked, ocrOption } from './ocr-option.ts'
import { standardOutput } from './output.ts'

export const inspect: Command = {
  name: 'inspect',
  arguments: '<stage> <file>',
  summary: `print a stage of a check: ${Object.keys(stages).join(', ')}`,
  options: [ocrOption],
  notes: [
    'document   the blocks that were read, each with its place',
    'figures    every number, its value and state; and the numbers that are no figures',
    'tables     columns and rows with what they were taken for',
    'facts      concept, label, period and unit of every figure',
    'relations  every relation that was judged, with the evidence for it',
  ],
  examples: ['tanshin inspect tables release.html', 'tanshin inspect document --ocr scan.pdf'],
  run: runInspect,
}

async function runInspect(args: readonly string[], options: Options): Promise<number> {
  const [stage, path] = args as [string, string]
  if (!Object.hasOwn(stages, stage)) {
    const known = Object.keys(stages).join(', ')
    throw new UserError(`There is no stage "${safeText(stage)}"; the stages are ${known}.`)
  }
  const report = await checkFile(path, undefined, isOcrAsked(options))
  await standardOutput().write(inspectStage(viewOf(report), stage))
  return 0
}
