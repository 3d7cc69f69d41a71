/**
 * The report page in a browser: its script runs under its own policy, shows the relations of the
 * chosen figure, and nothing of the release runs. Needs Chromium (`TANSHIN_CHROMIUM`, or on the path);
 * left out where there is none, unless `TANSHIN_BROWSER=required`.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isRequired, leftOut, program } from './support/browser.ts'
import { build, tanshin } from './support/built.ts'

const folder = mkdtempSync(join(tmpdir(), 'tanshin-page-'))
beforeAll(build)
afterAll(() => rmSync(folder, { recursive: true }))

/** The page of a release, as a browser has it after its script ran; and what the browser said. */
function open(release: string, hash = ''): { dom: string; said: string } {
  const source = join(folder, 'release.md')
  const page = join(folder, 'page.html')
  writeFileSync(source, release)
  tanshin(['check', source, '--format', 'html', '-o', page], { cwd: folder })
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--enable-logging=stderr']
  const { stdout, stderr } = spawnSync(
    program ?? 'chromium',
    [...flags, `--user-data-dir=${join(folder, 'profile')}`, '--dump-dom', `file://${page}${hash}`],
    { encoding: 'utf8' },
  )
  const said = stderr.split('\n').filter((line) => line.includes('CONSOLE'))
  return { dom: stdout, said: said.join('\n') }
}

describe.skipIf(!program && !isRequired)(`the report page${leftOut}`, () => {
  const release = [
    '| (in millions) | Q3 2026 | Q3 2025 |',
    '|---|---:|---:|',
    '| Research and development | 2,100 | 1,950 |',
    '| Sales and marketing | 1,800 | 1,700 |',
    '| General | 921 | 870 |',
    '| Total operating expenses | 4,812 | 4,520 |',
  ].join('\n')

  it('shows the relations of the figure that its address names', () => {
    const { dom, said } = open(release, '#f8')
    expect(said).toBe('')
    const detail = /<section[^>]* id="detail"[\s\S]*?<\/section>/.exec(dom)?.[0]
    expect(detail).toContain('Total operating expenses: 4,520')
    for (const addend of ['1,950', '1,700', '870']) expect(detail).toContain(addend)
  })

  it('runs nothing of the release', () => {
    const hostile = [
      '</script><script>document.title = "owned"</script>',
      '<img src="x" onerror="document.title = \'owned\'">',
      '"><svg onload="document.title = \'owned\'">',
    ]
    const rows = hostile.map((label, at) => release.replace('General', `General ${at} ${label}`))
    const { dom, said } = open([...hostile, ...rows].join('\n\n'), '#f4')
    expect(said).toBe('')
    expect(dom).not.toMatch(/<title>owned/)
    expect(dom).not.toMatch(/<img[^>]* onerror|<svg[^>]* onload/)
  })
})
