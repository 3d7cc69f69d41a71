/**
 * The report as one HTML page that needs nothing else: the release as published, every figure
 * marked by its state, its relations on demand. The page may load nothing and run no script
 * but its own; nothing of the release's markup is in it.
 */

import { element, join, jsonMarkup, type Markup, verbatim } from '../../write/markup.ts'
import { sha256Source } from '../../write/sha256.ts'
import type { Formatter } from '../formatter.ts'
import { countOf, printCount } from '../print.ts'
import type { Counts } from '../report.ts'
import type { View } from '../view.ts'
import assets from './assets.json' with { type: 'json' }
import { pageData } from './data.ts'
import { documentHtml } from './document.ts'
import { barSvg, railHtml } from './rail.ts'
import { sideHtml } from './side.ts'

export const html: Formatter = {
  name: 'html',
  extension: 'html',
  joins: false,
  write: (view) => `<!doctype html>\n${pageHtml(view).html}\n`,
}

/** Asked for by a page alone: its hashes are not worked out where the program starts. */
function policy(): string {
  return [
    "default-src 'none'",
    `style-src '${sha256Source(assets.style)}'`,
    `script-src '${sha256Source(assets.script)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

function pageHtml(view: View): Markup {
  const { path } = view.document
  const name = path === '-' ? 'standard input' : path.split(/[\\/]/).at(-1)!
  const release = { class: 'sheet marked', id: 'release' }
  return element(
    'html',
    { lang: 'en' },
    headHtml(view, name),
    element(
      'body',
      {},
      element('a', { class: 'skip', href: '#release' }, 'To the release'),
      topHtml(view, name),
      railHtml(view),
      element(
        'main',
        { class: 'doc', id: 'doc', tabindex: -1 },
        element('article', release, documentHtml(view)),
      ),
      sideHtml(view),
      element('footer', { class: 'keys' }, keysHtml(), legendHtml()),
      element('div', { class: 'peek', id: 'peek', hidden: true }),
      element('script', { type: 'application/json', id: 'data' }, jsonMarkup(pageData(view))),
      element('script', {}, verbatim(assets.script)),
    ),
  )
}

function headHtml(view: View, name: string): Markup {
  const meta = (attribute: string, key: string, content: string): Markup =>
    element('meta', { [attribute]: key, content })
  return element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    meta('http-equiv', 'Content-Security-Policy', policy()),
    meta('name', 'viewport', 'width=device-width, initial-scale=1'),
    meta('name', 'referrer', 'no-referrer'),
    meta('name', 'robots', 'noindex'),
    element('title', {}, `${summary(view.counts)} · ${name} · Tanshin`),
    element('style', {}, verbatim(assets.style)),
  )
}

/** "2 errors, 1 warning". */
function summary({ errors, warnings }: Counts): string {
  const parts = [
    errors > 0 ? countOf(errors, 'error') : '',
    warnings > 0 ? countOf(warnings, 'warning') : '',
  ].filter(Boolean)
  return parts.join(', ') || 'No findings'
}

function topHtml(view: View, name: string): Markup {
  const { title, format } = view.release.document
  const { sha256 } = view.document
  const hash = element('span', { title: `SHA-256 ${sha256}` }, `${sha256.slice(0, 8)}…`)
  return element(
    'header',
    { class: 'top' },
    element(
      'div',
      { class: 'file' },
      element('h1', {}, title ?? name),
      element('p', { class: 'q' }, `${name} · ${format} · `, hash),
    ),
    element('div', { class: 'cov' }, barSvg(view), numbersHtml(view)),
    element('button', { class: 'b ic', id: 'theme', 'aria-label': 'Light or dark' }, '◐'),
  )
}

function numbersHtml({ coverage }: View): Markup {
  const { ticked, finding, untested, figures } = coverage
  const number = (count: number, classes = ''): Markup =>
    element('b', { class: classes }, printCount(count))
  return element(
    'p',
    { class: 'nums' },
    number(ticked),
    ' ticked ',
    ...(finding > 0 ? [number(finding, 'e'), ' in findings '] : []),
    number(untested),
    ' untested ',
    element('span', { class: 'q' }, `of ${printCount(figures)}`),
  )
}

function keysHtml(): Markup {
  const keys: readonly (readonly [readonly string[], string])[] = [
    [['j', 'k'], 'finding'],
    [['n', 'p'], 'figure'],
    [['Enter'], 'its relations'],
    [['Esc'], 'back'],
    [['m'], 'marks'],
    [['d'], 'dark'],
  ]
  return join(
    keys.map(([caps, word]) => {
      const shown = caps.map((key) => element('kbd', {}, key))
      return element('span', { class: 'key' }, join(shown, ' '), ` ${word}`)
    }),
  )
}

function legendHtml(): Markup {
  const states: readonly (readonly [string, string])[] = [
    ['ticked', 'exactly'],
    ['rounding', 'within rounding'],
    ['plug', 'by plug'],
    ['untested', 'untested'],
    ['inferred', 'unreadable'],
  ]
  return join([
    element('span', { class: 'sp' }),
    ...states.map(([state, word]) =>
      element('span', { class: 'lg' }, element('i', { class: 'glyph', 'data-s': state }), word),
    ),
  ])
}
