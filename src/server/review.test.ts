import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkBytes } from '../batch/task.ts'
import { bytesMax } from '../read/reader.ts'
import { emptyBaseline, parseBaseline, printBaseline } from '../report/baseline.ts'
import type { Assets } from './assets.ts'
import type { App } from './http.ts'
import { libraryOf } from './library.ts'
import presentJob from './present-thread.ts'
import { presenterWith } from './presenter.ts'
import { reviewApp } from './review.ts'
import { type Session, startSession } from './session.ts'

const folder = mkdtempSync(join(tmpdir(), 'tanshin-serve-'))
const path = join(folder, 'release.md')
const decisionsPath = join(folder, 'decisions.json')
const host = '127.0.0.1:4173'
const assets: Assets = {
  page: '<!doctype html><p>page</p>',
  files: new Map([['review.js', { text: 'run()', type: 'text/javascript' }]]),
}

/** A total that is 9 too small where General is 921, and a figure that nothing determines. */
const release = (general: string) => `# Quarter

We serve 1,234 customers.

| (in millions) | Q3 2026 | Q3 2025 |
|---|---:|---:|
| Research | 2,100 | 1,950 |
| Sales | 1,800 | 1,700 |
| General | ${general} | 870 |
| Total operating expenses | 4,812 | 4,520 |
`

let session: Session
let app: App

beforeAll(async () => {
  writeFileSync(path, release('912'))
  const presenter = presenterWith((job) => presentJob(job))
  session = startSession({
    decisions: {
      read: async () => {
        try {
          const parsed = parseBaseline(readFileSync(decisionsPath, 'utf8'))
          return parsed.ok ? parsed.baseline : emptyBaseline
        } catch {
          return emptyBaseline
        }
      },
      write: async (_, baseline) => writeFileSync(decisionsPath, printBaseline(baseline)),
    },
    checkFile: (path, file, { hear }) => checkBytes(path, file, undefined, hear),
    presenter,
  })
  app = reviewApp({ session, library: libraryOf(session), presenter, assets, version: '0.0.0' })
  const checked = nextNews('checked')
  session.open(path)
  await checked
})
afterAll(() => {
  session.close()
  rmSync(folder, { recursive: true })
})

function nextNews(kind: string): Promise<void> {
  return new Promise((resolve) => {
    const stop = session.listen((notice) => {
      if (notice.kind !== kind) return
      stop()
      resolve()
    })
  })
}

function ask(address: string, init: RequestInit = {}): Promise<Response> {
  const headers = { host, ...(init.headers as Record<string, string> | undefined) }
  return Promise.resolve(app.request(`http://${host}${address}`, { ...init, headers }))
}

interface Shown {
  readonly data: {
    readonly findings: readonly { id: string; accepted?: { reason: string; by?: string } }[]
    readonly figures: Readonly<Record<string, { text: string; state: string }>>
    readonly coverage: { readonly figures: number; readonly untested: number }
  }
  readonly changes?: { readonly before: Readonly<Record<string, string>>; reopened: number }
}

async function shown(): Promise<Shown> {
  return (await (await ask('/api/releases/release.md')).json()) as Shown
}

function decide(decision: object): Promise<Response> {
  const body = JSON.stringify(decision)
  return ask('/api/releases/release.md/decisions', { method: 'POST', body })
}

test.each([
  ['a foreign host', { host: 'evil.example' }],
  ['a foreign host with our port', { host: 'evil.example:4173' }],
  ['a name that only starts as ours', { host: '127.0.0.1.evil.example' }],
  ['a foreign origin', { origin: 'http://evil.example' }],
  ['another port of this machine', { origin: 'http://127.0.0.1:9999' }],
  ['a page in a sandbox', { origin: 'null' }],
  ['a request across sites', { 'sec-fetch-site': 'cross-site' }],
])('%s is refused', async (_, headers) => {
  for (const address of ['/', '/api/releases', '/release/release.md']) {
    expect((await ask(address, { headers })).status).toBe(403)
  }
  const post = await ask('/api/releases?name=a.md', { method: 'POST', body: 'x', headers })
  expect(post.status).toBe(403)
})

test.each([
  '/release/..%2f..%2fetc%2fpasswd',
  '/release/%2fetc%2fpasswd',
  '/release/decisions.json',
  '/api/releases/decisions.json',
  '/api/releases/..%2fdecisions.json/check',
  '/assets/..%2findex.html',
  '/assets/..%2f..%2fpackage.json',
  '/release/release.md/pages/1',
])('%s was not opened and is not there', async (address) => {
  expect((await ask(address)).status).toBe(404)
})

test('the page runs its own script only, and the release none', async () => {
  const page = (await ask('/')).headers.get('content-security-policy')!
  expect(page).toContain("default-src 'none'")
  expect(page).toContain("script-src 'self'")
  expect(page).not.toContain('unsafe')
  const frame = (await ask('/release/release.md')).headers.get('content-security-policy')!
  expect(frame).toMatch(/sandbox allow-same-origin$/)
  expect(frame).not.toMatch(/script|allow-forms|allow-top/)
})

test('every figure of the release is marked in its document', async () => {
  const { data } = await shown()
  const html = await (await ask('/release/release.md')).text()
  const marked = [...html.matchAll(/<a class="fig" data-s="(\w+)" id="(f\d+)"/g)]
  expect(marked).toHaveLength(data.coverage.figures)
  for (const [, state, id] of marked) expect(data.figures[id!]!.state).toBe(state)
})

test('a finding is accepted with reason and name, kept in the file, and reopened', async () => {
  writeFileSync(path, release('921'))
  await nextNews('checked')
  const [finding] = (await shown()).data.findings
  const decision = { kind: 'accept', finding: finding!.id, reason: 'as agreed', by: 'M. Sato' }
  const after = (await (await decide(decision)).json()) as Shown
  expect(after.data.findings[0]!.accepted).toMatchObject({ reason: 'as agreed', by: 'M. Sato' })
  expect(readFileSync(decisionsPath, 'utf8')).toContain('\n      "reason": "as agreed",\n')
  await decide({ kind: 'reopen', finding: finding!.id })
  expect(readFileSync(decisionsPath, 'utf8')).toContain('"accepted": []')
  expect((await shown()).data.findings[0]!.accepted).toBeUndefined()
})

test('an untested figure is confirmed by hand; when it changes, that decision alone is open again', async () => {
  const { data } = await shown()
  const [id] = Object.entries(data.figures).find(([, { text }]) => text === '1,234')!
  const finding = data.findings[0]!.id
  await decide({ kind: 'accept', finding, reason: 'as agreed', by: '' })
  const reference = 'customer ledger'
  const after = (await (await decide({ kind: 'confirm', figure: id, reference })).json()) as Shown
  expect(after.data.figures[id]!.state).toBe('confirmed')
  expect(after.data.coverage).toEqual(data.coverage)
  writeFileSync(path, release('921').replace('1,234', '1,243'))
  await nextNews('checked')
  const changed = await shown()
  expect(changed.changes).toMatchObject({ before: { [id]: '1,234' }, reopened: 1 })
  expect(changed.data.figures[id]!.state).toBe('untested')
  expect(changed.data.findings[0]!.accepted).toMatchObject({ reason: 'as agreed' })
})

test.each([
  { kind: 'accept', finding: 'x', reason: ' ' },
  { kind: 'accept', reason: 'why' },
  { kind: 'confirm', figure: 'f1' },
  { kind: 'accept', finding: 'x', reason: 7 },
  { kind: 'delete', finding: 'x', reason: 'why' },
  ['accept'],
])('%j is no decision', async (decision) => {
  expect((await decide(decision)).status).toBe(400)
})

test('decisions taken at once are all kept', async () => {
  const { data } = await shown()
  const [first, second] = Object.entries(data.figures).filter(([, { state }]) => state !== 'error')
  const reference = 'ledger'
  await Promise.all(
    [first![0], second![0]].map((figure) => decide({ kind: 'confirm', figure, reference })),
  )
  expect(readFileSync(decisionsPath, 'utf8').match(/"reference": "ledger"/g)).toHaveLength(2)
  for (const [figure] of [first!, second!]) await decide({ kind: 'reopen', figure })
})

test('what is decided about nothing is refused', async () => {
  expect((await decide({ kind: 'accept', finding: 'x', reason: 'why' })).status).toBe(409)
  expect((await decide({ kind: 'confirm', figure: 'f999', reference: 'why' })).status).toBe(409)
})

test('what is dropped is checked; too much of it is refused', async () => {
  const init = { method: 'POST', body: release('912') }
  const checked = nextNews('checked')
  const entry = (await (await ask('/api/releases?name=dropped.md', init)).json()) as { id: string }
  await checked
  const dropped = (await (await ask(`/api/releases/${entry.id}`)).json()) as Shown
  expect(dropped.data.coverage.figures).toBe(9)
  expect((await ask('/api/releases', init)).status).toBe(400)
  const large = new Uint8Array(bytesMax + 1)
  const said = await ask('/api/releases?name=large.md', { method: 'POST', body: large })
  expect(said.status).toBe(413)
})

test.each([
  '<img src=x onerror=alert(1)>.html',
  '../../etc/passwd',
  'a"; filename=b.md',
  'line\r\nSet-Cookie: x.md',
])('a file called %j is a name and nothing else', async (name) => {
  const checked = nextNews('checked')
  const address = `/api/releases?name=${encodeURIComponent(name)}`
  const entry = (await (await ask(address, { method: 'POST', body: release('912') })).json()) as {
    id: string
  }
  await checked
  expect(entry.id).not.toContain('/')
  const id = encodeURIComponent(entry.id)
  expect(await (await ask(`/release/${id}`)).text()).not.toMatch(/<img|<title>[^<]*<i/)
  const { headers } = await ask(`/api/releases/${id}/export/page`)
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[^";\s]*$/)
  expect(headers.get('set-cookie')).toBeNull()
})

test('a body that says no length, or a false one, is bounded too', async () => {
  let sent = 0
  const endless = new ReadableStream({
    pull(controller) {
      sent++
      controller.enqueue(new Uint8Array(1024 * 1024))
    },
  })
  const init = { method: 'POST', body: endless, duplex: 'half' } as RequestInit
  expect((await ask('/api/releases?name=endless.md', init)).status).toBe(413)
  expect(sent).toBeLessThan(2 + (bytesMax / 1024 / 1024) * 2)
})

test('a check is stopped, says so, and is begun again when asked', async () => {
  const stages: unknown[] = []
  let runs = 0
  const waiting = startSession({
    decisions: { read: async () => emptyBaseline, write: async () => {} },
    presenter: presenterWith((job) => presentJob(job)),
    checkFile: async (at, file, { hear, signal }) => {
      hear({ stage: 'reading', count: 3, of: 20 })
      if (++runs > 1) return checkBytes(at, file)
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error())))
    },
  })
  const other = reviewApp({
    session: waiting,
    library: libraryOf(waiting),
    presenter: presenterWith((job) => presentJob(job)),
    assets,
    version: '0',
  })
  const post = async (order: string) =>
    (
      await other.request(`/api/releases/slow.md/${order}`, { method: 'POST', headers: { host } })
    ).json()
  const read = async () => (await other.request('/api/releases', { headers: { host } })).json()
  waiting.listen(({ progress }) => progress && stages.push(progress))
  waiting.add('slow.md', new TextEncoder().encode(release('921')))
  expect(stages).toEqual([{ stage: 'reading', count: 3, of: 20 }])
  expect(await read()).toMatchObject([{ checking: { stages } }])
  expect(await post('stop')).toMatchObject({
    problem: 'slow.md: its check was stopped; check it again to see its marks.',
  })
  const again = new Promise<void>((resolve) => {
    waiting.listen(({ kind }) => kind === 'checked' && resolve())
  })
  await post('again')
  await again
  expect(await read()).toMatchObject([{ counts: { figures: 9 } }])
  expect(await read()).not.toMatchObject([{ problem: expect.anything() }])
})

test('a release that runs through its own marks is still shown whole', async () => {
  const hostile = `<p>\uf8f0f1\uf8f1<script>alert(1)</script>\uf8f2 Revenue was $1,234 million.</p>
<table><tr><td onclick="alert(1)">Sales</td><td>5<b>6</b>7</td></tr></table>`
  const checked = nextNews('checked')
  await ask('/api/releases?name=hostile.html', { method: 'POST', body: hostile })
  await checked
  const html = await (await ask('/release/hostile.html')).text()
  expect(html).not.toMatch(/<script|onclick|[\uf8f0-\uf8f2]/)
  expect(html).toMatch(/<a data-at="\d+">\$1,234<\/a> million/)
})

test.each([
  ['page', /^<!doctype html>/],
  ['work-paper', /^PK/],
  ['check', /"schema": "tanshin\/check\/1"/],
  ['decisions', /"schema": "tanshin\/baseline\/1"/],
])('%s can be taken away', async (what, start) => {
  const response = await ask(`/api/releases/release.md/export/${what}`)
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename/)
  expect(await response.text()).toMatch(start)
})
