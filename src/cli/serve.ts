/** `tanshin serve`: the review page and the explorer in a browser, on this computer only. */
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { UserError } from '../batch/user-error.ts'
import { emptyBaseline } from '../report/baseline.ts'
import { safeText } from '../report/text/safe.ts'
import { readBaseline, writeBaseline } from './baseline-file.ts'
import { type Command, type Options, textOption } from './command.ts'
import { expand } from './expand.ts'
import { isOcrAsked, ocrOption } from './ocr-option.ts'
import { version } from './version.ts'

export const serve: Command = {
  name: 'serve',
  arguments: '[paths...]',
  summary: 'review releases in a browser, and explore their figures over time',
  options: [
    { flags: '-p, --port <number>', help: 'where to listen; 0 takes a free one', default: '4173' },
    { flags: '--baseline <file>', help: 'where decisions are kept (beside each release)' },
    ocrOption,
    { flags: '--no-open', help: 'open no browser, only say the address' },
  ],
  notes: [
    'Paths are releases, folders, quoted globs, workspaces, or one store (.duckdb).',
    'Without any, drop releases on the page. The explorer shows the store, else what is open.',
    'It answers on 127.0.0.1 only. Files are watched: a changed one is checked again.',
    'Decisions are kept in tanshin-baseline.json beside the release. Ctrl-C ends it.',
  ],
  examples: [
    'tanshin serve release.html',
    'tanshin serve acme.duckdb',
    'tanshin serve examples/iij-1q07',
    'tanshin serve drafts/ --port 8080 --no-open',
    'tanshin serve release.pdf --baseline decisions.json',
  ],
  run: runServe,
}

async function runServe(args: readonly string[], options: Options): Promise<number> {
  const port = portOf(options)
  // The server and the page's files are needed by no other command.
  const [
    { startSession },
    { startChecker },
    { startPresenter },
    { reviewApp },
    { readAssets },
    { listen },
  ] = await Promise.all([
    import('../server/session.ts'),
    import('../server/checker.ts'),
    import('../server/presenter.ts'),
    import('../server/review.ts'),
    import('../server/assets.ts'),
    import('../server/listen.ts'),
  ])
  const decisions = decisionsIn(textOption(options, 'baseline'))
  const presenter = startPresenter()
  const { libraryOf } = await import('../server/library.ts')
  const { builtFrom, isWorkspace } = await import('../server/workspace.ts')
  const storePath = storeAmong(args)
  const others = args.filter((arg) => arg !== storePath)
  const workspaces = others.filter(isWorkspace)
  const { paths, problems } = expand(others.filter((arg) => !workspaces.includes(arg)))
  if (problems[0]) throw problems[0]
  const session = startSession({
    decisions,
    checkFile: startChecker(isOcrAsked(options)),
    presenter,
  })
  const library = libraryOf(session, await openedStore(storePath))
  const assets = await readAssets()
  const { url } = await listen(reviewApp({ session, library, presenter, assets, version }), port)
  for (const path of paths) session.open(path)
  for (const folder of workspaces) session.openBuilt(builtFrom(folder))
  const opensStore = storePath !== undefined && session.releases.size === 0
  const address = opensStore ? `${url}/explore` : `${url}/`
  process.stdout.write(
    `${opensStore ? 'Explore' : 'Review'}: ${address}\n` +
      `${opensStore ? '' : `Explore: ${url}/explore\n`}Ctrl-C ends it.\n`,
  )
  if (options.open !== false) openBrowser(address)
  return new Promise(() => {})
}

/** The store among the arguments. Throws a `UserError` where there are several. */
function storeAmong(args: readonly string[]): string | undefined {
  const [store, other] = args.filter((arg) => /\.duckdb$/i.test(arg))
  if (other === undefined) return store
  throw new UserError(
    `${safeText(other)}: one store at a time; serve the other on a --port of its own.`,
  )
}

async function openedStore(path: string | undefined) {
  if (path === undefined) return undefined
  const { openToRead } = await import('../store/store.ts')
  return { path, database: await openToRead(path) }
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
