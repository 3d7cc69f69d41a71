/**
 * The review page as a server: the page itself, the releases that were opened, their marked
 * documents, decisions, what is dropped on the page, and news when a file changes.
 */
import { UserError } from '../batch/user-error.ts'
import { checks } from '../check/checks/index.ts'
import { bytesMax } from '../read/reader.ts'
import { formatterNamed } from '../report/formatters.ts'
import { reviewData } from '../report/review/data.ts'
import type { View } from '../report/view.ts'
import type { Assets } from './assets.ts'
import { addExploreRoutes } from './explore.ts'
import { addChartRoutes } from './explore-charts.ts'
import { exportOf, exportsOf } from './export.ts'
import { type App, eventStream, localApp, type Request } from './http.ts'
import type { Library } from './library.ts'
import type { Presented } from './present-thread.ts'
import type { Presenter } from './presenter.ts'
import { presentedPage, readPage, releasePolicy } from './release-page.ts'
import type { Opened, ReviewDecision, Session } from './session.ts'

/** The page runs its own script, talks to this server and shows the release in a frame. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const decisionBytesMax = 20_000
const reasonMax = 2000

export interface ReviewMeans {
  readonly session: Session
  readonly library: Library
  readonly presenter: Presenter
  readonly assets: Assets
  readonly version: string
}

export function reviewApp({ session, library, presenter, assets, version }: ReviewMeans): App {
  const app = localApp()
  // One page: what it shows is in its address.
  for (const address of ['/', '/explore', '/explore/:view', '/explore/:view/:key'])
    app.get(address, (context) => {
      context.header('Content-Security-Policy', pagePolicy)
      return context.html(assets.page)
    })
  app.get('/assets/:name', (context) => {
    const asset = assets.files.get(context.req.param('name'))
    if (!asset) return context.notFound()
    return context.body(asset.text, 200, { 'Content-Type': asset.type })
  })
  app.get('/api/releases', (context) => context.json([...session.releases.values()].map(summary)))
  app.get('/api/events', (context) =>
    eventStream(context, (send) =>
      session.listen((notice) => send({ event: 'news', data: JSON.stringify(notice) })),
    ),
  )
  app.post('/api/releases', (context) => addDropped(context, session))
  addReleaseRoutes(app, session, version)
  addLookRoutes(app, session, presenter)
  addExploreRoutes(app, library)
  addChartRoutes(app, library)
  return app
}

function addReleaseRoutes(app: App, session: Session, version: string): void {
  const of = (context: Request): Opened | undefined =>
    session.releases.get(context.req.param('id') ?? '')
  app.get('/api/releases/:id', (context) => {
    const release = of(context)
    return release ? context.json(reviewOf(release)) : context.notFound()
  })
  app.get('/api/releases/:id/check', (context) => {
    const view = of(context)?.checked?.view
    if (!view) return context.notFound()
    return context.body(formatterNamed('json')!.write(view, { checks, version }), 200, {
      'Content-Type': 'application/json',
    })
  })
  app.get('/api/releases/:id/export/:what', async (context) => {
    const release = of(context)
    const exported = release && (await exportOf(release, context.req.param('what'), version))
    if (!exported) return context.notFound()
    return context.body(exported.body, 200, {
      'Content-Type': exported.type,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(exported.name)}`,
    })
  })
  app.post('/api/releases/:id/decisions', async (context) => {
    const release = of(context)
    return release ? decide(context, session, release) : context.notFound()
  })
  app.post('/api/releases/:id/stop', (context) => {
    const release = of(context)
    if (!release) return context.notFound()
    session.stop(release)
    return context.json(summary(release))
  })
  app.post('/api/releases/:id/again', (context) => {
    const release = of(context)
    if (!release) return context.notFound()
    release.again()
    return context.json(summary(release))
  })
}

/** A draft that can be looked at, by the start of its hash. */
interface Draft {
  readonly sha256: string
  readonly bytes: Uint8Array
  readonly presented: Presented | undefined
  readonly view?: View
}

function draftOf({ checked, checking }: Opened, hash: string): Draft | undefined {
  const drafts: Draft[] = []
  if (checked) drafts.push({ ...checked, sha256: checked.view.document.sha256 })
  if (checking?.presented) drafts.push({ ...checking.file, presented: checking.presented })
  return drafts.find(({ sha256 }) => sha256.startsWith(hash))
}

/** How a release looks: in a frame, its pages as pictures. */
function addLookRoutes(app: App, session: Session, presenter: Presenter): void {
  const draftIn = (context: Request): Draft | undefined => {
    const release = session.releases.get(context.req.param('id') ?? '')
    return release && draftOf(release, context.req.query('draft') ?? '')
  }
  app.get('/release/:id', (context) => {
    const draft = draftIn(context)
    if (!draft) return context.notFound()
    const { presented, view, sha256 } = draft
    const id = context.req.param('id')
    const address = `/release/${encodeURIComponent(id)}/pages`
    context.header('Content-Security-Policy', releasePolicy)
    if (presented)
      return context.html(
        presentedPage(presented, id, (page) => `${address}/${page}?draft=${sha256}`),
      )
    return view ? context.html(readPage(view)) : context.notFound()
  })
  app.get('/release/:id/pages/:page', async (context) => {
    const draft = draftIn(context)
    const index = Number(context.req.param('page')) - 1
    const pages = draft?.presented?.format === 'pdf' ? draft.presented.pages.length : 0
    if (!draft || !Number.isInteger(index) || index < 0 || index >= pages) return context.notFound()
    const picture = await pictureOf(presenter, draft, index, context.req.raw.signal)
    if (!picture) return context.notFound()
    return context.body(new Uint8Array(picture), 200, {
      'Content-Type': 'image/png',
      // The address holds the hash of the file: what it shows never changes.
      'Cache-Control': 'private, max-age=86400, immutable',
    })
  })
}

async function pictureOf(
  presenter: Presenter,
  { bytes }: Draft,
  page: number,
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  try {
    return await presenter.picture(bytes, page, signal)
  } catch {
    // Nobody waits for it any more.
    return undefined
  }
}

function summary({ id, from, problem, checked, checking, version }: Opened) {
  const counts = checked?.view.counts
  return {
    id,
    from,
    version,
    ...(problem !== undefined && { problem }),
    ...(checking && {
      checking: {
        stages: [...checking.stages.values()],
        ...(checking.presented && { draft: checking.file.sha256 }),
      },
    }),
    ...(counts && { counts }),
  }
}

function reviewOf(release: Opened) {
  const { checked } = release
  return {
    ...summary(release),
    ...(checked && { data: reviewData(checked.view), exports: exportsOf(checked.view) }),
    ...(checked?.changes && { changes: checked.changes }),
  }
}

/** The body is the file; its name is in the address. */
async function addDropped(context: Request, session: Session): Promise<Response> {
  const name = context.req.query('name') ?? ''
  if (name === '' || name.length > 255)
    return context.json({ problem: 'Say how the file is called: ?name=release.html.' }, 400)
  const bytes = await bodyOf(context, bytesMax)
  if (!bytes) {
    const limit = `${bytesMax / 1024 / 1024} MB`
    return context.json({ problem: `${name}: it is larger than ${limit}, which is the most.` }, 413)
  }
  return context.json(summary(session.add(name, bytes)), 201)
}

async function decide(context: Request, session: Session, release: Opened): Promise<Response> {
  const bytes = await bodyOf(context, decisionBytesMax)
  const decision = bytes && decisionIn(new TextDecoder().decode(bytes))
  if (!decision)
    return context.json({ problem: 'A decision needs its finding or figure, and its reason.' }, 400)
  try {
    await session.decide(release, decision)
    return context.json(reviewOf(release))
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return context.json({ problem: error.message }, 409)
  }
}

function decisionIn(text: string): ReviewDecision | undefined {
  const data = parsed(text)
  if (!data) return undefined
  const { kind, finding, figure, by } = data
  const words = String(data.reason ?? data.reference ?? '').trim()
  const name = by === undefined ? undefined : by.trim()
  if (kind === 'reopen' && (finding || figure)) return { kind, finding, figure }
  if (words === '' || words.length > reasonMax) return undefined
  if (kind === 'accept' && finding) return { kind, finding, reason: words, by: name }
  return kind === 'confirm' && figure ? { kind, figure, reference: words, by: name } : undefined
}

/** An object all of whose values are texts. */
function parsed(text: string): Record<string, string> | undefined {
  try {
    const data: unknown = JSON.parse(text)
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined
    const isText = Object.values(data).every((value) => typeof value === 'string')
    return isText ? (data as Record<string, string>) : undefined
  } catch {
    return undefined
  }
}

/** Undefined where it is longer than `max`; no more than that is ever kept. */
async function bodyOf(context: Request, max: number): Promise<Uint8Array | undefined> {
  if (Number(context.req.header('content-length') ?? 0) > max) return undefined
  const chunks: Uint8Array[] = []
  let length = 0
  const { body } = context.req.raw
  if (!body) return new Uint8Array()
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > max) return undefined
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
