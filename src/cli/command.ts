/** What a command is: data for the argument parser, and a function that gives the exit code. */
import { UserError } from '../batch/user-error.ts'
import { safeText } from '../report/text/safe.ts'

export interface Command {
  readonly name: string
  /** As the argument parser writes them: "<files...>". */
  readonly arguments: string
  readonly summary: string
  readonly options: readonly Option[]
  /** Commands that run as they stand, shown below the options. */
  readonly examples: readonly string[]
  /** Commands under this one ("store add"); it does nothing by itself then. */
  readonly commands?: readonly Command[]
  /** More about the arguments, a line each. */
  readonly notes?: readonly string[]
  run(args: readonly string[], options: Options): Promise<number>
}

export interface Option {
  /** "-o, --out <file>". */
  readonly flags: string
  readonly help: string
  readonly choices?: readonly string[]
  readonly default?: string
}

/** By the long name in camel case. */
export type Options = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

/** A text option, or undefined where it was not given. */
export function textOption(options: Options, name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}

/** An option that takes several values; empty where it was not given. */
export function listOption(options: Options, name: string): readonly string[] {
  const value = options[name]
  return Array.isArray(value) ? (value as readonly string[]) : []
}

/** `--jobs`, or undefined where it was not given. Throws a `UserError`. */
export function jobsOption(options: Options): number | undefined {
  const text = textOption(options, 'jobs')
  if (text === undefined) return undefined
  if (!/^[1-9]\d{0,2}$/.test(text))
    throw new UserError(`--jobs ${safeText(text)}: give a number from 1 to 999.`)
  return Number(text)
}
