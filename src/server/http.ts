/**
 * What every local server of Tanshin is: an application that answers this machine's own browser and
 * no one else. The figures of a release are inside information until it is published.
 *
 * The only file that knows Hono; `listen.ts` binds the application to a port.
 */
import { type Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'

export type App = Hono
export type Request = Context

/** An application without routes, which refuses foreign names and foreign pages. */
export function localApp(): App {
  const app = new Hono()
  app.use(async (context, next) => {
    const refusal = refusalOf({
      host: context.req.header('host'),
      origin: context.req.header('origin'),
      site: context.req.header('sec-fetch-site'),
    })
    if (refusal !== undefined) return context.text(`${refusal}\n`, 403)
    await next()
    for (const [name, value] of Object.entries(safeHeaders)) {
      if (!context.res.headers.has(name)) context.res.headers.set(name, value)
    }
    return undefined
  })
  app.notFound((context) => context.text('There is nothing at this address.\n', 404))
  return app
}

const safeHeaders: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

interface Caller {
  readonly host: string | undefined
  readonly origin: string | undefined
  /** What the browser says of the page that asks. */
  readonly site: string | undefined
}

/**
 * Why a request is refused. A page elsewhere can send a browser here under a name of its own (the
 * host is then that name), or ask from its own origin.
 */
function refusalOf({ host, origin, site }: Caller): string | undefined {
  if (host === undefined || !isLoopback(host)) return 'This server answers on 127.0.0.1 only.'
  if (origin !== undefined && origin !== `http://${host}`)
    return 'This server answers its own pages only.'
  return site === 'cross-site' ? 'This server answers its own pages only.' : undefined
}

function isLoopback(host: string): boolean {
  return /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/.test(host)
}

/** A message to a page that listens. */
export interface ServerEvent {
  readonly event: string
  readonly data: string
}

/** How long a silent connection is kept before a sign of life is sent. */
const heartbeat = 20_000

/**
 * Keeps a connection open and sends what `subscribe` gives. It is told how to send, and returns how
 * to stop.
 */
export function eventStream(
  context: Request,
  subscribe: (send: (event: ServerEvent) => void) => () => void,
): Response {
  return streamSSE(context, async (stream) => {
    const stop = subscribe((event) => void stream.writeSSE(event).catch(() => stream.abort()))
    stream.onAbort(stop)
    while (!stream.aborted) {
      await stream.sleep(heartbeat)
      if (!stream.aborted) await stream.writeSSE({ event: 'alive', data: '' })
    }
  })
}
