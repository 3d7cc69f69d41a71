/** The review page in a browser: without a mouse, without colour, at 360 px, and under attack. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkBytes } from '../src/batch/task.ts'
import { emptyBaseline, parseBaseline, printBaseline } from '../src/report/baseline.ts'
import { readAssets } from '../src/server/assets.ts'
import type { CheckFile } from '../src/server/checker.ts'
import { libraryOf } from '../src/server/library.ts'
import { type Listening, listen } from '../src/server/listen.ts'
import presentJob from '../src/server/present-thread.ts'
import { presenterWith } from '../src/server/presenter.ts'
import { reviewApp } from '../src/server/review.ts'
import { type Session, startSession } from '../src/server/session.ts'
import { pdfOf } from './pdf-writer.ts'
import { isRequired, launch, leftOut, program, violations } from './support/browser.ts'
import { buildWeb } from './support/built.ts'

const folder = mkdtempSync(join(tmpdir(), 'tanshin-review-'))
const decisions = join(folder, 'tanshin-baseline.json')
const draft = (total: string): string => `<h1>Kitahama Instruments</h1>
<p>We serve 1,234 customers.</p>
<table><tr><td>(in millions)</td><td>Q3 2026</td><td>Q3 2025</td></tr>
<tr><td>Research</td><td>2,100</td><td>1,950</td></tr>
<tr><td>Sales</td><td>1,800</td><td>1,700</td></tr>
<tr><td>General</td><td>921</td><td>870</td></tr>
<tr><td>Total operating expenses</td><td>${total}</td><td>4,520</td></tr></table>`
const hostile = `${draft('4,821')}
<script>parent.owned = 1; document.title = 'owned'</script>
<img src="http://evil.example/a.png" onerror="parent.owned = 1">
<img src="/api/releases" onload="parent.owned = 1">
<svg onload="parent.owned = 1"><script>parent.owned = 1</script></svg>
<style>@import url("http://evil.example/a.css"); body { background: url(http://evil.example/b.png) }</style>
<link rel="stylesheet" href="http://evil.example/c.css">
<p style="background-image:url(http://evil.example/d.png)">x</p>
<form action="http://evil.example"><input autofocus onfocus="parent.owned = 1"><button id="go">go</button></form>
<a id="js" href="javascript:parent.owned=1">click</a>
<a id="out" href="http://evil.example/e" target="_top">click</a>
<iframe src="http://evil.example/f"></iframe><object data="http://evil.example/g"></object>
<meta http-equiv="refresh" content="0;url=http://evil.example/h"><base href="http://evil.example/">
<details open ontoggle="parent.owned = 1"><summary>x</summary></details>
<link rel="prefetch" href="http://evil.example/i"><link rel="preconnect" href="http://evil.example/">
<iframe srcdoc="<script>parent.parent.owned = 1</script>"></iframe>
<template><img src="http://evil.example/j" onerror="parent.owned = 1"></template>
<style>@font-face { font-family: x; src: url(http://evil.example/k) } p { font-family: x }</style>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=parent.owned=1&gt;">
</mglyph></table></mtext></math>
<svg></p><style><a id="</style><img src=1 onerror=parent.owned=1>"></a></svg>
<noscript><p title="</noscript><img src=x onerror=parent.owned=1>"></noscript>
<object data="data:text/html,<script>parent.owned = 1</script>"></object>
<table background="http://evil.example/l"><tr><td data-cell="0" data-at="0">9<td id="f1">8</table>
<a href="data:text/html,<script>parent.owned = 1</script>">x</a><video poster="http://evil.example/m">`

/** A total that is 9 too small, and a page that is a picture. */
const scanned = pdfOf([
  {
    texts: [
      { text: 'Kitahama Instruments', x: 72, y: 80, size: 16, bold: true },
      { text: '(in millions)', x: 72, y: 130 },
      ...['Q3 2026', 'Q3 2025'].map((text, at) => ({
        text,
        x: 320 + at * 90,
        y: 130,
        right: true,
      })),
      ...[
        ['Research', '2,100', '1,950'],
        ['Sales', '1,800', '1,700'],
        ['General', '921', '870'],
        ['Total operating expenses', '4,812', '4,520'],
      ].flatMap(([label = '', ...values], row) => [
        { text: label, x: 72, y: 150 + row * 18 },
        ...values.map((text, at) => ({ text, x: 320 + at * 90, y: 150 + row * 18, right: true })),
      ]),
    ],
  },
  { content: '0.5 g 100 300 400 300 re f' },
])

/** In this thread. */
const checkFile: CheckFile = async (path, file, { hear, signal }) => {
  hear({ stage: 'reading', count: 3, of: 20 })
  if (!path.endsWith('slow.html')) return checkBytes(path, file, undefined, hear)
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error())))
}
const presenter = presenterWith((job) => presentJob(job))

let session: Session
let server: Listening
let browser: Browser

async function start(): Promise<void> {
  buildWeb()
  writeFileSync(join(folder, 'draft.html'), draft('4,812'))
  writeFileSync(join(folder, 'hostile.html'), hostile)
  session = startSession({
    decisions: { read: readDecisions, write: writeDecisions },
    checkFile,
    presenter,
  })
  server = await listen(
    reviewApp({
      session,
      library: libraryOf(session),
      presenter,
      assets: await readAssets(),
      version: '0.0.0',
    }),
    0,
  )
  session.open(join(folder, 'draft.html'))
  session.open(join(folder, 'hostile.html'))
  for (const [name, content] of [
    ['scanned.pdf', scanned],
    ['slow.html', draft('4,821')],
  ] as const) {
    writeFileSync(join(folder, name), content)
    session.open(join(folder, name))
  }
  browser = await launch()
}

async function readDecisions() {
  try {
    const parsed = parseBaseline(readFileSync(decisions, 'utf8'))
    return parsed.ok ? parsed.baseline : emptyBaseline
  } catch {
    return emptyBaseline
  }
}

async function writeDecisions(_: string, baseline: typeof emptyBaseline): Promise<void> {
  writeFileSync(decisions, printBaseline(baseline))
}

interface Look {
  readonly width?: number
  readonly dark?: boolean
  readonly query?: string
}

const problems: string[] = []

async function open({ width = 1440, dark = false, query = 'file=draft.html' }: Look = {}) {
  const page = await browser.newPage({
    viewport: { width, height: 800 },
    colorScheme: dark ? 'dark' : 'light',
    hasTouch: width < 500,
  })
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
  await page.goto(`${server.url}/?${query}`)
  await page.locator('.item, .none').first().waitFor({ state: 'attached' })
  await page.frameLocator('iframe').locator('a.fig').nth(5).waitFor()
  return page
}

function figure(page: Page, text: string) {
  return page.frameLocator('iframe').locator('a.fig', { hasText: text })
}

/** For axe: the release in its frame is looked at by itself. */
const frameApart = '{ iframes: false }'

/** The document of the frame, by itself: axe could not run where nothing may. */
async function violationsOfRelease(shown: Page, dark: boolean): Promise<string[]> {
  const frame = shown.frames()[1]!
  const dressed = (await frame.evaluate('document.body.innerHTML')) as string

  const context = await browser.newContext({
    bypassCSP: true,
    colorScheme: dark ? 'dark' : 'light',
  })
  const page = await context.newPage()
  await page.goto(frame.url())
  await page.evaluate(`document.body.innerHTML = ${JSON.stringify(dressed)}`)
  const found = await violations(page, frameApart)
  await context.close()
  return found
}

describe.skipIf(!program && !isRequired)(`the review page${leftOut}`, () => {
  beforeAll(start)
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    session?.close()
    rmSync(folder, { recursive: true })
  })

  it('goes from the first finding to a decision and back without a mouse', async () => {
    const page = await open()
    expect(await page.locator('.detail h2').textContent()).toMatch(/Total operating expenses/)
    await page.keyboard.press('j')
    await page.keyboard.press('a')
    await page.keyboard.type('agreed with the auditor')
    await page.keyboard.press('Tab')
    await page.keyboard.type('M. Sato')
    await page.keyboard.press('Enter')
    await page.locator('.item .sv.accepted').waitFor()
    expect(await page.evaluate('document.activeElement.id')).toBe('detail')
    expect(await figure(page, '4,812').getAttribute('data-s')).toBe('accepted')
    expect(readFileSync(decisions, 'utf8')).toContain('"reason": "agreed with the auditor"')
    expect(readFileSync(decisions, 'utf8')).toContain('"by": "M. Sato"')
    await page.keyboard.press('Escape')
    await page.keyboard.press('r')
    await page.locator('.item .sv.error').waitFor()
    expect(readFileSync(decisions, 'utf8')).toContain('"accepted": []')
    await page.close()
  })

  it('confirms an untested figure by hand, found by its value', async () => {
    const page = await open()
    await page.keyboard.press('/')
    await page.keyboard.type('1234')
    await page.keyboard.press('Enter')
    await page.locator('.detail h2', { hasText: '1,234' }).waitFor()
    await page.keyboard.press('t')
    await page.keyboard.type('customer ledger, June')
    await page.keyboard.press('Enter')
    await page.locator('.dec', { hasText: 'Confirmed by hand' }).waitFor()
    expect(await figure(page, '1,234').getAttribute('data-s')).toBe('confirmed')
    expect(readFileSync(decisions, 'utf8')).toContain('"reference": "customer ledger, June"')
    await page.keyboard.press('Escape')
    await page.keyboard.press('r')
    await page.locator('form.acts').waitFor()
    await page.close()
  })

  it('lights the figures of the chosen relation; each of its lines leads to its figure', async () => {
    const page = await open()
    const lit = page.frameLocator('iframe').locator('a.fig[data-lit]')
    expect(await lit.allTextContents()).toEqual(['2,100', '1,800', '921', '4,812'])
    await page.locator('.arith a.at').first().click()
    expect(await page.locator('.detail h2').textContent()).toContain('2,100')
    expect(page.url()).toContain('figure=')
    await page.close()
  })

  it('says nothing that only colour tells, and axe finds nothing, light and dark', async () => {
    for (const dark of [false, true]) {
      const page = await open({ dark })
      expect(await violations(page, frameApart)).toEqual([])
      await page.getByRole('tab', { name: 'Untested' }).click()
      expect(await violations(page, frameApart)).toEqual([])
      for (const key of ['?', '/', 'e']) {
        await page.locator('#detail').focus()
        await page.keyboard.press(key)
        await page.locator('dialog[open]').waitFor()
        if (key === '/') await page.keyboard.type('4')
        expect(await violations(page, frameApart)).toEqual([])
        await page.keyboard.press('Escape')
        await page.locator('dialog').waitFor({ state: 'detached' })
      }
      expect(await violationsOfRelease(page, dark)).toEqual([])
      await page.close()
    }
  }, 180_000)

  it('fits 360 px: the findings are a sheet, nothing overflows, targets are large', async () => {
    const page = await open({ width: 360 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    const grab = page.locator('button.grab')
    expect(await grab.getAttribute('aria-expanded')).toBe('false')
    await grab.click()
    await page.locator('#why').waitFor()
    const small = await page
      .locator('button:visible, input:visible, select:visible')
      .evaluateAll((all) =>
        all
          .map((one) => [one.outerHTML.slice(0, 60), one.getBoundingClientRect().height] as const)
          .filter(([, height]) => height < 44),
      )
    expect(small).toEqual([])
    expect(await violations(page, frameApart)).toEqual([])
    await page.close()
  })

  it('runs and loads nothing of a hostile release', async () => {
    const page = await browser.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('dialog', (dialog) => asked.push(`dialog ${dialog.message()}`))
    await page.goto(`${server.url}/?file=hostile.html`)
    await figure(page, '4,520').waitFor()
    const frame = page.frameLocator('iframe')
    await frame.getByText('click').first().click()
    await frame.getByText('click').last().click()
    await page.waitForTimeout(300)
    expect(asked.filter((url) => !url.startsWith(server.url))).toEqual([])
    expect(await page.evaluate('window.owned')).toBeUndefined()
    expect(page.url()).toContain(`${server.url}/?file=hostile.html`)
    expect(await page.title()).toContain('hostile.html')
    const left = await frame.locator('script, img, svg, style, link, form, input, iframe').count()
    expect(left).toBe(1) // our own style sheet
    await page.close()
    // Opened by itself it is under the same policy.
    const alone = await browser.newPage()
    alone.on('request', (request) => asked.push(request.url()))
    await alone.goto(`${server.url}/release/hostile.html`)
    expect(asked.filter((url) => !url.startsWith(server.url))).toEqual([])
    await alone.close()
  })

  it('marks a PDF on its pages, hatches what was not read, and says what to do', async () => {
    for (const dark of [false, true]) {
      const page = await open({ dark, query: 'file=scanned.pdf' })
      expect(await figure(page, '4,812').count()).toBe(0) // it is in the picture
      const marked = page.frameLocator('iframe').getByRole('link', { name: '4,812, error 1' })
      const box = (await marked.boundingBox())!
      expect(box.width / box.height).toBeGreaterThan(1.5)
      const hatched = page.frameLocator('iframe').locator('#page-2 .hatched')
      expect(await hatched.textContent()).toMatch(
        /^Not read scanned\.pdf, page 2: .*give the release/,
      )
      expect(await page.locator('.top .nums').textContent()).toContain('1 not read')
      await page.getByRole('tab', { name: 'Notes' }).click()
      await page.locator('.row.words').focus()
      await page.keyboard.press('Enter')
      await page.waitForTimeout(100)
      expect((await hatched.boundingBox())!.y).toBeLessThan(700)
      expect(await violations(page, frameApart)).toEqual([])
      expect(await violationsOfRelease(page, dark)).toEqual([])
      await page.setViewportSize({ width: 360, height: 740 })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
      expect(await violations(page, frameApart)).toEqual([])
      await page.close()
    }
  }, 120_000)

  it('shows a release while it is checked, how far it is, and stops by keyboard', async () => {
    for (const width of [1440, 360]) {
      const page = await browser.newPage({ viewport: { width, height: 740 } })
      await page.goto(`${server.url}/?file=slow.html`)
      await page.locator('.steps .now', { hasText: '3 of 20 pages' }).waitFor()
      await page.frameLocator('iframe').getByText('4,821').waitFor()
      expect(await page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('3')
      expect(await violations(page, frameApart)).toEqual([])
      await page.getByRole('button', { name: 'Stop' }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('alert').filter({ hasText: 'its check was stopped' }).waitFor()
      expect(await violations(page, frameApart)).toEqual([])
      await page.getByRole('button', { name: 'Check again' }).focus()
      await page.keyboard.press('Enter')
      await page.locator('.steps .now').waitFor()
      await page.close()
    }
  }, 60_000)

  it('says what changed when the file does, old values struck beside the new', async () => {
    const page = await open()
    writeFileSync(join(folder, 'draft.html'), draft('4,821'))
    await page.locator('.banner', { hasText: '1 figure differs' }).waitFor()
    await page.locator('.none', { hasText: 'No findings' }).waitFor()
    await page.keyboard.press('c')
    const old = page.frameLocator('iframe').locator('del.was')
    expect(await old.allTextContents()).toEqual(['4,812'])
    expect(await violations(page, frameApart)).toEqual([])
    await page.close()
  })

  it('checks what is dropped on it', async () => {
    const page = await open()
    await page.evaluate(`{
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([${JSON.stringify(draft('4,999'))}], 'dropped.html'))
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }))
    }`)
    await page.locator('.top h1', { hasText: 'dropped.html' }).waitFor()
    await figure(page, '4,999').waitFor()
    await page.close()
  })

  it('says nothing in the console', () => expect(problems).toEqual([]))
})
