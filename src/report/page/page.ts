/**
 * The report as one HTML page that needs nothing else: the release as published, every figure
 * marked by its state, its relations on demand. The page may load nothing and run no script
 * but its own; nothing of the release's markup is in it.
 */
import type { Formatter } from '../formatter.ts'
import { countOf, printCount } from '../print.ts'
import type { Counts } from '../report.ts'
import type { View } from '../view.ts'
import assets from './assets.json' with { type: 'json' }
import { pageData } from './data.ts'
import { documentHtml } from './document.ts'
import { escapeHtml, escapeJson } from './escape.ts'
import { sha256Source } from './sha256.ts'
import { barSvg, railHtml, sideHtml } from './side.ts'

export const html: Formatter = {
  name: 'html',
  extension: 'html',
  joins: false,
  write: pageHtml,
}

const policy = [
  "default-src 'none'",
  `style-src '${sha256Source(assets.style)}'`,
  `script-src '${sha256Source(assets.script)}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

function pageHtml(view: View): string {
  const { title, format } = view.release.document
  const { path, sha256 } = view.document
  const name = path === '-' ? 'standard input' : path.split(/[\\/]/).at(-1)!
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escapeHtml(`${summary(view.counts)} · ${name} · Tanshin`)}</title>
<style>${assets.style}</style>
</head>
<body>
<a class="skip" href="#release">To the release</a>
<header class="top">
<div class="file"><h1>${escapeHtml(title ?? name)}</h1><p class="q">${escapeHtml(name)} · ${format} · <span title="SHA-256 ${sha256}">${sha256.slice(0, 8)}…</span></p></div>
<div class="cov">${barSvg(view)}${numbers(view)}</div>
<button class="b ic" id="theme" aria-label="Light or dark">◐</button>
</header>
${railHtml(view)}
<main class="doc" id="doc" tabindex="-1">
<article class="sheet marked" id="release">
${documentHtml(view)}
</article>
</main>
${sideHtml(view)}
<footer class="keys">${keys}${legend}</footer>
<div class="peek" id="peek" hidden></div>
<script type="application/json" id="data">${escapeJson(pageData(view))}</script>
<script>${assets.script}</script>
</body>
</html>
`
}

/** "2 errors, 1 warning". */
function summary({ errors, warnings }: Counts): string {
  const parts = [
    errors > 0 ? countOf(errors, 'error') : '',
    warnings > 0 ? countOf(warnings, 'warning') : '',
  ].filter(Boolean)
  return parts.join(', ') || 'No findings'
}

function numbers({ coverage }: View): string {
  const { ticked, finding, untested, figures } = coverage
  const inFindings = finding > 0 ? `<b class="e">${printCount(finding)}</b> in findings ` : ''
  return `<p class="nums"><b>${printCount(ticked)}</b> ticked ${inFindings}<b>${printCount(untested)}</b> untested <span class="q">of ${printCount(figures)}</span></p>`
}

const keys = [
  ['j', 'k', 'finding'],
  ['n', 'p', 'figure'],
  ['Enter', 'its relations'],
  ['Esc', 'back'],
  ['m', 'marks'],
  ['d', 'dark'],
]
  .map((entry) => {
    const word = entry.at(-1)
    const caps = entry.slice(0, -1).map((key) => `<kbd>${key}</kbd>`)
    return `<span class="key">${caps.join(' ')} ${word}</span>`
  })
  .join('')

const legend = `<span class="sp"></span>${[
  ['ticked', 'exactly'],
  ['rounding', 'within rounding'],
  ['plug', 'by plug'],
  ['untested', 'untested'],
  ['inferred', 'unreadable'],
]
  .map(([state, word]) => `<span class="lg"><i class="glyph" data-s="${state}"></i>${word}</span>`)
  .join('')}`
