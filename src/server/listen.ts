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
    server.on('error', (error: NodeJS.ErrnoException) => reject(reasonOf(error, port)))
  })
}

function reasonOf(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new UserError(`Port ${port} is in use; choose another: --port ${port + 1}.`)
  if (error.code === 'EACCES')
    return new UserError(`Port ${port} may not be used; choose one above 1023: --port 4174.`)
  return error
}
