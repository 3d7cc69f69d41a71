/**
 * Real PDFs, as published, which are no part of this repository: the folder is `TANSHIN_CORPUS`, by
 * default `../shared/corpus` beside the checkout. Where it is not there these tests are left out,
 * and their name says so. The tables of `pdf-tables/` were read by eye from the printed pages.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Document, Table, Text } from '../src/model/document.ts'
import { checkDocument } from '../src/pipeline/check-release.ts'
import { isFigureLike, isNil } from '../src/read/figure-like.ts'
import { readPage, withPdf } from '../src/read/pdf/glyphs.ts'
import { startPdfium } from '../src/read/pdf/pdfium.ts'
import { readDocument } from '../src/read/reader.ts'
import { corpusFolder } from '../tools/bench/corpus.ts'
import { options } from './pdf-writer.ts'
import { falseProperties } from './properties.ts'

const folder = join(corpusFolder(), 'pdf')
const paths = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.pdf'))
      .map((name) => join(folder, name))
  : []
const leftOut = paths.length === 0 ? ` (left out: there are none in ${folder})` : ''

interface Expected {
  readonly sha256: string
  readonly page: number
  /** Of each table its rows of figures; cells are set apart by a bar, signs of currency left out. */
  readonly tables: readonly (readonly string[])[]
}

const tablesFolder = new URL('./pdf-tables/', import.meta.url)
const expected = readdirSync(tablesFolder).map((name) => ({
  name,
  ...(JSON.parse(readFileSync(new URL(name, tablesFolder), 'utf8')) as Expected),
}))

const documents = new Map<string, Document>()

async function documentAt(path: string): Promise<Document> {
  const known = documents.get(path)
  if (known) return known
  const read = await readDocument(new Uint8Array(readFileSync(path)), path, options)
  if (!('blocks' in read)) throw new Error(read.reason)
  documents.set(path, read)
  return read
}

/** Numbers as printed, each with how often it is. */
function numbersIn(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [number] of text.matchAll(/\d[\d,.]*\d|\d/g))
    counts.set(number, (counts.get(number) ?? 0) + 1)
  return counts
}

/** The digits of the source that no block holds, or more than one. */
function strayDigits({ source, blocks }: Document): string[] {
  const held = new Uint8Array(source.length)
  const hold = ({ text, pieces }: Text): void => {
    for (const [index, { at, start, end }] of pieces.entries()) {
      const until = pieces[index + 1]?.at ?? text.length
      if (until - at === end - start) for (let mark = start; mark < end; mark++) held[mark]! += 1
    }
  }
  for (const block of blocks) {
    if (block.kind === 'table') for (const { cells } of block.rows) cells.forEach(hold)
    else if (block.kind !== 'unread') hold(block)
  }
  const stray: string[] = []
  for (let at = 0; at < source.length; at++) {
    if (!/\d/.test(source[at]!) || held[at] === 1) continue
    // The mark of a footnote and the number of an item stand apart from their texts.
    const line = source.lastIndexOf('\n', at) + 1
    const isMark = held[at] === 0 && /^[(\d.)\s[\]]*$/.test(source.slice(line, at + 1))
    if (!isMark) stray.push(`${held[at]} × ${source.slice(line, at + 20)}`)
  }
  return stray
}

describe.skipIf(paths.length === 0)(`PDFs as published${leftOut}`, () => {
  it.each(paths.map((path, index) => [index + 1, path] as const))(
    'number %i: every number of a page stands once in the document',
    async (_, path) => {
      const document = await documentAt(path)
      const pdfium = await startPdfium(options.pdfium!)
      const plain: string[] = []
      withPdf(pdfium, new Uint8Array(readFileSync(path)), (pdf) => {
        for (let page = 0; page < pdf.pages; page++) plain.push(textOf(readPage(pdf, page).glyphs))
      })
      for (const [index, { start, end }] of document.pages!.entries())
        expect(numbersIn(document.source.slice(start, end))).toEqual(numbersIn(plain[index]!))
      expect(strayDigits(document)).toEqual([])
    },
  )

  it.each(paths.map((path, index) => [index + 1, path] as const))(
    'number %i: the check holds together',
    async (_, path) => {
      const result = checkDocument(await documentAt(path))
      expect(falseProperties(result)).toEqual([])
    },
  )
})

/** The glyphs in the order they are drawn, a space where there is one, or a gap, or a new line. */
function textOf(glyphs: ReturnType<typeof readPage>['glyphs']): string {
  let text = ''
  let last: (typeof glyphs)[number] | undefined
  for (const glyph of glyphs) {
    const isNear =
      last &&
      Math.abs(last.base - glyph.base) < 1 &&
      glyph.x0 - last.x1 < glyph.size * 0.18 &&
      glyph.x0 - last.x1 > -glyph.size
    text += last && (!isNear || glyph.spaced) ? ` ${glyph.text}` : glyph.text
    last = glyph
  }
  return text
}

/** The rows of figures that a table has on a page, as `pdf-tables/` writes them. */
function figuresOf(table: Table, { start, end }: { start: number; end: number }): string[] {
  const rows: string[] = []
  for (const { cells } of table.rows) {
    const row: string[] = Array.from({ length: table.width - 1 }, () => '')
    for (const cell of cells) {
      const isHere = cell.place.start >= start && cell.place.start < end
      const text = figureOf(cell)
      if (isHere && cell.col > 0 && cell.colSpan === 1 && text) row[cell.col - 1] = text
    }
    if (row.some((text) => text !== '')) rows.push(row.join(' | '))
  }
  return rows
}

function figureOf({ text, pieces }: Text): string {
  const shown = pieces
    .map(({ at, superscript }, index) => (superscript ? '' : text.slice(at, pieces[index + 1]?.at)))
    .join('')
    .replace(/[\s$]/g, '')
  const isYear = /^(?:19|20)\d\d$/.test(shown)
  return !isYear && (isFigureLike(shown) || isNil(shown) || shown === '—%') ? shown : ''
}

describe.skipIf(paths.length === 0)(`tables of PDFs, read by eye${leftOut}`, () => {
  const bySum = new Map<string, string>()
  const share = { cells: 0, exact: 0 }

  beforeAll(() => {
    for (const path of paths)
      bySum.set(createHash('sha256').update(readFileSync(path)).digest('hex'), path)
  })

  it.each(expected)('$name', async ({ sha256, page, tables }) => {
    const document = await documentAt(bySum.get(sha256)!)
    const part = document.pages![page - 1]!
    const found = document.blocks
      .filter((block) => block.kind === 'table')
      .map((table) => figuresOf(table, part))
      .filter((rows) => rows.length > 1)
    for (const [at, rows] of tables.entries()) {
      for (const [row, cells] of rows.entries()) {
        const read = found[at]?.[row]?.split(' | ') ?? []
        for (const [col, cell] of cells.split(' | ').entries()) {
          share.cells += 1
          if (read[col] === cell) share.exact += 1
        }
      }
    }
    expect(found).toEqual(tables)
  })

  it('are exact for 99.5% of the cells', () => {
    expect(share.exact / share.cells).toBeGreaterThanOrEqual(0.995)
  })
})
