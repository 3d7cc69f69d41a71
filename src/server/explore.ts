/** The explorer's questions over HTTP: read only, but for the one that opens a release. */
import { UserError } from '../batch/user-error.ts'
import type { ExploreRelease, PeriodKind, Vintage } from '../report/explore/data.ts'
import type { TableAsked } from '../store/explore/view.ts'
import type { App, Request } from './http.ts'
import type { Library } from './library.ts'
import type { Opened } from './session.ts'

const periodKinds: readonly string[] = ['quarter', 'to-date', 'year']
const scales: readonly string[] = ['0', '3', '6', '9']
const linesMax = 40

export function addExploreRoutes(app: App, library: Library): void {
  app.get('/api/explore/issuers', async (context) =>
    context.json(await (await library.explorer()).issuers()),
  )
  app.get('/api/explore/issuers/:issuer', async (context) =>
    found(context, await (await library.explorer()).issuer(context.req.param('issuer'))),
  )
  app.get('/api/explore/issuers/:issuer/releases', async (context) => {
    const releases = await (await library.explorer()).releases(context.req.param('issuer'))
    const opened = library.opened()
    return context.json(releases.map((release) => asOpened(release, opened.get(release.id))))
  })
  app.get('/api/explore/issuers/:issuer/tables/:key', async (context) => {
    const { issuer, key } = context.req.param()
    return found(context, await (await library.explorer()).table(issuer, key, askedIn(context)))
  })
  app.get('/api/explore/issuers/:issuer/series', async (context) => {
    const { issuer } = context.req.param()
    const explorer = await library.explorer()
    return context.json(await explorer.series(issuer, linesIn(context), askedIn(context)))
  })
  app.get('/api/explore/issuers/:issuer/targets', async (context) =>
    context.json(await (await library.explorer()).targets(context.req.param('issuer'))),
  )
  app.get('/open/:release', async (context) => {
    try {
      const { id } = await library.open(context.req.param('release'))
      const figure = context.req.query('figure')
      const query = new URLSearchParams({ file: id, ...(figure !== undefined && { figure }) })
      return context.redirect(`/?${query}`)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      return context.text(`${error.message}\n`, 409)
    }
  })
  app.post('/api/explore/releases/:release/open', async (context) => {
    try {
      const { id } = await library.open(context.req.param('release'))
      return context.json({ file: id })
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      return context.json({ problem: error.message }, 409)
    }
  })
}

export function found(context: Request, answer: object | undefined): Response | Promise<Response> {
  return answer ? context.json(answer) : context.notFound()
}

/** What is left out or unknown is as the page opens: quarters, restated. */
export function askedIn(context: Request): TableAsked {
  const { periods = '', vintage, scale = '' } = context.req.query()
  return {
    periods: (periodKinds.includes(periods) ? periods : 'quarter') as PeriodKind,
    vintage: (vintage === 'first' ? 'first' : 'restated') satisfies Vintage,
    ...(scales.includes(scale) && { scale: Number(scale) }),
  }
}

/** The lines that are asked for. */
export function linesIn(context: Request): string[] {
  return (context.req.queries('line') ?? []).slice(0, linesMax)
}

/** Of a release that is open, what is decided about it counts. */
function asOpened(release: ExploreRelease, opened: Opened | undefined): ExploreRelease {
  const counts = opened?.checked?.view.counts
  return counts ? { ...release, open: counts.errors + counts.warnings } : release
}
