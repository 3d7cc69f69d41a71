/**
 * A check → the release as published, as a page for a frame: every figure marked where it stands.
 * HTML keeps its own look, sanitised; of a PDF the pages are pictures with the marks over them; of
 * other formats the blocks that were read are shown.
 */
import type { Figure } from '../model/figure.ts'
import { documentHtml } from '../report/page/document.ts'
import { figureMark } from '../report/page/marks.ts'
import { spotOf } from '../report/spot.ts'
import type { View } from '../report/view.ts'
import { element, join, type Markup } from '../write/markup.ts'
import { sanitise } from './sanitise.ts'

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
export function releasePage(view: View, pagePicture: (page: number) => string): string {
  const { format, title } = view.release.document
  const page = element(
    'html',
    { lang: 'en', class: 'release' },
    element(
      'head',
      {},
      element('meta', { charset: 'utf-8' }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('title', {}, title ?? 'The release'),
      styleLink,
    ),
    element('body', {}, element('main', { class: `as-${format}` }, bodyOf(view, pagePicture))),
  )
  return `<!doctype html>\n${page.html}\n`
}

function bodyOf(view: View, pagePicture: (page: number) => string): Markup {
  switch (view.release.document.format) {
    case 'html':
      return element('article', { class: 'published' }, publishedHtml(view))
    case 'pdf':
      return pagesHtml(view, pagePicture)
    default:
      return element('article', { class: 'sheet marked' }, documentHtml(view))
  }
}

const styleLink: Markup = { html: '<link rel="stylesheet" href="/assets/review.css">' }

/** Stand in the text while it is sanitised. Of a release that prints them they are left out. */
const opening = '\uf8f0'
const middle = '\uf8f1'
const closing = '\uf8f2'
const reserved = /[\uf8f0-\uf8f2]/g

function publishedHtml(view: View): Markup {
  const figures = new Map(view.release.figures.map((figure) => [figure.id, figure]))
  const html = sanitise(spliced(view))
  const pattern = new RegExp(`${opening}(f\\d+)${middle}([^${closing}]*)${closing}`, 'g')
  const marked = html.replace(pattern, (_, id: string, words: string) => {
    const figure = figures.get(id)
    return figure ? figureMark(view, figure, 0, 0).draw({ html: words }).html : words
  })
  return { html: marked.replace(reserved, '') }
}

/** The source with a sign before and behind what is printed of each figure. */
function spliced({ release }: View): string {
  const { source } = release.document
  const parts: string[] = []
  let at = 0
  const inOrder = release.figures.toSorted((left, right) => left.place.start - right.place.start)
  for (const figure of inOrder) {
    const [start, end] = printedIn(source, figure)
    if (start < at) continue
    parts.push(source.slice(at, start).replace(reserved, ''))
    parts.push(opening, figure.id, middle, source.slice(start, end).replace(reserved, ''), closing)
    at = end
  }
  return parts.join('') + source.slice(at).replace(reserved, '')
}

/** The digits with the signs that touch them; up to the tag where one runs through them. */
function printedIn(source: string, { place }: Figure): readonly [number, number] {
  const tag = source.slice(place.start, place.end).indexOf('<')
  if (tag >= 0) return [place.start, place.start + tag]
  const before = /[($€£¥+−–-]{1,3}$/.exec(source.slice(Math.max(0, place.start - 3), place.start))
  const after = /^[)%]{1,2}/.exec(source.slice(place.end, place.end + 2))
  return [place.start - (before?.[0].length ?? 0), place.end + (after?.[0].length ?? 0)]
}

function pagesHtml(view: View, pagePicture: (page: number) => string): Markup {
  const pages = view.release.document.pages ?? []
  const byPage = new Map<number, Markup[]>()
  for (const figure of view.release.figures) {
    const spot = spotOf(view.release.document, figure.place)
    if (spot?.kind !== 'page' || !spot.box) continue
    const { width, height } = pages[spot.page - 1]!
    const [x0, y0, x1, y1] = spot.box
    const style = [
      `left:${share(x0, width)}`,
      `top:${share(y0, height)}`,
      `width:${share(x1 - x0, width)}`,
      `height:${share(y1 - y0, height)}`,
    ].join(';')
    const mark = figureMark(view, figure, 0, 0).draw({ html: '' })
    const list = byPage.get(spot.page) ?? []
    list.push(element('span', { class: 'over', style }, mark))
    byPage.set(spot.page, list)
  }
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
        ...(byPage.get(number) ?? []),
      )
    }),
  )
}

function share(part: number, whole: number): string {
  return `${((part * 100) / whole).toFixed(3)}%`
}
