/**
 * A release as it was published, as a page for a frame. HTML keeps its own look, sanitised; of a
 * PDF the pages are pictures; of other formats the blocks that were read are shown, marked. On the
 * first two the review page draws the marks: they are there before the check is done.
 */
import { documentHtml } from '../report/page/document.ts'
import type { View } from '../report/view.ts'
import { element, join, type Markup } from '../write/markup.ts'
import type { Presented } from './present-thread.ts'

/** The page loads its look and its page pictures from here, nothing else, and runs nothing. */
export const releasePolicy = [
  "default-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin',
].join('; ')

/** `pagePicture`: the address of a page's picture, counted from 1. */
export function presentedPage(
  presented: Presented,
  title: string,
  pagePicture: (page: number) => string,
): string {
  const body =
    presented.format === 'html'
      ? element('article', { class: 'published' }, { html: presented.html })
      : join([element('h1', { class: 'vh' }, title), pagesHtml(presented.pages, pagePicture)])
  return pageOf(presented.format, title, body)
}

/** What was read of a format that has no look of its own. */
export function readPage(view: View): string {
  const { format, title } = view.release.document
  const body = element('article', { class: 'sheet marked' }, documentHtml(view))
  return pageOf(format, title ?? 'The release', body)
}

function pageOf(format: string, title: string, body: Markup): string {
  const page = element(
    'html',
    { lang: 'en', class: 'release' },
    element(
      'head',
      {},
      element('meta', { charset: 'utf-8' }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('title', {}, title),
      { html: '<link rel="stylesheet" href="/assets/review.css">' },
    ),
    element('body', {}, element('main', { class: `as-${format}` }, body)),
  )
  return `<!doctype html>\n${page.html}\n`
}

function pagesHtml(
  pages: Extract<Presented, { format: 'pdf' }>['pages'],
  pagePicture: (page: number) => string,
): Markup {
  return join(
    pages.map(({ width, height }, index) => {
      const number = index + 1
      const src = pagePicture(number)
      const picture = `<img src="${src}" alt="Page ${number}" loading="lazy" decoding="async">`
      const style = `--w:${Math.round(width)};--h:${Math.round(height)}`
      return element(
        'section',
        { class: 'paper', id: `page-${number}`, 'aria-label': `Page ${number}`, style },
        { html: picture },
      )
    }),
  )
}
