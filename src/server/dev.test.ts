/** The preview of a workspace on disk: what it serves, before and after changes and mistakes. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { starterFiles } from '../compose/workspace/starter.ts'
import { devApp } from './dev-app.ts'
import { checkPage } from './dev-check-page.ts'
import { openPreview, type Preview } from './dev-preview.ts'
import { watchFolder } from './dev-watch.ts'
import { listen } from './listen.ts'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean()
})

function workspace(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tanshin-dev-'))
  cleanUp.push(() => rmSync(folder, { recursive: true }))
  for (const [path, text] of starterFiles) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

function previewOf(folder: string): Preview {
  // Checked at once and here: a thread runs the program as it is built.
  const preview = openPreview(folder, (onChecked) => ({
    check: ({ version, page }) => onChecked({ version, check: checkPage(page) }),
    close: async () => {},
  }))
  cleanUp.push(() => preview.close())
  return preview
}

const pageOf = ({ page }: Preview) => new TextDecoder().decode(page)

describe('a preview', () => {
  it('has a page, and then what a check says of it', async () => {
    const preview = previewOf(workspace())
    await preview.rebuild()
    const { checked, version, problems } = preview.state
    expect([version, problems]).toEqual([1, []])
    expect(pageOf(preview)).toContain('<main id="release">')
    expect(checked?.coverage.figures).toBeGreaterThan(0)
    expect(checked?.findings.filter(({ severity }) => severity !== 'note')).toEqual([])
  })

  it('keeps the last good page while there is a mistake, and names it', async () => {
    const folder = workspace()
    const preview = previewOf(folder)
    await preview.rebuild()
    const good = pageOf(preview)
    writeFileSync(join(folder, 'template.md'), '# Results\n\n{% fig "Nothing" /%}\n')
    await preview.rebuild()
    expect(pageOf(preview)).toBe(good)
    expect(preview.state.version).toBe(1)
    expect(preview.state.problems).toMatchObject([{ file: 'template.md', line: 3 }])
    writeFileSync(join(folder, 'template.md'), '# Better\n\nNothing to say.\n')
    await preview.rebuild()
    expect(preview.state).toMatchObject({ version: 2, problems: [] })
    expect(pageOf(preview)).toContain('Better')
  })

  it('says so when the workspace is gone', async () => {
    const folder = workspace()
    const preview = previewOf(folder)
    renameSync(folder, `${folder}-moved`)
    await preview.rebuild()
    renameSync(`${folder}-moved`, folder)
    expect(preview.state.problems[0]?.message).toContain('there is no such folder')
  })

  it('notices files that are written, replaced and added', async () => {
    const folder = workspace()
    const template = join(folder, 'template.md')
    const saves = [
      () => writeFileSync(template, '# One\n\nText.\n'),
      () => {
        writeFileSync(join(folder, '.template.swp'), '# Two\n\nText.\n')
        renameSync(join(folder, '.template.swp'), template)
      },
      () => {
        mkdirSync(join(folder, 'facts', 'more'))
        writeFileSync(join(folder, 'facts', 'more', 'notes.csv'), '# none\n')
      },
    ]
    for (const save of saves) {
      await new Promise<void>((done) => {
        const stop = watchFolder(folder, () => {
          stop()
          done()
        })
        save()
      })
    }
  })

  it('does not notice what is built from it', async () => {
    const folder = workspace()
    mkdirSync(join(folder, 'dist'))
    const seen: string[] = []
    await new Promise<void>((done) => {
      const stop = watchFolder(folder, () => {
        seen.push('change')
        stop()
        done()
      })
      writeFileSync(join(folder, 'dist', 'release.html'), 'built')
      writeFileSync(join(folder, '.hidden'), 'x')
      setTimeout(() => writeFileSync(join(folder, 'template.md'), '# One\n'), 150)
    })
    expect(seen).toEqual(['change'])
  })

  it('is served with its state, and streams what changes', async () => {
    const folder = workspace()
    const preview = previewOf(folder)
    await preview.rebuild()
    const server = await listen(devApp(preview, 'a <b>'), 0)
    cleanUp.push(() => server.close())
    const shell = await fetch(server.url)
    expect(shell.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await shell.text()).toContain('<title>a &#60;b&#62;</title>')
    const release = await fetch(`${server.url}/release`)
    expect(await release.text()).toBe(pageOf(preview))
    expect((await fetch(`${server.url}/../package.json`)).status).toBe(404)
    const events = (await fetch(`${server.url}/events`)).body!.getReader()
    const first = new TextDecoder().decode((await events.read()).value)
    expect(first).toContain('event: state')
    expect(first).toContain('"version":1')
    await events.cancel()
  })
})
