/**
 * The addresses of the preview: a page around the release, the release itself, and a stream of
 * what changes.
 */
import { createHash } from 'node:crypto'
import assets from './dev-assets.json' with { type: 'json' }
import type { Preview } from './dev-preview.ts'
import type { PreviewState } from './dev-state.ts'
import { type App, eventStream, localApp } from './http.ts'

/** The application of one preview. */
export function devApp(preview: Preview, title: string): App {
  const app = localApp()
  const shell = shellHtml(title)
  app.get('/', (context) => {
    context.header('Content-Security-Policy', shellPolicy)
    return context.html(shell)
  })
  app.get('/release', ({ html, body }) => {
    const { page } = preview
    if (!page) return html('<!doctype html><title>Not built yet</title>', 404)
    return body(page.slice(), 200, {
      'Content-Type': 'text/html; charset=utf-8',
      // Its own policy stands in the page; this says who may show it.
      'Content-Security-Policy': "frame-ancestors 'self'",
    })
  })
  app.get('/state', (context) => context.json(preview.state))
  app.get('/events', (context) =>
    eventStream(context, (send) => {
      const tell = (state: PreviewState) => send({ event: 'state', data: JSON.stringify(state) })
      tell(preview.state)
      return preview.subscribe(tell)
    }),
  )
  return app
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

const shellPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${sha256(assets.style)}'`,
  `script-src 'sha256-${sha256(assets.script)}'`,
  "connect-src 'self'",
  "frame-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

function shellHtml(title: string): string {
  const name = title.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title>
<style>${assets.style}</style>
</head>
<body>
<main id="frames" aria-label="The release"></main>
<aside id="panel" aria-label="State of the preview">
<button id="status" type="button" aria-expanded="false" aria-controls="list">
<span id="mark" aria-hidden="true"></span><span id="words" role="status">Building</span>
</button>
<ol id="list" hidden></ol>
</aside>
<script>${assets.script}</script>
</body>
</html>
`
}
