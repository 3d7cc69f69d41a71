/** The charts of the explorer over HTTP, and its views as CSV: read only. */
import { targetCharts } from '../report/explore/chart-targets.ts'
import { chartsOfSeries, chartsOfTable } from '../report/explore/charts.ts'
import { seriesCsv } from '../report/explore/csv.ts'
import type { ExploreSeries } from '../report/explore/data.ts'
import { askedIn, found, linesIn } from './explore.ts'
import type { App, Request } from './http.ts'
import type { Library } from './library.ts'

export function addChartRoutes(app: App, library: Library): void {
  app.get('/api/explore/issuers/:issuer/tables/:key/charts', async (context) => {
    const table = await tableIn(context, library)
    return found(context, table && chartsOfTable(table))
  })
  app.get('/api/explore/issuers/:issuer/tables/:key/csv', async (context) => {
    const table = await tableIn(context, library)
    if (!table) return context.notFound()
    return csvOf(context, { ...table, series: table.rows }, table.key)
  })
  app.get('/api/explore/issuers/:issuer/series/charts', async (context) =>
    context.json(chartsOfSeries(await seriesIn(context, library))),
  )
  app.get('/api/explore/issuers/:issuer/series/csv', async (context) =>
    csvOf(context, await seriesIn(context, library), 'series'),
  )
  app.get('/api/explore/issuers/:issuer/targets/charts', async (context) => {
    const { issuer = '' } = context.req.param()
    return context.json(targetCharts(await (await library.explorer()).targets(issuer)))
  })
}

async function tableIn(context: Request, library: Library) {
  const { issuer = '', key = '' } = context.req.param() as Readonly<Record<string, string>>
  return (await library.explorer()).table(issuer, key, askedIn(context))
}

async function seriesIn(context: Request, library: Library): Promise<ExploreSeries> {
  const { issuer = '' } = context.req.param() as Readonly<Record<string, string>>
  return (await library.explorer()).series(issuer, linesIn(context), askedIn(context))
}

/** A file that the browser saves. */
function csvOf(
  context: Request,
  view: Pick<ExploreSeries, 'issuer' | 'columns' | 'series' | 'vintage' | 'periods'>,
  what: string,
): Response {
  const name = `${view.issuer}-${what}-${view.periods}`.replace(/[^\p{L}\p{N}-]+/gu, '-')
  context.header('Content-Type', 'text/csv; charset=utf-8')
  const file = encodeURIComponent(`${name}.csv`)
  context.header('Content-Disposition', `attachment; filename*=UTF-8''${file}`)
  return context.body(seriesCsv(view))
}
