/**
 * The review page as a server: the page itself, the releases that were opened, their marked
 * documents, decisions, what is dropped on the page, and news when a file changes.
 */
import { loadPdfium } from '../batch/task.ts'
import { UserError } from '../batch/user-error.ts'
import { checks } from '../check/checks/index.ts'
import { drawPdfPage } from '../read/pdf/draw.ts'
import { bytesMax } from '../read/reader.ts'
import { formatterNamed } from '../report/formatters.ts'
import { reviewData } from '../report/review/data.ts'
import type { Assets } from './assets.ts'
import { addExploreRoutes } from './explore.ts'
import { addChartRoutes } from './explore-charts.ts'
import { exportOf, exportsOf } from './export.ts'
import { type App, eventStream, localApp, type Request } from './http.ts'
import type { Library } from './library.ts'
import { pngOf } from './png.ts'
import { releasePage, releasePolicy } from './release-page.ts'
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

const pixelsPerPoint = 2
const decisionBytesMax = 20_000
const reasonMax = 2000

export function reviewApp(
  session: Session,
  library: Library,
  assets: Assets,
  version: string,
): App {
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
  app.get('/release/:id', (context) => {
    const release = of(context)
    if (!release?.checked) return context.notFound()
    const name = encodeURIComponent(release.id)
    const hash = release.checked.view.document.sha256
    context.header('Content-Security-Policy', releasePolicy)
    return context.html(
      releasePage(release.checked.view, (page) => `/release/${name}/pages/${page}?${hash}`),
    )
  })
  app.get('/release/:id/pages/:page', async (context) => {
    const checked = of(context)?.checked
    if (checked?.view.release.document.format !== 'pdf') return context.notFound()
    const index = Number(context.req.param('page')) - 1
    const picture = Number.isInteger(index)
      ? await drawPdfPage(checked.bytes, index, pixelsPerPoint, loadPdfium)
      : undefined
    if (!picture) return context.notFound()
    return context.body(new Uint8Array(pngOf(picture)), 200, {
      'Content-Type': 'image/png',
      // The address holds the hash of the file: what it shows never changes.
      'Cache-Control': 'private, max-age=86400, immutable',
    })
  })
}

function summary({ id, from, problem, checked, version }: Opened) {
  const counts = checked?.view.counts
  return {
    id,
    from,
    version,
    ...(problem !== undefined && { problem }),
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
