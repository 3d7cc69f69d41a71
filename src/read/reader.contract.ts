/**
 * What every reader keeps, whatever it is given: it returns, and what it returns points back into
 * the source. Each reader's test runs this with releases in its own format.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Text } from '../model/document.ts'
import type { Place } from '../model/place.ts'
import type { Reader } from './format-reader.ts'
import { isSpace } from './run.ts'

export function keepsReaderContract(reader: Reader, releases: readonly string[]): void {
  describe(`every reader: ${reader.format}`, () => {
    it('finds the text of a release where it says', () => {
      for (const release of releases) expectSound(reader, release)
    })

    it('reads the same blocks from the same source', () => {
      for (const release of releases)
        expect(readWhole(reader, release)).toEqual(readWhole(reader, release))
    })

    it('returns from any text, with places in it', () => {
      fc.assert(fc.property(fc.string({ unit: 'binary' }), (source) => expectSound(reader, source)))
    })

    it('returns from a release with parts cut out, doubled and exchanged', () => {
      const release = fc.constantFrom(...releases)
      const cuts = fc.array(fc.tuple(fc.nat(), fc.nat(200), fc.nat(2)), { maxLength: 8 })
      fc.assert(
        fc.property(release, cuts, (source, edits) => {
          expectSound(
            reader,
            edits.reduce((text, edit) => damaged(text, ...edit), source),
          )
        }),
      )
    })

    it('reads a part of the source as that part, with places in the whole', () => {
      for (const release of releases) {
        const around = `${'x'.repeat(100)}${release}${'y'.repeat(100)}`
        const part = { start: 100, end: 100 + release.length }
        const { blocks } = reader.read(around, part)
        expect(textsIn(blocks).map(({ text }) => text)).toEqual(
          textsIn(readWhole(reader, release)).map(({ text }) => text),
        )
        for (const { start, end } of placesIn(blocks)) {
          expect(start).toBeGreaterThanOrEqual(100)
          expect(end).toBeLessThanOrEqual(part.end)
        }
      }
    })
  })
}

export function readWhole(reader: Reader, source: string): Block[] {
  return reader.read(source, { start: 0, end: source.length }).blocks
}

/** A release with a stretch left out, doubled, or moved to the front. */
function damaged(source: string, at: number, length: number, how: number): string {
  const from = source.length === 0 ? 0 : at % source.length
  const part = source.slice(from, from + length)
  const rest = source.slice(0, from) + source.slice(from + length)
  if (how === 0) return rest
  return how === 1 ? source.slice(0, from) + part + source.slice(from) : part + rest
}

function expectSound(reader: Reader, source: string): void {
  const blocks = readWhole(reader, source)
  for (const place of placesIn(blocks)) {
    expect(place.start).toBeGreaterThanOrEqual(0)
    expect(place.end).toBeLessThanOrEqual(source.length)
    expect(place.start).toBeLessThanOrEqual(place.end)
  }
  for (const text of textsIn(blocks)) expectPieces(text, source)
  const starts = placesIn(blocks.filter(({ kind }) => kind !== 'note')).map(({ start }) => start)
  expect(new Set(starts).size).toBeGreaterThanOrEqual(starts.length > 0 ? 1 : 0)
}

/** The pieces cover the text, ascend, and stand in the source as they read. */
function expectPieces({ text, pieces }: Text, source: string): void {
  expect(text).toBe(text.trim())
  expect(pieces.length === 0).toBe(text === '')
  let at = 0
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]!
    const until = pieces[index + 1]?.at ?? text.length
    expect(piece.at).toBe(at)
    expect(until).toBeGreaterThan(at)
    expect(piece.start).toBeLessThanOrEqual(piece.end)
    const printed = text.slice(at, until)
    const written = source.slice(piece.start, piece.end)
    if (printed.length === written.length && written.length > 4)
      expect(blanked(printed)).toBe(blanked(written))
    at = until
  }
}

function blanked(text: string): string {
  return [...text].map((char) => (isSpace(char.charCodeAt(0)) ? ' ' : char)).join('')
}

export function textsIn(blocks: readonly Block[]): Text[] {
  return blocks.flatMap((block): Text[] => {
    if (block.kind === 'unread') return []
    return block.kind === 'table' ? block.rows.flatMap(({ cells }) => cells) : [block]
  })
}

function placesIn(blocks: readonly Block[]): Place[] {
  return blocks.flatMap((block) => {
    const cells = block.kind === 'table' ? block.rows.flatMap((row) => row.cells) : []
    return [block.place, ...cells.map(({ place }) => place)]
  })
}
