/**
 * The words of the company's name: "Northwind revenue" is revenue.
 *
 * In: a document. Out: stemmed words, from capitalised names before "Inc.", "(NYSE" and the like at
 * the start of the release.
 */
import type { Document } from '../../../model/document.ts'
import data from '../data/resolve.json' with { type: 'json' }
import { contentWords, genericWords, structuralWords } from './words.ts'

const blocksMax = 25
const charactersMax = 1_000
const marks = new Set(data.companyMarks)

/** The content words of the company's names. */
export function companyWords({ blocks }: Document): ReadonlySet<string> {
  const words = new Set<string>()
  for (const block of blocks.slice(0, blocksMax)) {
    if (block.kind === 'table' || block.kind === 'unread') continue
    for (const name of namesIn(block.text.slice(0, charactersMax))) {
      for (const word of contentWords(name)) {
        if (!genericWords.has(word) && !structuralWords.has(word)) words.add(word)
      }
    }
  }
  return words
}

/** Runs of capitalised words that end before a mark of a company. */
function namesIn(text: string): string[] {
  const names: string[] = []
  let run: string[] = []
  for (const part of text.split(/\s+/)) {
    const word = part.replace(/[^\p{L}\d&.'’-]/gu, '')
    const isMark = marks.has(word.toLowerCase().replace(/\./g, ''))
    if (isMark && run.length > 0) names.push(run.join(' '))
    const continues = /^\p{Lu}/u.test(word) && !isMark && !/[.;:!?]$/.test(part)
    run = continues ? [...run, word].slice(-4) : []
  }
  return names
}
