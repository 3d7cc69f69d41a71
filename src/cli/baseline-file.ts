/** Reads and writes a baseline file. */
import { readFile } from 'node:fs/promises'
import { UserError } from '../batch/user-error.ts'
import { type Baseline, parseBaseline, printBaseline } from '../report/baseline.ts'
import { fileOutput } from './output.ts'

/** Throws a `UserError`. `missing`: what a file that is not there counts as. */
export async function readBaseline(path: string, missing?: Baseline): Promise<Baseline> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && missing) return missing
    const remedy = code === 'ENOENT' ? 'there is no such file; "tanshin accept" makes one' : message
    throw new UserError(`${path}: cannot be read: ${remedy}.`)
  }
  const parsed = parseBaseline(text)
  if (parsed.ok) return parsed.baseline
  throw new UserError(`${path}: is no baseline: ${parsed.problem}.`)
}

export async function writeBaseline(path: string, baseline: Baseline): Promise<void> {
  const output = await fileOutput(path)
  await output.write(printBaseline(baseline))
  await output.finish()
}
