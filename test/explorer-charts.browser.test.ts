/** The charts of the explorer in a browser: what is drawn is what is printed, and can be taken away. */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkBytes } from '../src/batch/task.ts'
import { emptyBaseline } from '../src/report/baseline.ts'
import { readAssets } from '../src/server/assets.ts'
import type { CheckFile } from '../src/server/checker.ts'
import { libraryOf } from '../src/server/library.ts'
import { type Listening, listen } from '../src/server/listen.ts'
import presentJob from '../src/server/present-thread.ts'
import { presenterWith } from '../src/server/presenter.ts'
import { reviewApp } from '../src/server/review.ts'
import { startSession } from '../src/server/session.ts'
import { addRelease } from '../src/store/add.ts'
import { openStore } from '../src/store/store.ts'
import { isRequired, launch, leftOut, program, violations } from './support/browser.ts'
import { buildWeb } from './support/built.ts'
import { quarterFacts } from './support/quarters.ts'

/** In millions; there is no release for September 2025, and March 2025 is restated a year later. */
const quarters: readonly (readonly [string, readonly string[], readonly string[][]])[] = [
  ['March 31, 2025', ['600'], [['400'], ['1,000'], ['100']]],
  ['June 30, 2025', ['610'], [['410'], ['1,020'], ['(51)']]],
  ['December 31, 2025', ['640'], [['440'], ['1,080'], ['90']]],
  [
    'March 31, 2026',
    ['700', '600'],
    [
      ['450', '390'],
      ['1,150', '990'],
      ['138', '100'],
    ],
  ],
]

let server: Listening
let browser: Browser
/** In this thread. */
const presenter = presenterWith((job) => presentJob(job))

async function start(): Promise<void> {
  buildWeb()
  const database = await openStore(':memory:')
  for (const [end, tools, [dies, revenue, income]] of quarters) {
    const year = Number(end.slice(-4))
    const heading = `Three Months Ended ${end}`
    const columns = tools.length > 1 ? [heading, heading.replace(/\d+$/, `${year - 1}`)] : [heading]
    const rows = [
      ['Tools', ...tools],
      ['Dies', ...dies!],
      ['Total revenue', ...revenue!],
      ['Net income', ...income!],
    ]
    await addRelease(database, quarterFacts({ name: end.replace(/\W+/g, '-'), columns, rows }))
  }
  const decisions = {
    read: () => Promise.resolve(emptyBaseline),
    write: () => Promise.resolve(),
  }
  const checkFile: CheckFile = (path, file, { hear }) => checkBytes(path, file, undefined, hear)
  const session = startSession({ decisions, checkFile, presenter })
  const library = libraryOf(session, { path: 'store.duckdb', database })
  const assets = await readAssets()
  server = await listen(reviewApp({ session, library, presenter, assets, version: '0.0.0' }), 0)
  browser = await launch()
}

const problems: string[] = []

async function open(query = '', { width = 1440, dark = false } = {}): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
  await page.goto(`${server.url}/explore${query}`)
  await page.locator('.chart .room svg').first().waitFor()
  return page
}

/** Chooses lines by their labels, in the table. */
async function choose(page: Page, ...labels: readonly string[]): Promise<void> {
  for (const label of labels) {
    await page.locator('tbody th[data-row]', { hasText: label }).click()
    await page.locator('tr[aria-selected="true"]', { hasText: label }).waitFor()
  }
}

async function bars(page: Page, form: string): Promise<{ x: number; y: number; height: number }[]> {
  const rects = page.locator(`.chart[data-form="${form}"] .room svg rect`)
  return rects.evaluateAll((all) =>
    all.map((rect) => ({
      x: Number(rect.getAttribute('x')),
      y: Number(rect.getAttribute('y')),
      height: Number(rect.getAttribute('height')),
    })),
  )
}

async function download(page: Page, click: () => Promise<void>) {
  const [file] = await Promise.all([page.waitForEvent('download'), click()])
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

it.runIf(isRequired && !program)('has a Chromium to run in', () => {
  expect.fail('TANSHIN_BROWSER=required, and no Chromium was found; name it in TANSHIN_CHROMIUM')
})

describe.runIf(program)(`charts of the explorer${leftOut}`, () => {
  beforeAll(start, 120_000)
  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  it('stack the parts of revenue as high as they are printed', async () => {
    const page = await open()
    const parts = await bars(page, 'stack')
    expect(parts).toHaveLength(2 * quarters.length)
    // A pixel is left between parts.
    const [tools, dies] = [parts.slice(0, 4), parts.slice(4)]
    const unit = (tools[3]!.height + 1) / 700
    for (const [at, value] of [600, 610, 640, 700].entries())
      expect((tools[at]!.height + 1) / unit).toBeCloseTo(value, -1)
    for (const [at, value] of [390, 410, 440, 450].entries())
      expect((dies[at]!.height + 1) / unit).toBeCloseTo(value, -1)
    await page.close()
  })

  it('draw a chosen line from zero, with room for the quarter that nobody printed', async () => {
    const page = await open()
    await choose(page, 'Net income')
    const chart = page.locator('.chart[data-form="bars"]').first()
    await chart.waitFor()
    const drawn = await bars(page, 'bars')
    expect(drawn).toHaveLength(quarters.length)
    const unit = drawn[0]!.height / 100
    for (const [at, value] of [100, 51, 90, 138].entries())
      expect(drawn[at]!.height / unit).toBeCloseTo(value, 0)
    // The loss hangs below the others' foot.
    expect(drawn[1]!.y).toBeCloseTo(drawn[0]!.y + drawn[0]!.height, 0)
    // Twice the step between the second and the third bar.
    const [first, second, third] = drawn.map(({ x }) => x)
    expect((third! - second!) / (second! - first!)).toBeCloseTo(2, 1)
    expect(await chart.textContent()).toContain('Sep 2025: not printed in any release')
    await page.close()
  })

  it('mark what was restated, with the other value in the table within reach', async () => {
    const page = await open()
    await choose(page, 'Total revenue')
    const chart = page.locator('.chart[data-form="bars"]').first()
    await chart.getByText('dashed: as first reported').waitFor()
    expect(await chart.locator('.room [stroke-dasharray] line').count()).toBe(1)
    await chart.locator('summary').click()
    expect(await chart.locator('tr', { hasText: 'Mar 2025' }).textContent()).toContain('r 1,000')
    expect(await chart.locator('tbody td', { hasText: 'not printed' }).count()).toBe(1)
    await page.close()
  })

  it('are named in a sentence, and are where the address says', async () => {
    const page = await open()
    await choose(page, 'Total revenue', 'Net income')
    await page.locator('.chart[data-form="lines"]').first().waitFor()
    const address = page.url()
    const again = await open(address.slice(address.indexOf('/explore') + '/explore'.length))
    const names = await again
      .locator('.chart .room svg[role="img"]')
      .evaluateAll((all) => all.map((svg) => svg.getAttribute('aria-label')))
    expect(names[0]).toMatch(/^Line chart: Total revenue and Net income\. .*from 990 to 1,150/)
    expect(names[1]).toContain('Net income is 12.0% of total revenue in Mar 2026')
    await Promise.all([page.close(), again.close()])
  })

  it('are saved as SVG and PNG that need nothing else, and the view as CSV', async () => {
    const page = await open()
    const chart = page.locator('.chart').first()
    const svg = await download(page, () => chart.getByText('SVG').click())
    const text = svg.bytes.toString()
    expect(svg.name).toMatch(/^total-revenue-up-16-2.*\.svg$/)
    expect(text).toContain('Total revenue up 16.2% on a year before')
    expect(text).not.toMatch(/var\(|class=|<style/)
    expect(text.match(/<rect/g)!.length).toBe(1 + 2 * quarters.length)
    const png = await download(page, () => chart.getByText('PNG').click())
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG')
    const width = Number(/width="(\d+)/.exec(text)![1])
    expect(png.bytes.readUInt32BE(16)).toBe(2 * width)
    const csv = await download(page, () => page.getByRole('link', { name: 'CSV' }).click())
    expect(csv.name).toBe('quillon-works-income-quarter.csv')
    const lines = csv.bytes.toString().trimEnd().split('\n')
    expect(lines).toHaveLength(1 + 4 * 4)
    expect(lines.find((line) => /^Total revenue,.*2025-03-31/.test(line))).toMatch(
      /,990000000,-6,.*,990,r,1000000000,"?1,000/,
    )
    await page.close()
  })

  it.each([
    ['light', { dark: false }],
    ['dark', { dark: true }],
    ['narrow', { width: 360 }],
  ])('break no rule of accessibility: %s', async (_, look) => {
    const page = await open('', look)
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate('document.querySelector("main").scrollWidth <= innerWidth')).toBe(
      true,
    )
    await page.close()
  })

  it('say nothing in the console', () => {
    expect(problems).toEqual([])
  })
})
