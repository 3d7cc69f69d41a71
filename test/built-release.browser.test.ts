/**
 * A built release in a browser: no violation of the rules of accessibility at the widths of a desk
 * and of a phone, light and dark; its script runs under the page's own policy and shows how a figure
 * was derived, by pointer and by keys. Needs Chromium (`TANSHIN_CHROMIUM`, or on the path); left out
 * where there is none, unless `TANSHIN_BROWSER=required`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { html } from '../src/write/html/html.ts'
import { isRequired, launch, leftOut, program } from './support/browser.ts'
import { composition } from './support/composition.ts'

const folder = mkdtempSync(join(tmpdir(), 'tanshin-built-'))
const file = join(folder, 'release.html')
const axe = createRequire(import.meta.url).resolve('axe-core')

describe.skipIf(!program && !isRequired)(`a built release in a browser${leftOut}`, () => {
  let browser: Browser
  beforeAll(async () => {
    writeFileSync(file, await html.write(composition, {}))
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })

  async function open(width: number, colorScheme: 'light' | 'dark', bypassCSP = false) {
    const said: string[] = []
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, bypassCSP })
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (error) => said.push(error.message))
    await page.goto(`file://${file}`)
    return { page, said }
  }

  const looks = [1440, 360].flatMap((width) => [
    { width, theme: 'light' as const },
    { width, theme: 'dark' as const },
  ])
  it.each(looks)('is accessible at $width pixels, $theme', async ({ width, theme }) => {
    const { page } = await open(width, theme, true)
    await page.addScriptTag({ path: axe })
    for (const card of ['closed', 'shown']) {
      if (card === 'shown') await page.locator('td [data-card]').first().focus()
      // The sheet settles before its colours are looked at.
      await page.waitForTimeout(250)
      const results = (await page.evaluate('axe.run()')) as AxeResults
      const told = results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)
      expect(told, card).toEqual([])
    }
    await page.close()
  })

  it('fits a phone: nothing but wide tables and charts scrolls sideways', async () => {
    const { page } = await open(360, 'light')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    await page.close()
  })

  it('shows how a figure was derived to the pointer, and hides it with Escape', async () => {
    const { page, said } = await open(1440, 'light')
    await cellOf(page, '10.5%').hover()
    const card = page.locator('#how')
    expect(await card.textContent()).toContain('6,944,197 ÷ 6,285,958 − 1')
    await page.keyboard.press('Escape')
    expect(await card.isVisible()).toBe(false)
    expect(said).toEqual([])
    await page.close()
  })

  it('is walked by the arrow keys, figures being one stop of the Tab key', async () => {
    const { page, said } = await open(1440, 'light')
    await cellOf(page, '10.5%').focus()
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toBe('6.2%')
    await page.keyboard.press('ArrowLeft')
    expect(await focused(page)).toBe('4,778')
    expect(await page.locator('#how').textContent()).toContain('Cost of network services, 1Q25')
    expect(await page.locator('[data-card][tabindex="0"]').count()).toBe(1)
    expect(said).toEqual([])
    await page.close()
  })

  it('gives the figures of a chart as a table', async () => {
    const { page } = await open(1440, 'light')
    const chart = page.locator('#revenue-by-quarter')
    await chart.locator('summary').click()
    const cells = await chart.locator('tbody tr').first().allInnerTexts()
    expect(cells[0]!.split(/\s+/)).toEqual(['1Q25', '3,702', '1,985', '598'])
    await page.close()
  })
})

function cellOf(page: Page, text: string) {
  return page.locator('td [data-card]', { hasText: text }).first()
}

function focused(page: Page): Promise<unknown> {
  return page.evaluate('document.activeElement.textContent')
}
