/** `tanshin dev`: a live preview of a workspace in the browser, on this machine only. */
import { basename, resolve } from 'node:path'
import { readWorkspaceFiles } from '../batch/read-workspace.ts'
import { UserError } from '../batch/user-error.ts'
import { safeText } from '../report/text/safe.ts'
import type { PreviewState } from '../server/dev-state.ts'
import { type Command, type Options, textOption } from './command.ts'

export const dev: Command = {
  name: 'dev',
  arguments: '<dir>',
  summary: 'show a workspace in the browser as it will be built, and again after each change',
  options: [
    {
      flags: '-p, --port <number>',
      help: 'the port on 127.0.0.1; 0 takes a free one',
      default: '4174',
    },
  ],
  notes: [
    'Save a fact or the template, and the page in the browser changes where you are reading.',
    'Mistakes and findings stand over the page; the last page that could be built stays.',
    'Nobody but this machine can open it. Ctrl+C ends it.',
  ],
  examples: ['tanshin dev my-release', 'tanshin dev my-release --port 0'],
  run: runDev,
}

async function runDev([folder = '']: readonly string[], options: Options): Promise<number> {
  const port = portOf(textOption(options, 'port') ?? '4174')
  // Loaded when they are needed: other commands start without a server.
  const { devApp } = await import('../server/dev-app.ts')
  const { openPreview } = await import('../server/dev-preview.ts')
  const { watchFolder } = await import('../server/dev-watch.ts')
  const { listen } = await import('../server/listen.ts')
  // No workspace at all is a mistake of the command line's, not of the workspace.
  await readWorkspaceFiles(folder)
  const preview = openPreview(folder)
  const server = await listen(devApp(preview, basename(resolve(folder))), port).catch(
    async (error: unknown) => {
      await preview.close()
      throw error
    },
  )
  process.stdout.write(`Preview of ${safeText(folder)} at ${server.url} (Ctrl+C ends it)\n`)
  let said = ''
  preview.subscribe((state) => {
    const line = lineOf(state)
    if (line !== said) process.stdout.write(`${safeText(line)}\n`)
    said = line
  })
  const stop = watchFolder(folder, () => void preview.rebuild())
  await preview.rebuild()
  void preview.warmUp()
  await interrupted()
  stop()
  await Promise.all([server.close(), preview.close()])
  return 0
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65535) return port
  throw new UserError(`"${safeText(text)}" is no port; write a number up to 65535.`)
}

/** Ctrl+C, or the end that a process manager asks for. */
function interrupted(): Promise<void> {
  process.removeAllListeners('SIGINT')
  return new Promise((done) => {
    process.once('SIGINT', () => done())
    process.once('SIGTERM', () => done())
  })
}

/** What became of a change, in a line. */
function lineOf({ version, problems, checked }: PreviewState): string {
  const [first, ...others] = problems
  if (first) {
    const more = others.length > 0 ? ` (and ${others.length} more)` : ''
    return `not built: ${first.file}:${first.line}: ${first.message}${more}`
  }
  if (!checked) return `built, version ${version}`
  const { figures, ticked } = checked.coverage
  const wrong = checked.findings.filter(({ severity }) => severity !== 'note').length
  return `checked, version ${version}: ${ticked} of ${figures} figures ticked, ${wrong} findings`
}
