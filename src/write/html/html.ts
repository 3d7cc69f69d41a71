/**
 * Composition → one HTML page that needs nothing else: semantic tables, a style for the screen and
 * one for paper, every figure with its value and its fact, and a small script that shows how it was
 * derived. Nothing is loaded, and no text of the release can become markup.
 */
import type {
  ComposedBlock,
  ComposedChart,
  Composition,
  Headline,
} from '../../model/composition.ts'
import { printDate } from '../dates.ts'
import { element, join, jsonMarkup, type Markup, verbatim } from '../markup.ts'
import { sha256Source } from '../sha256.ts'
import { wordsIn } from '../words.ts'
import type { Writer } from '../writer.ts'
import assets from './assets.json' with { type: 'json' }
import { cardsOf } from './cards.ts'
import { chartHtml, chartTable } from './chart.ts'
import { noteId, type Page, runsHtml } from './runs.ts'
import { tableHtml } from './table.ts'

export const html: Writer = {
  format: 'html',
  extension: 'html',
  async write(composition) {
    const charts = composition.blocks.filter((block) => block.kind === 'chart')
    const drawn = new Map<string, Markup>()
    for (const chart of charts) drawn.set(chart.id, await chartHtml(chart))
    const page = pageHtml(composition, charts, drawn)
    return new TextEncoder().encode(`<!doctype html>\n${page.html}\n`)
  },
}

/**
 * Styles may stand beside elements (indents do); scripts may not. Worked out for a page alone, not
 * where the program starts.
 */
function policy(): string {
  return [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `script-src '${sha256Source(assets.script)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

function pageHtml(
  composition: Composition,
  charts: readonly ComposedChart[],
  drawn: ReadonlyMap<string, Markup>,
): Markup {
  const words = wordsIn(composition.language)
  const page: Page = {
    cards: cardsOf(composition),
    charts: drawn,
    notes: new Set(composition.notes.map(({ mark }) => mark)),
    references: new Map(),
  }
  const release = join(
    [
      mastHtml(composition),
      highlightsHtml(page, composition),
      ...blocksHtml(page, composition.blocks),
      notesHtml(page, composition),
    ],
    '\n',
  )
  const data = {
    cards: page.cards.cards,
    charts: charts.map((chart) => ({ id: chart.id, rows: chartTable(chart) })),
    words: { how: words.how, close: words.close, hint: words.hint, table: words.table },
  }
  return element(
    'html',
    { lang: composition.language },
    headHtml(composition),
    element(
      'body',
      {},
      '\n',
      element('main', { id: 'release' }, '\n', release, '\n'),
      '\n',
      element('script', { type: 'application/json', id: 'cards' }, jsonMarkup(data)),
      element('script', {}, verbatim(assets.script)),
    ),
  )
}

function headHtml(composition: Composition): Markup {
  const meta = (attribute: string, key: string, content: string): Markup =>
    element('meta', { [attribute]: key, content })
  return element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    meta('http-equiv', 'Content-Security-Policy', policy()),
    meta('name', 'viewport', 'width=device-width, initial-scale=1'),
    meta('name', 'author', composition.entity),
    element('title', {}, `${composition.title} · ${composition.entity}`),
    element('style', {}, verbatim(assets.style + runningHead(composition))),
  )
}

/** On paper every page says whose it is; the words of a style sheet stand in its quotes. */
function runningHead({ entity, title, date, language }: Composition): string {
  const right = date === undefined ? title : `${title}, ${printDate(date, language)}`
  const heads = `@top-left{content:${quoted(entity)}}@top-right{content:${quoted(right)}}`
  return `@media print{@page{${heads}}}`
}

function quoted(text: string): string {
  const code = (one: string): string => `\\${one.codePointAt(0)!.toString(16)} `
  return `"${text.replace(/[^\p{L}\p{N} .,:()-]/gu, code)}"`
}

function mastHtml({ entity, title, date, basis, language }: Composition): Markup {
  const day =
    date === undefined ? undefined : element('time', { datetime: date }, printDate(date, language))
  const right = basis === undefined ? undefined : element('span', {}, basis)
  return element(
    'header',
    { class: 'mast' },
    element('p', { class: 'co' }, entity),
    element('h1', {}, title),
    day || right ? element('p', { class: 'dt' }, join([day, right], ' ')) : undefined,
  )
}

function highlightsHtml(page: Page, { headline, language }: Composition): Markup | undefined {
  if (headline.length === 0) return undefined
  const label = wordsIn(language).highlights
  return element(
    'section',
    { class: 'hl', 'aria-label': label },
    ...headline.map((one) => headlineHtml(page, one)),
  )
}

/** One sentence to those who hear it, and to programs; a label over a large figure to the eye. */
function headlineHtml(page: Page, { label, figure, remark }: Headline): Markup {
  const part = (classes: string, ...children: (Markup | string)[]): Markup =>
    element('span', { class: classes }, ...children)
  return element(
    'p',
    {},
    part('k', label),
    part('vh', ': '),
    part('big', runsHtml(page, [figure])),
    ...(remark ? [part('vh', ', '), part('ch', runsHtml(page, remark))] : []),
  )
}

/** A page break is said by the block after it. */
function blocksHtml(page: Page, blocks: readonly ComposedBlock[]): (Markup | undefined)[] {
  return blocks.map((block, at) => {
    const made = blockHtml(page, block)
    const breaks = blocks[at - 1]?.kind === 'page-break'
    return made && breaks ? element('div', { class: 'np' }, made) : made
  })
}

function blockHtml(page: Page, block: ComposedBlock): Markup | undefined {
  switch (block.kind) {
    case 'heading': {
      const level = Math.min(6, Math.max(2, block.level))
      return element(`h${level}`, { id: block.id }, runsHtml(page, block.runs))
    }
    case 'paragraph': {
      const words = runsHtml(page, block.runs)
      if (block.style === 'quote') return element('blockquote', {}, element('p', {}, words))
      return element('p', { class: block.style }, words)
    }
    case 'list': {
      const items = block.items.map((item) => element('li', {}, runsHtml(page, item)))
      return element(block.ordered ? 'ol' : 'ul', {}, ...items)
    }
    case 'table':
      return tableHtml(page, block)
    case 'chart':
      return page.charts.get(block.id)
    default:
      return undefined
  }
}

function notesHtml(page: Page, { notes, language }: Composition): Markup {
  const items = notes.map(({ mark, runs }) => {
    const isReferred = page.references.has(mark)
    const shown = isReferred ? element('a', { href: `#${noteId(mark)}-ref` }, mark) : mark
    const sup = element('sup', {}, shown)
    return element('p', { id: noteId(mark), class: 'note' }, sup, ' ', runsHtml(page, runs))
  })
  const label = wordsIn(language).notes
  return element('footer', { class: 'fn', id: 'notes', 'aria-label': label }, join(items, '\n'))
}
