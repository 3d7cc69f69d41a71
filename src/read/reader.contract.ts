/**
 * What every reader keeps, whatever it is given: it returns, and what it returns points back into
 * the source. Each reader's test runs this with releases in its own format.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Document, Text } from '../model/document.ts'
import type { Place } from '../model/place.ts'
import type { FileReader, Reader, ReadOptions } from './format-reader.ts'
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

/** The same of a reader of files that are no text; `options` as it needs them. */
export function keepsFileReaderContract(
  reader: FileReader,
  releases: () => Promise<readonly Uint8Array[]>,
  options: ReadOptions = {},
): void {
  const read = async (bytes: Uint8Array): Promise<Document | undefined> => {
    const document = await reader.read(bytes, options)
    if ('blocks' in document) return document
    expect(document.reason).not.toBe('')
    expect(document.remedy).not.toBe('')
    return undefined
  }

  describe(`every reader of files: ${reader.format}`, () => {
    it('recognises its releases, and finds their text where it says', async () => {
      for (const release of await releases()) {
        expect(reader.recognises(release)).toBe(true)
        const document = await read(release)
        expect(document?.format).toBe(reader.format)
        expectSoundBlocks(document!.blocks, document!.source)
        expectInside(document!)
      }
    })

    it('reads the same document from the same bytes', async () => {
      for (const release of await releases())
        expect(await read(release)).toEqual(await read(release))
    })

    it('returns from any bytes', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
          expect(reader.recognises(bytes)).toBeTypeOf('boolean')
          const document = await read(bytes)
          if (document) expectInside(document)
        }),
      )
    })

    it('returns from a release that is cut off or has bytes changed', async () => {
      const made = await releases()
      const edits = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 })
      await fc.assert(
        fc.asyncProperty(fc.nat(), fc.nat(), edits, async (which, length, changes) => {
          const whole = made[which % made.length]!
          const bytes = whole.slice(0, which % 3 === 0 ? length % whole.length : whole.length)
          for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value
          expect(reader.recognises(bytes)).toBeTypeOf('boolean')
          const document = await read(bytes)
          if (document) {
            expectSoundBlocks(document.blocks, document.source)
            expectInside(document)
          }
        }),
        { numRuns: 40 },
      )
    })
  })
}

/** Pages follow one another and cells stand in order, inside the source. */
function expectInside({ source, pages = [], cells = [] }: Document): void {
  let at = 0
  for (const { start, end, boxes } of pages) {
    expect(start).toBeGreaterThanOrEqual(at)
    expect(boxes.length).toBe((end - start) * 4)
    at = end
  }
  expect(at).toBeLessThanOrEqual(source.length)
  at = 0
  for (const { start, end } of cells) {
    expect(start).toBeGreaterThanOrEqual(at)
    expect(end).toBeGreaterThan(start)
    at = end
  }
  expect(at).toBeLessThanOrEqual(source.length)
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
  expectSoundBlocks(readWhole(reader, source), source)
}

function expectSoundBlocks(blocks: readonly Block[], source: string): void {
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
