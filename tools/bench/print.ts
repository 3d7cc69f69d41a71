/**
 * A release in HTML → the PDF that a browser prints of it, in one of several layouts: other fonts,
 * papers and spacings than those the reader of PDFs was made on.
 */
import { spawnSync } from 'node:child_process'
import { type Browser, chromium, type Page } from 'playwright-core'

export interface Layout {
  readonly name: string
  readonly about: string
  readonly style: string
  readonly paper: NonNullable<Parameters<Awaited<ReturnType<Browser['newPage']>>['pdf']>[0]>
}

export const layouts: readonly Layout[] = [
  {
    name: 'letter',
    about: 'as the release is set, on Letter',
    style: '',
    paper: { format: 'Letter', margin: margin('0.5in') },
  },
  {
    name: 'a4',
    about: 'a narrow sans-serif, small, on A4 with running heads and feet',
    style: '*{font-family:"Liberation Sans",sans-serif !important}',
    paper: {
      format: 'A4',
      scale: 0.8,
      margin: margin('18mm'),
      displayHeaderFooter: true,
      headerTemplate: running('Quarterly results'),
      footerTemplate: running(
        'Page <span class="pageNumber"></span> of <span class="totalPages"></span>',
      ),
    },
  },
  {
    name: 'wide',
    about: 'a wide sans-serif with open lines, across the long side of the page',
    style:
      '*{font-family:"DejaVu Sans",sans-serif !important}' +
      'td,th{padding-top:2px !important;padding-bottom:2px !important;line-height:1.5 !important}',
    paper: { format: 'Letter', landscape: true, scale: 0.9, margin: margin('0.6in') },
  },
]

function margin(all: string): { top: string; bottom: string; left: string; right: string } {
  return { top: all, bottom: all, left: all, right: all }
}

function running(text: string): string {
  return `<div style="font-size:8px;width:100%;text-align:center">${text}</div>`
}

export interface Printer {
  /** Starts the browser at the first call. */
  print(path: string, layout: Layout): Promise<Uint8Array>
  close(): Promise<void>
}

export function openPrinter(): Printer {
  let browser: Browser | undefined
  return {
    async print(path, { style, paper }) {
      browser ??= await chromium.launch({
        executablePath: chromiumHere(),
        args: ['--no-sandbox'],
      })
      const page = await browser.newPage()
      await page.goto(`file://${path}`, { waitUntil: 'domcontentloaded' })
      // Tables that are a little wider than their page are set narrower, not cut.
      await page.addStyleTag({ content: `${style} body{margin-right:5% !important}` })
      const scale = (paper.scale ?? 1) * (await fit(page, paper))
      const bytes = await page.pdf({ ...paper, scale, tagged: true })
      await page.close()
      return bytes
    },
    async close() {
      await browser?.close()
    },
  }
}

/** In CSS pixels, upright. */
const widths: Readonly<Record<string, number>> = { Letter: 720, A4: 658 }
const acrossPixels = 931

/** How much smaller a page must be drawn whose tables are wider than the paper. */
async function fit(page: Page, { format, landscape, scale = 1 }: Layout['paper']): Promise<number> {
  const width = Math.floor((landscape ? acrossPixels : widths[format!]!) / scale)
  await page.setViewportSize({ width, height: 1000 })
  const needed = await page.evaluate('document.documentElement.scrollWidth')
  return Math.min(1, width / Number(needed))
}

function chromiumHere(): string {
  const named = process.env.TANSHIN_CHROMIUM ?? 'chromium'
  const { stdout } = spawnSync('which', [named], { encoding: 'utf8' })
  const path = stdout?.trim()
  if (!path) throw new Error('no Chromium here: install it, or name it by TANSHIN_CHROMIUM')
  return path
}
