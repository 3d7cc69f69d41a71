/**
 * Where sentences end. A full stop ends one unless an abbreviation or an initial stands before it.
 *
 * In: the chunks of a block. Out: runs of chunks, one a sentence.
 */
import type { Chunk } from './chunks.ts'
import { isAbbreviation } from './lexicon.ts'

/** The chunks of `text`, a list for each sentence; stops left out. */
export function splitSentences(text: string, chunks: readonly Chunk[]): Chunk[][] {
  const sentences: Chunk[][] = []
  let current: Chunk[] = []
  for (const [index, chunk] of chunks.entries()) {
    if (chunk.kind === 'stop') {
      if (endsSentence(text, chunks, index)) {
        if (current.length > 0) sentences.push(current)
        current = []
      }
    } else current.push(chunk)
  }
  if (current.length > 0) sentences.push(current)
  return sentences
}

function endsSentence(text: string, chunks: readonly Chunk[], index: number): boolean {
  const stop = chunks[index]!
  const before = chunks[index - 1]
  const after = chunks[index + 1]
  if (!after) return true
  const between = text.slice(stop.end, after.start)
  if (between.trim() === '' && between === '') return isQuote(text[stop.end] ?? '')
  const next = text[after.start] ?? ''
  if (!isCapital(next) && !isQuote(next) && after.kind !== 'figure') return false
  if (stop.text !== '.' || !before || before.end !== stop.start) return true
  const word = before.text.split(' ').at(-1) ?? ''
  // "Y/Y." ends a sentence, "U.S." does not.
  if (text[before.end - 2] === '/') return true
  if (before.kind === 'figure') return true
  return !(word.length === 1 || isAbbreviation(word))
}

function isCapital(letter: string): boolean {
  return letter !== letter.toLowerCase() || /[\d([•●]/.test(letter)
}

function isQuote(letter: string): boolean {
  return letter === '"' || letter === '“' || letter === '”'
}
