/** What the terminal can show, from the environment: the one place that asks. */
import type { ReportOptions } from '../report/report.ts'

type Environment = Readonly<Record<string, string | undefined>>

export interface Stream {
  readonly isTTY?: boolean
  readonly columns?: number
}

/** How to report on `stream`; files and pipes get neither colour nor a width of their own. */
export function terminalOptions(
  stream: Stream,
  environment: Environment,
  wantsColour: boolean,
): Pick<ReportOptions, 'width' | 'colour' | 'unicode'> {
  return {
    ...(stream.isTTY && stream.columns ? { width: stream.columns } : {}),
    colour: wantsColour && hasColour(stream, environment),
    unicode: !stream.isTTY || hasUnicode(environment),
  }
}

/** On a terminal, and never against NO_COLOR (https://no-color.org: any text but the empty). */
function hasColour(stream: Stream, { NO_COLOR, TERM }: Environment): boolean {
  return stream.isTTY === true && !NO_COLOR && TERM !== 'dumb'
}

/** A locale that names another character set, or the plain "C", shows ASCII alone. */
function hasUnicode({ LC_ALL, LC_CTYPE, LANG }: Environment): boolean {
  const locale = LC_ALL || LC_CTYPE || LANG
  return !locale || /utf-?8/i.test(locale)
}
