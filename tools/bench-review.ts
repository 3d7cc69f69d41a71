/**
 * How soon the review page shows the marks of a release, beside the time of the check alone in the
 * same run; how long frames are while 2,000 marked figures are scrolled; how soon a changed file
 * shows. Needs Chromium. `npm run build && npm run bench:review [-- --dir DIR]`.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright-core'
import { checkFile } from '../src/batch/task.ts'
import { emptyBaseline } from '../src/report/baseline.ts'
import { readAssets } from '../src/server/assets.ts'
import { type CheckFile, startChecker } from '../src/server/checker.ts'
import { libraryOf } from '../src/server/library.ts'
import { type Listening, listen } from '../src/server/listen.ts'
import { startPresenter } from '../src/server/presenter.ts'
import { reviewApp } from '../src/server/review.ts'
import { type Session, startSession } from '../src/server/session.ts'
import { corpusFiles, corpusFolder, corpusPdfs } from './bench/corpus.ts'

const rounds = 5
const scrolledFrames = 240
const pixelsAFrame = 60

interface Subject {
  readonly name: string
  readonly path: string
}

interface Bench {
  readonly checkAlone: CheckFile
  readonly session: Session
  readonly server: Listening
  readonly browser: Browser
  readonly folder: string
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { dir: { type: 'string' } } })
  const folder = values.dir ?? corpusFolder()
  const corpus = [...corpusPdfs(folder), ...corpusFiles(folder)]
  if (corpus.length === 0) return console.log('Left out: no releases to measure with.')
  const bench = await start()
  try {
    const subjects = await subjectsIn(corpus.map(({ path }) => path))
    console.log('release                      check   marks   ratio   re-check, beyond the check')
    for (const subject of subjects) await timeMarks(bench, subject)
    await timeFrames(bench, subjects.at(-1)!)
  } finally {
    await bench.browser.close()
    await bench.server.close()
    bench.session.close()
    rmSync(bench.folder, { recursive: true })
  }
  process.exit()
}

async function start(): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'tanshin-bench-'))
  const decisions = { read: async () => emptyBaseline, write: async () => {} }
  const presenter = startPresenter()
  const checkAlone = startChecker()
  const session = startSession({ decisions, checkFile: checkAlone, presenter })
  const server = await listen(
    reviewApp({
      session,
      library: libraryOf(session),
      presenter,
      assets: await readAssets(),
      version: '0',
    }),
    0,
  )
  const name = process.env.TANSHIN_CHROMIUM ?? 'chromium'
  const executablePath = spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim() || name
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  return { checkAlone, session, server, browser, folder }
}

/** The PDF nearest to 20 pages, the HTML nearest to 700 KB, and the one with most figures. */
async function subjectsIn(paths: readonly string[]): Promise<Subject[]> {
  const sized: { path: string; pages: number; kilobytes: number; figures: number }[] = []
  for (const path of paths.filter((one) => /\.(?:pdf|html?)$/.test(one))) {
    const { result } = await checkFile(path)
    const { document, figures } = result.release
    const pages = document.pages?.length ?? 0
    const kilobytes = readFileSync(path).length / 1000
    sized.push({ path, pages, kilobytes, figures: figures.length })
  }
  const nearest = (far: (one: (typeof sized)[number]) => number) =>
    sized.toSorted((left, right) => far(left) - far(right))[0]!
  const pdf = nearest(({ pages }) => Math.abs(pages - 20))
  const html = nearest(({ pages, kilobytes }) => (pages > 0 ? 1e9 : Math.abs(kilobytes - 700)))
  const most = nearest(({ figures }) => -figures)
  return [
    { name: `PDF, ${pdf.pages} pages`, path: pdf.path },
    { name: `HTML, ${Math.round(html.kilobytes)} KB`, path: html.path },
    { name: `${most.figures} figures`, path: most.path },
  ]
}

const watch = { hear: () => {}, signal: new AbortController().signal }

async function timeMarks(bench: Bench, { name, path }: Subject): Promise<void> {
  const times = { check: [] as number[], marks: [] as number[], again: [] as number[] }
  const bytes = readFileSync(path)
  for (let round = 0; round < rounds; round++) {
    const file = join(bench.folder, `r${round}${extname(path)}`)
    copyFileSync(path, file)
    times.check.push(await duration(() => bench.checkAlone(file, { bytes, sha256: '' }, watch)))
    const page = await bench.browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.addInitScript(watchMarks)
    const begun = Date.now()
    const { id } = bench.session.open(file)
    await page.goto(`${bench.server.url}/?file=${id}`)
    times.marks.push((await shownAt(page)) - begun)
    times.again.push(await timeAgain(page, file))
    await page.close()
    bench.session.releases.get(id)?.stopWatching()
    ;(bench.session.releases as Map<string, unknown>).delete(id)
  }
  const [check, marks, again] = [times.check, times.marks, times.again].map(median)
  const row = [check!, marks!].map((time) => time.toFixed(0).padStart(8)).join('')
  const beyond = (again! - check!).toFixed(0).padStart(8)
  console.log(`${name.padEnd(26)}${row}${(marks! / check!).toFixed(2).padStart(8)}${beyond}`)
}

async function duration(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Notes the time of the first frame that has a mark in sight. */
const watchMarks = `window.shownAt = new Promise((done) => {
  const look = () => {
    const fig = document.querySelector('iframe')?.contentDocument?.querySelector('a.fig')
    if (fig && fig.getBoundingClientRect().width > 0) done(Date.now())
    else requestAnimationFrame(look)
  }
  look()
})`

async function shownAt(page: Page): Promise<number> {
  return (await page.evaluate('window.shownAt')) as number
}

/** A byte more at the end: the file is another, the release the same. */
async function timeAgain(page: Page, file: string): Promise<number> {
  await page.evaluate(`window.changedAt = new Promise((done) => {
    const look = () => {
      if (document.querySelector('.banner:not(.busy)')) done(Date.now())
      else requestAnimationFrame(look)
    }
    look()
  }), undefined`)
  const begun = Date.now()
  writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from('\n')]))
  return ((await page.evaluate('window.changedAt')) as number) - begun
}

async function timeFrames(bench: Bench, { name, path }: Subject): Promise<void> {
  const { id } = bench.session.open(path)
  const page = await bench.browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.addInitScript(watchMarks)
  await page.goto(`${bench.server.url}/?file=${id}`)
  await shownAt(page)
  await page.waitForTimeout(1000)
  const frames = (await page.evaluate(`new Promise((done) => {
    const view = document.querySelector('iframe').contentWindow
    const times = []
    let last = performance.now()
    const step = (now) => {
      times.push(now - last)
      last = now
      view.scrollBy(0, ${pixelsAFrame})
      if (times.length < ${scrolledFrames}) requestAnimationFrame(step)
      else done(times)
    }
    requestAnimationFrame(step)
  })`)) as number[]
  const sorted = frames.toSorted((left, right) => left - right)
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(0)
  console.log(
    `scrolling ${name}: frames of ${at(0.5)} ms, 95% within ${at(0.95)}, longest ${at(1)}`,
  )
}

function median(times: readonly number[]): number {
  return times.toSorted((left, right) => left - right)[Math.floor(times.length / 2)]!
}

await main()
