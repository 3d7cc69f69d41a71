/** The releases written for the tests: one folder each in `test/corpus/`, with `source.*`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CheckResult } from '../src/model/finding.ts'
import { checkText } from '../src/pipeline/check-release.ts'
import { printStages, type Stage, stages } from './stages.ts'

const folder = join(import.meta.dirname, 'corpus')

export const cases: readonly string[] = readdirSync(folder).sort()

export interface Source {
  readonly name: string
  readonly bytes: Uint8Array
}

export function readCase(name: string): Source {
  const file = readdirSync(join(folder, name)).find((entry) => entry.startsWith('source.'))
  if (file === undefined) throw new Error(`test/corpus/${name} has no source.*`)
  return { name: file, bytes: readFileSync(join(folder, name, file)) }
}

/** Checks a release that must be readable. */
export function checkSource({ name, bytes }: Source): CheckResult {
  const outcome = checkText(bytes, name)
  if ('findings' in outcome) return outcome
  throw new Error(`${name} could not be read: ${JSON.stringify(outcome)}`)
}

/** What each stage makes of a case, as its golden files hold it. */
export function printCase(name: string): Record<Stage, string> {
  const lines = printStages(checkSource(readCase(name)))
  const texts = stages.map((stage) => [stage, `${JSON.stringify(lines[stage], null, 1)}\n`])
  return Object.fromEntries(texts) as Record<Stage, string>
}

/** `test/corpus/<case>/expected/<stage>.json`, or the changed one beside it. */
export function expectedPath(name: string, stage: Stage, suffix = ''): string {
  return join(folder, name, 'expected', `${stage}${suffix}.json`)
}
