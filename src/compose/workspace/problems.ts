/** Where the mistakes of one file go: all are collected, none stops the reading of the rest. */
import type { Problem } from '../book.ts'

export interface Report {
  readonly file: string
  /** A sentence, and what to do about it. */
  add(line: number, message: string, remedy: string): void
}

/** A report on `file` that adds to `problems`. */
export function reportOn(file: string, problems: Problem[]): Report {
  return {
    file,
    add: (line, message, remedy) => {
      problems.push({ file, line, message, remedy })
    },
  }
}

/** Where something was written: for problems that only show later. */
export interface Written {
  readonly file: string
  readonly line: number
}

/** "facts/income.csv:12". */
export function placeOf({ file, line }: Written): string {
  return `${file}:${line}`
}
