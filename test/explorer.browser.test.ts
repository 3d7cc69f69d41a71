/** The explorer in a browser: by keyboard, at 360 px, back and forth, to the source of a figure. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
import { type Session, startSession } from '../src/server/session.ts'
import { isRequired, launch, leftOut, program, violations } from './support/browser.ts'
import { buildWeb } from './support/built.ts'
import { storeOfReleased } from './support/released.ts'

const folder = mkdtempSync(join(tmpdir(), 'tanshin-explorer-'))
let session: Session
let server: Listening
let browser: Browser

async function start(): Promise<void> {
  buildWeb()
  const presenter = presenterWith((job) => presentJob(job))
  const decisions = { read: async () => emptyBaseline, write: async () => {} }
  const checkFile: CheckFile = (path, file, { hear }) => checkBytes(path, file, undefined, hear)
  session = startSession({ decisions, checkFile, presenter })
  const library = libraryOf(session, await storeOfReleased(folder))
  const assets = await readAssets()
  server = await listen(reviewApp({ session, library, presenter, assets, version: '0.0.0' }), 0)
  browser = await launch()
}

const problems: string[] = []

interface Look {
  readonly width?: number
  readonly dark?: boolean
}

async function open(address = '', { width = 1440, dark = false }: Look = {}): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width, height: 800 },
    colorScheme: dark ? 'dark' : 'light',
    hasTouch: width < 500,
  })
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
  await page.goto(`${server.url}/explore${address}`)
  await page.locator('main h1').waitFor()
  return page
}

const grid = 'table[role="grid"]'

/** The row of a line, as it is read: its label, then what each column shows. */
async function row(page: Page, label: string): Promise<string[]> {
  const cells = page.locator(`${grid} tr`, { hasText: label }).first().locator('td[data-row]')
  return (await cells.allTextContents()).map((text) => text.trim())
}

describe.skipIf(!program && !isRequired)(`the explorer${leftOut}`, () => {
  beforeAll(start)
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    session?.close()
    rmSync(folder, { recursive: true })
  })

  it('sets periods side by side; restated and derived cells say so in words', async () => {
    const page = await open()
    expect(await row(page, 'Revenue')).toEqual([
      '1,131',
      'derived 1,169d',
      'restated 1,244r',
      'derived 1,360d',
      '1,380',
    ])
    await page.close()
  })

  it('is walked by arrows from one tab stop; a restated cell tells both values and places', async () => {
    const page = await open()
    expect(await page.locator(`${grid} [tabindex="0"]`).count()).toBe(1)
    await page.locator(`${grid} [tabindex="0"]`).focus()
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key)
    expect(await page.locator(`${grid} [tabindex="0"]`).count()).toBe(1)
    const card = page.locator('#card')
    await card.waitFor()
    expect(await card.locator('tr').allTextContents()).toEqual([
      'First reported, Q1 2026 release, row 11,250',
      'Restated, Q1 2027 release, row 11,244',
      'Difference, (0.5%)(6)',
    ])
    expect(await page.locator(':focus').getAttribute('aria-describedby')).toBe('card')
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'detached' })
    await page.keyboard.press('ArrowRight')
    expect(await card.textContent()).toContain('Derived, printed in no release')
    await page.close()
  })

  it('goes from a cell to its figure in the review page by Enter, and back', async () => {
    const page = await open()
    await page.locator(`${grid} td.res`).first().focus()
    await page.keyboard.press('Enter')
    const figure = page.frameLocator('iframe').locator('a.fig[data-lit]', { hasText: '1,244' })
    await figure.waitFor()
    expect(page.url()).toMatch(/\?file=next\.md&figure=f\d+/)
    await page.locator('.views a', { hasText: 'Explorer' }).click()
    await page.locator(grid).waitFor()
    await page.close()
  })

  it('keeps what is looked at in the address: reload and back work', async () => {
    const page = await open()
    await page.locator('.seg a', { hasText: 'As first reported' }).click()
    await page.locator(`${grid} td.res`, { hasText: '1,250' }).waitFor()
    await page.locator('.seg a', { hasText: 'Year to date' }).click()
    await page.locator(`${grid} td`, { hasText: '2,610' }).waitFor()
    await page.locator(`${grid} th[data-row]`, { hasText: 'Net income' }).click()
    await page.locator('tr[aria-selected="true"]').waitFor()
    expect(page.url()).toMatch(/\?periods=to-date&vintage=first&line=income/)
    await page.reload()
    await page.locator('tr[aria-selected="true"]', { hasText: 'Net income' }).waitFor()
    for (const _ of ['line', 'periods']) await page.goBack()
    await page.locator(`${grid} td.res`, { hasText: '1,250' }).waitFor()
    expect(page.url()).toMatch(/\?vintage=first$/)
    await page.goBack()
    await page.locator(`${grid} td.res`, { hasText: '1,244' }).waitFor()
    await page.close()
  })

  it('finds a line by words, without a mouse', async () => {
    const page = await open('/releases')
    await page.keyboard.press('/')
    await page.keyboard.type('income')
    await page.keyboard.press('Enter')
    await page.locator('tr[aria-selected="true"] th:focus', { hasText: 'Net income' }).waitFor()
    await page.keyboard.press('u')
    await page.locator('h2#lines', { hasText: 'billion' }).waitFor()
    await page.keyboard.press('?')
    await page.locator('dialog[open]', { hasText: 'move in the table' }).waitFor()
    await page.close()
  })

  it('lists releases with their coverage, each one step from its review', async () => {
    const page = await open('/releases')
    const rows = page.locator('table.releases tbody tr')
    expect(await rows.count()).toBe(3)
    expect(await rows.first().locator('th').textContent()).toBe('Q1 2027')
    expect(await rows.first().locator('td').last().textContent()).toBe('none')
    await page.locator('a', { hasText: 'half.md' }).click()
    await page.frameLocator('iframe').locator('a.fig', { hasText: '2,610' }).waitFor()
    await page.close()
  })

  it('says in a sentence why a document cannot be shown', async () => {
    const page = await open()
    rmSync(join(folder, 'q1.md'))
    await page.locator(`${grid} td a`, { hasText: '1.40' }).click()
    await page.locator('.said', { hasText: 'q1.md: is no longer where it was' }).waitFor()
    expect(page.url()).toBe(`${server.url}/explore`)
    // The browser notes each answer that is a refusal; this one was asked for.
    expect(problems.splice(0)).toEqual([expect.stringContaining('409')])
    await page.close()
  })

  it('has nothing that axe finds, light and dark', async () => {
    for (const dark of [false, true])
      for (const address of ['', '/releases', '/targets']) {
        const page = await open(address, { dark })
        if (address === '') await page.locator(`${grid} td.res`).first().focus()
        expect(await violations(page)).toEqual([])
        await page.close()
      }
  }, 120_000)

  it('fits 360 px: nothing overflows, opens at the latest period beside its lines', async () => {
    const page = await open('', { width: 360 })
    await page.locator(grid).waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    const label = await page.locator(`${grid} th[data-row]`).first().boundingBox()
    const latest = await page.locator(`${grid} td.last`).first().boundingBox()
    expect(label!.x).toBeGreaterThanOrEqual(0)
    expect(latest!.x).toBeGreaterThanOrEqual(label!.x + label!.width)
    expect(latest!.x + latest!.width).toBeLessThanOrEqual(360)
    const small = await page
      .locator('.top :is(button, select, a):visible, .nav a:visible, .ctl :is(a, button, select)')
      .evaluateAll((all) =>
        all
          .map((one) => [one.outerHTML.slice(0, 60), one.getBoundingClientRect().height] as const)
          .filter(([, height]) => height < 40),
      )
    expect(small).toEqual([])
    expect(await violations(page)).toEqual([])
    await page.close()
  })

  it('prints its tables and none of its controls', async () => {
    const page = await open()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator(grid).isVisible()).toBe(true)
    for (const hidden of ['.top', '.nav', '.ctl'])
      expect(await page.locator(hidden).first().isVisible()).toBe(false)
    await page.close()
  })

  it('says nothing in the console', () => expect(problems).toEqual([]))
})
