/**
 * The Chromium that browser tests run in, and what axe says of a page in it. Where there is none
 * (`TANSHIN_CHROMIUM`, or on the path) they are left out, unless `TANSHIN_BROWSER=required`.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'

const names = [process.env.TANSHIN_CHROMIUM ?? 'chromium', 'chromium-browser', 'google-chrome']

/** The path of a Chromium that starts; undefined where there is none. */
export const program = names.find((name) => spawnSync(name, ['--version']).status === 0)
export const isRequired = process.env.TANSHIN_BROWSER === 'required'
/** For the name of a suite. */
export const leftOut = program ? '' : ' (left out: no Chromium here)'

export function launch(): Promise<Browser> {
  const path = spawnSync('which', [program!], { encoding: 'utf8' }).stdout.trim()
  return chromium.launch({ executablePath: path || program!, args: ['--no-sandbox'] })
}

/** The script of axe, for pages whose policy takes no other. */
export const axe = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

/** The rules of accessibility that do not hold, with where; `options` in the words of axe. */
export async function violations(page: Page, options = '{}'): Promise<string[]> {
  await page.evaluate(axe)
  const found = (await page.evaluate(`axe.run(document, ${options})`)) as AxeResults
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
  )
}
