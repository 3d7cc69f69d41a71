/**
 * Binds an application to a port of this machine, where nobody else can reach it. The only file
 * that knows the server.
 */
import { serve } from '@hono/node-server'
import { UserError } from '../batch/user-error.ts'
import type { App } from './http.ts'

export interface Listening {
  /** "http://127.0.0.1:4174". */
  readonly url: string
  close(): Promise<void>
}

/** Listens on a port of the loopback address; 0 takes a free one. */
export function listen(app: App, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (bound) => {
      resolve({
        url: `http://127.0.0.1:${bound.port}`,
        close: () =>
          new Promise((done) => {
            server.close(() => done())
            // Pages that listen for events would keep it open.
            if ('closeAllConnections' in server) server.closeAllConnections()
          }),
      })
    })
    server.on('error', (error: NodeJS.ErrnoException) => void reasonOf(error, port).then(reject))
  })
}

async function reasonOf(error: NodeJS.ErrnoException, port: number): Promise<Error> {
  if (error.code === 'EADDRINUSE') {
    const url = `http://127.0.0.1:${port}/`
    const another = `--port ${port < 65_535 ? port + 1 : 0}`
    if (await isReview(url))
      return new UserError(
        `A review is running at ${url} already; drop the file on its page, ` +
          `or give this one a port of its own: ${another}.`,
      )
    return new UserError(`Port ${port} is in use; choose another: ${another}.`)
  }
  if (error.code === 'EACCES')
    return new UserError(`Port ${port} may not be used; choose one above 1023: --port 4174.`)
  return error
}

/** A server that is busy or strange is not waited for. */
const patience = 500

/** Whether the server that has the port is a review of ours. */
async function isReview(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}api/releases`, { signal: AbortSignal.timeout(patience) })
    return response.headers.get('content-type') === 'application/json' && response.ok
  } catch {
    return false
  }
}
