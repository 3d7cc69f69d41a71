/**
 * `tanshin dev` as it is used: a page in a browser that follows the files. Needs Chromium; left out
 * where there is none, unless `TANSHIN_BROWSER=required`.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { starterFiles } from '../src/compose/workspace/starter.ts'
import { axe, isRequired, launch, leftOut, program } from './support/browser.ts'
import { build, main } from './support/built.ts'

const folder = mkdtempSync(join(tmpdir(), 'tanshin-dev-'))
const template = join(folder, 'template.md')
let server: ChildProcess
let browser: Browser
let page: Page
const said: string[] = []

/** Starts the preview; its address is the first thing it prints. */
function start(): Promise<string> {
  server = spawn(process.execPath, [main, 'dev', folder, '--port', '0'])
  return new Promise((done, fail) => {
    let printed = ''
    server.stdout?.on('data', (text) => {
      printed += String(text)
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)
      if (url) done(url[0])
    })
    server.on('exit', () => fail(new Error(`it ended: ${printed}`)))
  })
}

/** The release of a version, once it is the one that is shown. */
async function shown(version: number) {
  await page.waitForSelector(`iframe:not(.next)[src$="version=${version}"]`)
  return page.frames().find((frame) => frame.url().endsWith(`version=${version}`))!
}

/** Waits until the panel tells how much is ticked; the page's policy lets no text be evaluated. */
async function isTicked(): Promise<void> {
  await page.locator('#words', { hasText: /ticked$/ }).waitFor()
}

describe.skipIf(!program && !isRequired)(`the live preview${leftOut}`, () => {
  beforeAll(async () => {
    build()
    for (const [name, text] of starterFiles) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    const url = await start()
    browser = await launch()
    page = await browser.newPage({ viewport: { width: 1280, height: 500 } })
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (error) => said.push(error.message))
    await page.goto(url)
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    server?.removeAllListeners('exit')
    server?.kill('SIGINT')
    rmSync(folder, { recursive: true })
  })

  it('shows the release, and says how much of it is ticked', async () => {
    const release = await shown(1)
    expect(await release.locator('h1').textContent()).not.toBe('')
    await isTicked()
    expect(await page.locator('#panel').getAttribute('data-state')).toBe('clean')
  })

  it('changes where it is read, when a file is saved', async () => {
    const before = await shown(1)
    await before.evaluate('scrollTo(0, 200)')
    writeFileSync(template, readFileSync(template, 'utf8').replace(/^# .*/m, '# Another title'))
    const after = await shown(2)
    expect(await after.locator('h1').textContent()).toBe('Another title')
    expect(await after.evaluate('scrollY')).toBe(200)
    expect(await page.title()).toContain('Another title')
  })

  it('lists mistakes over the last good page, until they are mended', async () => {
    const good = readFileSync(template, 'utf8')
    writeFileSync(template, `${good}\n{% fig "Nothing" /%}\n`)
    await page.waitForSelector('#list li')
    expect(await page.locator('#list').isVisible()).toBe(true)
    expect(await page.locator('#list').textContent()).toContain('There is no concept Nothing.')
    expect(await page.locator('#words').textContent()).toContain('1 mistake')
    expect(await (await shown(2)).locator('h1').textContent()).toBe('Another title')
    writeFileSync(template, good)
    await shown(3)
    await isTicked()
    expect(await page.locator('#panel').getAttribute('data-state')).toBe('clean')
  })

  it('is accessible, with its list open', async () => {
    const good = readFileSync(template, 'utf8')
    writeFileSync(template, `${good}\n{% fig "Nothing" /%}\n`)
    await page.waitForSelector('#list li')
    // The release has a test of its own.
    const scan = await browser.newContext({ bypassCSP: true })
    const other = await scan.newPage()
    await other.goto(page.url())
    await other.waitForSelector('#list li')
    await other.evaluate(axe)
    const run =
      'axe.run(document, { iframes: false }).then(({ violations }) => violations.map(({ id }) => id))'
    expect(await other.evaluate(run)).toEqual([])
    await scan.close()
    writeFileSync(template, good)
  })

  it('breaks no rule of its own policy', () => {
    expect(said).toEqual([])
  })
})
