/** `tanshin serve`: the review page in a browser, on this computer only. */
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { UserError } from '../batch/user-error.ts'
import { emptyBaseline } from '../report/baseline.ts'
import { safeText } from '../report/text/safe.ts'
import { readBaseline, writeBaseline } from './baseline-file.ts'
import { type Command, type Options, textOption } from './command.ts'
import { expand } from './expand.ts'
import { version } from './version.ts'

export const serve: Command = {
  name: 'serve',
  arguments: '[files...]',
  summary: 'review releases in a browser: every figure marked, findings decided',
  options: [
    { flags: '-p, --port <number>', help: 'where to listen; 0 takes a free one', default: '4173' },
    { flags: '--baseline <file>', help: 'where decisions are kept (beside each release)' },
    { flags: '--no-open', help: 'open no browser, only say the address' },
  ],
  notes: [
    'Files may be folders or quoted globs; without any, drop releases on the page.',
    'It answers on 127.0.0.1 only. Files are watched: a changed one is checked again.',
    'Decisions are kept in tanshin-baseline.json beside the release. Ctrl-C ends it.',
  ],
  examples: [
    'tanshin serve release.html',
    'tanshin serve drafts/ --port 8080 --no-open',
    'tanshin serve release.pdf --baseline decisions.json',
  ],
  run: runServe,
}

async function runServe(args: readonly string[], options: Options): Promise<number> {
  const port = portOf(options)
  const { paths, problems } = expand(args)
  if (problems[0]) throw problems[0]
  // The server and the page's files are needed by no other command.
  const [{ startSession }, { startChecker }, { reviewApp }, { readAssets }, { listen }] =
    await Promise.all([
      import('../server/session.ts'),
      import('../server/checker.ts'),
      import('../server/review.ts'),
      import('../server/assets.ts'),
      import('../server/listen.ts'),
    ])
  const session = startSession(decisionsIn(textOption(options, 'baseline')), startChecker())
  const app = reviewApp(session, await readAssets(), version)
  const { url } = await listen(app, port)
  for (const path of paths) session.open(path)
  process.stdout.write(`Review: ${url}/\nCtrl-C ends it.\n`)
  if (options.open !== false) openBrowser(`${url}/`)
  return new Promise(() => {})
}

function portOf(options: Options): number {
  const text = textOption(options, 'port')!
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port < 65_536) return port
  throw new UserError(`--port ${safeText(text)}: give a number from 0 to 65535.`)
}

/** Beside each release, or in the one file that was named. */
function decisionsIn(file: string | undefined) {
  const fileFor = (release: string): string =>
    file ?? join(dirname(release), 'tanshin-baseline.json')
  return {
    read: (release: string) => readBaseline(fileFor(release), emptyBaseline),
    write: (release: string, baseline: Parameters<typeof writeBaseline>[1]) =>
      writeBaseline(fileFor(release), baseline),
  }
}

/** With the program that this system opens addresses with; where there is none, nothing happens. */
function openBrowser(url: string): void {
  const programs: Readonly<Record<string, readonly string[]>> = {
    darwin: ['open'],
    win32: ['cmd', '/c', 'start', ''],
  }
  const [program, ...rest] = programs[process.platform] ?? ['xdg-open']
  spawn(program!, [...rest, url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}
