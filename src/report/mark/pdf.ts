/**
 * A view of a PDF release and its bytes → the same PDF with a mark at every figure and the tie-out
 * behind its pages. Marks are annotations, so that the content, the tags and the links of the
 * release stay as they are. The only file that imports `@cantoo/pdf-lib`.
 */
import {
  PDFDict,
  PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  type PDFRef,
  PDFString,
  StandardFonts,
} from '@cantoo/pdf-lib'
import { markedPagesKey } from '../../read/pdf/marked.ts'
import type { ReportOptions } from '../report.ts'
import type { View } from '../view.ts'
import { type Mark, marksOf } from './marks.ts'
import { type Annotation, annotationsOf } from './pdf-annotations.ts'
import { fontNames, stretchesOf, wideHex } from './pdf-fonts.ts'
import { displayed, type Frame, toPage, uprightMatrix } from './pdf-frame.ts'
import { type Face, markSizeWith, type Type } from './pdf-glyphs.ts'
import { drawItems } from './pdf-items.ts'
import { placeMarks } from './pdf-placing.ts'
import { sheetPages } from './pdf-sheet.ts'
import { tieOutOf } from './tie-out.ts'

/** The marked file, or why there is none. The same release and options give the same bytes. */
export async function markPdf(
  bytes: Uint8Array,
  view: View,
  options: ReportOptions,
): Promise<Uint8Array | 'marked already' | 'cannot be changed'> {
  const pdf = await opened(bytes)
  const { document } = view.release
  if (!pdf || pdf.getPageCount() < (document.pages ?? []).length) return 'cannot be changed'
  const info = pdf.context.lookupMaybe(pdf.context.trailerInfo.Info, PDFDict)
  if (info?.has(PDFName.of(markedPagesKey))) return 'marked already'
  const fonts = await fontsIn(pdf)
  const marks = marksOf(view, options.checks ?? [])
  markPages(pdf, view, marks, fonts)
  const before = pdf.getPageCount()
  addSheet(pdf, view, marks, options, fonts)
  const added = pdf.getPageCount() - before
  infoOf(pdf).set(PDFName.of(markedPagesKey), PDFString.of(String(added)))
  try {
    return await pdf.save({ updateFieldAppearances: false, addDefaultPage: false })
  } catch {
    return 'cannot be changed'
  }
}

/** Undefined where the file is protected, or so damaged that it cannot be written again. */
async function opened(bytes: Uint8Array): Promise<PDFDocument | undefined> {
  try {
    const pdf = await PDFDocument.load(bytes, {
      updateMetadata: false,
      password: '',
      preserveXFA: true,
    })
    return pdf.getPages().length > 0 ? pdf : undefined
  } catch {
    return undefined
  }
}

function infoOf({ context }: PDFDocument): PDFDict {
  const info = context.lookupMaybe(context.trailerInfo.Info, PDFDict)
  if (info) return info
  const made = context.obj({})
  context.trailerInfo.Info = context.register(made)
  return made
}

interface Fonts {
  readonly type: Type
  /** What a drawing names as its resources. */
  readonly resources: PDFDict
}

async function fontsIn(pdf: PDFDocument): Promise<Fonts> {
  const faces: Readonly<Record<Face, PDFFont>> = {
    regular: await pdf.embedFont(StandardFonts.Helvetica),
    bold: await pdf.embedFont(StandardFonts.HelveticaBold),
    italic: await pdf.embedFont(StandardFonts.HelveticaBoldOblique),
  }
  const { context } = pdf
  const named: Record<string, PDFRef> = { [fontNames.japanese]: japaneseFont(pdf) }
  for (const face of Object.keys(faces) as Face[]) named[fontNames[face]] = faces[face].ref
  const resources = context.obj({ Font: context.obj(named) })
  return { resources, type: typeOf(faces) }
}

/** Not in the file: programs show it in a Japanese font of their own. */
function japaneseFont({ context }: PDFDocument): PDFRef {
  const system = {
    Registry: PDFString.of('Adobe'),
    Ordering: PDFString.of('Japan1'),
    Supplement: 6,
  }
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: 'HeiseiKakuGo-W5',
      Flags: 4,
      FontBBox: [-92, -250, 1010, 922],
      ItalicAngle: 0,
      Ascent: 752,
      Descent: -221,
      CapHeight: 737,
      StemV: 114,
    }),
  )
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType0',
      BaseFont: 'HeiseiKakuGo-W5',
      CIDSystemInfo: context.obj(system),
      DW: 1000,
      FontDescriptor: descriptor,
    }),
  )
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: 'HeiseiKakuGo-W5-UniJIS-UTF16-H',
      Encoding: 'UniJIS-UTF16-H',
      DescendantFonts: [descendant],
    }),
  )
}

function typeOf(faces: Readonly<Record<Face, PDFFont>>): Type {
  return {
    width: (text, size, face) =>
      stretchesOf(text).reduce(
        (sum, { isWestern, text: part }) =>
          sum + (isWestern ? faces[face].widthOfTextAtSize(part, size) : [...part].length * size),
        0,
      ),
    show: (text, size, face) =>
      stretchesOf(text)
        .map(({ isWestern, text: part }) =>
          isWestern
            ? `/${fontNames[face]} ${size} Tf ${faces[face].encodeText(part).toString()} Tj`
            : `/${fontNames.japanese} ${size} Tf <${wideHex(part)}> Tj`,
        )
        .join(' '),
  }
}

function markPages(pdf: PDFDocument, view: View, marks: readonly Mark[], fonts: Fonts): void {
  const { type } = fonts
  const width = (text: string, size: number): number => type.width(text, size, 'bold')
  const placed = placeMarks(view.release.document, marks, markSizeWith(type), width)
  const drawings = new Map<string, PDFRef>()
  for (const page of placed) {
    const target = pdf.getPage(page.page)
    const frame = frameOf(target)
    const annotations = annotationsOf(page, placed.length, view.document.sha256, type)
    const added = annotations.map((annotation) =>
      annotationIn(pdf, target, frame, annotation, fonts, drawings),
    )
    // Not by the library's own way, which would wrap the content of the page.
    const before = target.node.Annots()?.asArray() ?? []
    target.node.set(PDFName.of('Annots'), pdf.context.obj([...before, ...added]))
  }
}

function frameOf(page: PDFPage): Frame {
  const media = page.getMediaBox()
  const crop = page.getCropBox()
  const left = Math.max(media.x, crop.x)
  const bottom = Math.max(media.y, crop.y)
  const right = Math.min(media.x + media.width, crop.x + crop.width)
  const top = Math.min(media.y + media.height, crop.y + crop.height)
  return { left, bottom, right, top, turn: (((page.getRotation().angle / 90) % 4) + 4) % 4 }
}

/** Prints, and may be moved or taken away by whoever reviews. */
const printed = 4

function annotationIn(
  pdf: PDFDocument,
  page: PDFPage,
  frame: Frame,
  annotation: Annotation,
  { resources }: Fonts,
  drawings: Map<string, PDFRef>,
): PDFRef {
  const { context } = pdf
  const { drawing, key } = annotation
  const shared = `${key ?? ''} ${frame.turn}`
  const known = key === undefined ? undefined : drawings.get(shared)
  const form =
    known ??
    context.register(
      context.flateStream(drawing.content, {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, drawing.width, drawing.height],
        Matrix: [...uprightMatrix(frame)],
        Resources: resources,
      }),
    )
  if (key !== undefined) drawings.set(shared, form)
  const made: Record<string, PDFObject> = {
    Type: PDFName.of('Annot'),
    Subtype: PDFName.of(annotation.subtype),
    Rect: context.obj(
      toPage(frame, annotation.rect).map((at) => PDFNumber.of(Number(at.toFixed(2)))),
    ),
    P: page.ref,
    F: PDFNumber.of(printed),
    T: PDFHexString.fromText('Tanshin'),
    NM: PDFString.of(`tanshin-${annotation.name}`),
    Contents: PDFHexString.fromText(annotation.words),
    AP: context.obj({ N: form }),
  }
  if (annotation.subtype === 'FreeText') made.DA = PDFString.of(`/${fontNames.bold} 8 Tf 0 g`)
  return context.register(context.obj(made))
}

function addSheet(
  pdf: PDFDocument,
  view: View,
  marks: readonly Mark[],
  options: ReportOptions,
  { type, resources }: Fonts,
): void {
  const { context } = pdf
  const first = displayed(frameOf(pdf.getPage(0)))
  const isPaper = first.width >= 500 && first.width <= 620 && first.height >= 700
  const paper = isPaper ? first : { width: 595.28, height: 841.89 }
  for (const items of sheetPages(tieOutOf(view, marks, options), paper, type)) {
    const page = pdf.addPage([paper.width, paper.height])
    const content = context.flateStream(drawItems(items, paper.height, type))
    page.node.set(PDFName.of('Resources'), resources)
    page.node.set(PDFName.of('Contents'), context.register(content))
  }
}
