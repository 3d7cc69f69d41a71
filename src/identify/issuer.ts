/**
 * Who publishes the release.
 *
 * In: a document. Out: the ticker beside the exchange's name ("(NASDAQ: ACME)"), and the name
 * before it or, where there is none, the first name with a legal form. Separate, because no check
 * needs it: it tells the releases of one issuer from those of another.
 */
import type { Document } from '../model/document.ts'
import words from '../words/data/issuers.json' with { type: 'json' }

export interface Issuer {
  /** "Acme Industries, Inc." */
  readonly name: string
  /** The first, where there are several. */
  readonly ticker?: string
}

/** Blocks in which a release says who it is by; a cover may stand before them. */
const blocksMax = 120

const exchange = alternatives(words.exchanges)
const listed = new RegExp(
  `\\((?:[^()]{0,60}?\\b)??(?:${exchange})\\b[^():]{0,40}:\\s*([A-Z0-9.]{1,8})\\b`,
  'i',
)
const name = "[A-Z][\\w&.'’-]*"
const form = `(?:${alternatives(words.legalForms)})\\b\\.?`
const nameBefore = new RegExp(`((?:${name},? ){0,6}(?:${name}|${form}),?)\\s*$`)
const withForm = new RegExp(`((?:${name},? ){1,6}${form})`)
const announced = new RegExp(`^(.{2,60}?)\\s+(?:${alternatives(words.announces)})\\b`, 'i')

/** The issuer of a release; undefined where it does not say. */
export function issuerOf(document: Document): Issuer | undefined {
  const texts = document.blocks
    .slice(0, blocksMax)
    .flatMap((block) => (block.kind === 'table' || block.kind === 'unread' ? [] : [block.text]))
  return withTicker(texts) ?? withLegalForm(texts) ?? inTitle(document.title)
}

function withTicker(texts: readonly string[]): Issuer | undefined {
  for (const text of texts) {
    const match = listed.exec(text.slice(0, 2000))
    if (!match) continue
    const before = nameBefore.exec(text.slice(0, match.index).trimEnd())?.[1]
    const ticker = match[1]!.toUpperCase()
    return { name: before ? trimmed(before) : ticker, ticker }
  }
  return undefined
}

function withLegalForm(texts: readonly string[]): Issuer | undefined {
  for (const text of texts) {
    const match = withForm.exec(text.slice(0, 500))
    if (match) return { name: trimmed(match[1]!) }
  }
  return undefined
}

function inTitle(title: string | undefined): Issuer | undefined {
  const match = title === undefined ? null : announced.exec(title)
  return match ? { name: trimmed(match[1]!) } : undefined
}

function trimmed(text: string): string {
  return text.replace(/[,\s]+$/, '').replace(/^(?:The|By) /, '')
}

function alternatives(list: readonly string[]): string {
  return list
    .toSorted((left, right) => right.length - left.length)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' ', '\\s+'))
    .join('|')
}
