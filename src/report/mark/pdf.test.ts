import {
  PDFArray,
  PDFDict,
  PDFDocument,
  type PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
} from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { options, type PageSpec, pdfOf, rowAt } from '../../../test/pdf-writer.ts'
import { checks } from '../../check/checks/index.ts'
import { checkRelease } from '../../pipeline/check-release.ts'
import { unprotectedPdf } from '../../read/pdf/unprotect.ts'
import { spotOf } from '../spot.ts'
import { type View, viewOf } from '../view.ts'
import { markPdf } from './pdf.ts'

const ends = [400, 500]
const prose =
  'Revenue was $2,465 thousand, an increase of 13.0% from $2,201 thousand a year ago. We hired 45.'

function page(change: Partial<PageSpec> = {}): PageSpec {
  return {
    texts: [
      { text: 'Alder & Finch Instruments reports', x: 180, y: 60, bold: true, size: 14 },
      { text: prose, x: 72, y: 90 },
      ...rowAt(130, '(in thousands)', ['Q3 2026', 'Q3 2025'], ends),
      ...rowAt(146, 'Products', ['1,654', '1,502'], ends),
      ...rowAt(160, 'Services', ['811', '699'], ends),
      ...rowAt(174, 'Total revenue', ['2,465', '2,201'], ends),
      ...rowAt(188, 'Cost of revenue', ['(1,210)', '(1,115)'], ends),
      ...rowAt(202, 'Gross profit', ['1,255', '1,086'], ends),
    ],
    ...change,
  }
}

async function viewed(bytes: Uint8Array): Promise<View> {
  const result = await checkRelease(bytes, 'release.pdf', options)
  if (!('states' in result)) throw new Error(result.reason)
  return viewOf({ document: { path: 'release.pdf', sha256: 'ab12'.repeat(16) }, result })
}

async function marked(bytes: Uint8Array): Promise<Uint8Array> {
  const made = await markPdf(bytes, await viewed(bytes), { checks, version: '1.0' })
  if (typeof made === 'string') throw new Error(made)
  return made
}

interface Drawn {
  readonly name: string
  readonly words: string
  readonly subtype: string
  readonly rect: readonly number[]
}

async function annotationsOf(bytes: Uint8Array, index = 0): Promise<Drawn[]> {
  const pdf = await PDFDocument.load(bytes)
  const all = pdf.getPage(index).node.Annots()
  return Array.from({ length: all?.size() ?? 0 }, (_, at) => {
    const one = all!.lookup(at, PDFDict)
    const text = (key: string): string =>
      (one.lookup(PDFName.of(key)) as PDFHexString | undefined)?.decodeText() ?? ''
    const rect = one.lookup(PDFName.of('Rect'), PDFArray)
    return {
      name: text('NM').replace('tanshin-', ''),
      words: text('Contents'),
      subtype: one.lookup(PDFName.of('Subtype'), PDFName).decodeText(),
      rect: Array.from({ length: 4 }, (_, side) => rect.lookup(side, PDFNumber).asNumber()),
    }
  })
}

async function contentsOf(bytes: Uint8Array): Promise<string[]> {
  const pdf = await PDFDocument.load(bytes)
  return pdf.getPages().map((one) => {
    const content = one.node.Contents()
    const streams = content instanceof PDFArray ? content.asArray() : [content]
    return streams
      .map((stream) => pdf.context.lookup(stream))
      .map((stream) => (stream instanceof PDFRawStream ? stream.getContentsString() : ''))
      .join('')
  })
}

function figuresOf({ release, stateOf }: View): string[] {
  return release.figures.map((figure) => {
    const spot = spotOf(release.document, figure.place)
    const at = spot?.kind === 'page' ? `${spot.page} ${spot.box}` : ''
    return `${figure.text} ${stateOf(figure).state} ${at}`
  })
}

describe('a marked PDF', () => {
  it('is read back as the same figures in the same places', async () => {
    const bytes = pdfOf([page(), page()])
    const view = await viewed(await marked(bytes))
    expect(figuresOf(view)).toEqual(figuresOf(await viewed(bytes)))
    expect(view.release.document.pages).toHaveLength(2)
  })

  it('has a mark beside a cell that cannot be read', async () => {
    const { texts = [] } = page()
    const damaged = texts.map((one) => (one.text === '1,654' ? { ...one, text: '1,6,54' } : one))
    const bytes = pdfOf([{ texts: damaged }])
    const made = await marked(bytes)
    const [mark] = (await annotationsOf(made)).filter(({ name }) => name === 'u1')
    expect(mark?.words).toMatch(/^Unreadable: 1,6,54, implied 1,654: .* = 1,654\.$/)
    expect((await annotationsOf(made)).find(({ name }) => name === 'foot')?.words).toContain(
      ', 1 unreadable;',
    )
    expect(figuresOf(await viewed(made))).toEqual(figuresOf(await viewed(bytes)))
  })

  it('leaves the content of every page as it was, and adds the tie-out behind them', async () => {
    const bytes = pdfOf([page()])
    const [before] = await contentsOf(bytes)
    const made = await marked(bytes)
    const [after, ...added] = await contentsOf(made)
    expect(after).toBe(before)
    expect(added).toHaveLength(1)
  })

  it('has an annotation with words for every figure, a box and a note for a finding', async () => {
    const bytes = pdfOf([page()])
    const view = await viewed(bytes)
    const drawn = await annotationsOf(await marked(bytes))
    const marks = drawn.filter(({ name }) => /^f\d+$/.test(name))
    expect(marks.map(({ name }) => name).sort()).toEqual(
      view.release.figures.map(({ id }) => id).sort(),
    )
    expect(marks.every(({ words }) => words.length > 10)).toBe(true)
    const wrong = view.release.figures.find(({ text }) => text === '13.0%')!
    const note = drawn.find(({ name }) => name === `${wrong.id}-note`)
    expect(note).toMatchObject({ words: '12.0%', subtype: 'FreeText' })
    expect(drawn.find(({ name }) => name === `${wrong.id}-box`)?.words).toContain('13.0%')
    expect(drawn.find(({ name }) => name === 'foot')?.words).toContain('page 1 of 1: 14 figures')
  })

  it.each([0, 90, 180, 270])(
    'marks beside the digits on a page turned by %i degrees',
    async (rotate) => {
      const bytes = pdfOf([page({ rotate })])
      const turned = await annotationsOf(await marked(bytes))
      const upright = await annotationsOf(await marked(pdfOf([page()])))
      // The text is turned with the page: its marks stand in the same places of the page's own.
      const view = await viewed(bytes)
      for (const figure of view.release.figures) {
        const spot = spotOf(view.release.document, figure.place)
        const mark = turned.find(({ name }) => name === figure.id)!
        expect(spot?.kind).toBe('page')
        const distance = nearest(mark.rect, upright)
        expect(distance).toBeLessThan(45)
      }
    },
  )

  it('gives the same bytes for the same release', async () => {
    const bytes = pdfOf([page()])
    expect(await marked(bytes)).toEqual(await marked(bytes))
  })

  it('is not marked twice', async () => {
    const made = await marked(pdfOf([page()]))
    expect(await markPdf(made, await viewed(made), { checks })).toBe('marked already')
  })

  it('keeps links and the tags of a release', async () => {
    const pdf = await PDFDocument.load(pdfOf([page()]))
    const { context } = pdf
    const link = context.register(
      context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [72, 700, 120, 712] }),
    )
    pdf.getPage(0).node.addAnnot(link)
    const release = context.register(context.obj({ Type: 'StructElem', S: 'Document' }))
    const parents = context.obj({ Nums: [0, release] })
    const root = context.obj({ Type: 'StructTreeRoot', K: release, ParentTree: parents })
    pdf.catalog.set(PDFName.of('StructTreeRoot'), context.register(root))
    const made = await marked(await pdf.save())
    expect((await annotationsOf(made))[0]).toMatchObject({
      subtype: 'Link',
      rect: [72, 700, 120, 712],
    })
    const read = await PDFDocument.load(made)
    const named = (holder: PDFDict, key: string): string =>
      holder.lookup(PDFName.of(key), PDFName).decodeText()
    const tree = read.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)
    const document = tree.lookup(PDFName.of('K'), PDFDict)
    expect(named(document, 'S')).toBe('Document')
    // What is ours is a part of its own behind the release, each mark and each text in it.
    const sheet = document.lookup(PDFName.of('K'), PDFArray).lookup(0, PDFDict)
    const kids = sheet.lookup(PDFName.of('K'), PDFArray)
    const roles = Array.from({ length: kids.size() }, (_, at) =>
      named(kids.lookup(at, PDFDict), 'S'),
    )
    expect(named(sheet, 'S')).toBe('Sect')
    expect(roles.filter((role) => role === 'Annot').length).toBeGreaterThan(14)
    expect(roles).toContain('H1')
    const numbers = tree
      .lookup(PDFName.of('ParentTree'), PDFDict)
      .lookup(PDFName.of('Nums'), PDFArray)
    expect(numbers.lookup(2, PDFNumber).asNumber()).toBe(1)
  })

  it('is made of a damaged file, or is said not to be', async () => {
    const bytes = pdfOf([page()])
    const view = await viewed(bytes)
    const silent = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255))
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const damaged = Uint8Array.from(bytes)
        for (const [at, value] of changes) damaged[at] = value
        const made = await markPdf(damaged, view, {})
        expect(typeof made === 'string' || made.length > bytes.length).toBe(true)
      }),
      { numRuns: 60 },
    )
    expect(silent).not.toHaveBeenCalled()
  })

  it('is refused for one that is locked against changes, and made of it without the lock', async () => {
    const original = pdfOf([page()])
    const bytes = await locked(original)
    const view = await viewed(bytes)
    expect(await markPdf(bytes, view, {})).toBe('protected')
    const unlocked = await unprotectedPdf(bytes, options.pdfium!)
    const made = await markPdf(unlocked!, view, { unprotected: true })
    if (typeof made === 'string') throw new Error(made)
    expect((await viewed(made)).release.document.source).toBe(view.release.document.source)
    expect((await viewed(made)).release.document.source).toContain('Total revenue  2,465  2,201')
    expect((await annotationsOf(made)).map(({ name }) => name)).toEqual(
      (await annotationsOf(await marked(original))).map(({ name }) => name),
    )
    expect(await unprotectedPdf(bytes, options.pdfium!)).toEqual(unlocked)
  })

  it('is not made of one that needs a password to be opened', async () => {
    const bytes = await locked(pdfOf([page()]), 'secret')
    expect(await unprotectedPdf(bytes, options.pdfium!)).toBeUndefined()
  })

  it('cannot be made of a file that only just opens', async () => {
    const bytes = pdfOf([page()])
    const view = await viewed(bytes)
    expect(await markPdf(new TextEncoder().encode('%PDF-1.7\n'), view, {})).toBe(
      'cannot be changed',
    )
  })
})

/** Opens without a password, unless one is given; no one but the owner may change it. */
async function locked(bytes: Uint8Array, userPassword = ''): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes)
  pdf.encrypt({ userPassword, ownerPassword: 'owner', permissions: { modifying: false } })
  return pdf.save({ useObjectStreams: false })
}

/** From a rectangle to the nearest of the drawn ones, between their middles. */
function nearest(
  [x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[],
  drawn: readonly Drawn[],
): number {
  return Math.min(
    ...drawn.map(({ rect: [a0 = 0, b0 = 0, a1 = 0, b1 = 0] }) =>
      Math.hypot((x0 + x1 - a0 - a1) / 2, (y0 + y1 - b0 - b1) / 2),
    ),
  )
}
