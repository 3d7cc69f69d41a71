/**
 * A view of a PDF release and its bytes → the same PDF with a mark at every figure and the tie-out
 * behind its pages. Marks are annotations, so that the content, the tags and the links of the
 * release stay as they are. The only file that imports `@cantoo/pdf-lib`.
 */
import {
  EncryptedPDFError,
  PDFArray,
  PDFDict,
  PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRef,
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
import { type Role, sheetPages } from './pdf-sheet.ts'
import { tieOutOf } from './tie-out.ts'

export type MarkRefusal = 'marked already' | 'protected' | 'cannot be changed'

/** The marked file, or why there is none. The same release and options give the same bytes. */
export async function markPdf(
  bytes: Uint8Array,
  view: View,
  options: ReportOptions,
): Promise<Uint8Array | MarkRefusal> {
  const pdf = await opened(bytes)
  const { document } = view.release
  if (pdf === 'protected') return pdf
  if (!pdf || pdf.getPageCount() < (document.pages ?? []).length) return 'cannot be changed'
  const info = pdf.context.lookupMaybe(pdf.context.trailerInfo.Info, PDFDict)
  if (info?.has(PDFName.of(markedPagesKey))) return 'marked already'
  const fonts = await fontsIn(pdf)
  const marks = marksOf(view, options.checks ?? [])
  const before = pdf.getPageCount()
  try {
    const tags = tagsOf(pdf)
    markPages(pdf, view, marks, fonts, tags)
    addSheet(pdf, view, marks, options, fonts, tags)
    if (tags) addTags(pdf, tags)
  } catch (error) {
    // The library says so of pages that lack what a page must have; what is ours goes on.
    if (error instanceof TypeError || error instanceof RangeError) throw error
    return 'cannot be changed'
  }
  const added = pdf.getPageCount() - before
  infoOf(pdf).set(PDFName.of(markedPagesKey), PDFString.of(String(added)))
  try {
    return await pdf.save({ updateFieldAppearances: false, addDefaultPage: false })
  } catch {
    return 'cannot be changed'
  }
}

/** Undefined where the file is so damaged that it cannot be written again. */
async function opened(bytes: Uint8Array): Promise<PDFDocument | 'protected' | undefined> {
  try {
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false, preserveXFA: true })
    return pdf.getPages().length > 0 ? pdf : undefined
  } catch (error) {
    return error instanceof EncryptedPDFError ? 'protected' : undefined
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

function markPages(
  pdf: PDFDocument,
  view: View,
  marks: readonly Mark[],
  fonts: Fonts,
  tags: Tags | undefined,
): void {
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
    if (tags) for (const ref of added) tagAnnotation(pdf, tags, target, ref)
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
  tags: Tags | undefined,
): void {
  const { context } = pdf
  const first = displayed(frameOf(pdf.getPage(0)))
  const isPaper = first.width >= 500 && first.width <= 620 && first.height >= 700
  const paper = isPaper ? first : { width: 595.28, height: 841.89 }
  for (const items of sheetPages(tieOutOf(view, marks, options), paper, type)) {
    const page = pdf.addPage([paper.width, paper.height])
    const { content, roles } = drawItems(items, paper.height, type, tags !== undefined)
    const stream = context.flateStream(content)
    page.node.set(PDFName.of('Resources'), resources)
    page.node.set(PDFName.of('Contents'), context.register(stream))
    if (tags) tagPage(pdf, tags, page, roles)
  }
}

/** What is added to the structure of a tagged file, so that it stays one that can be read aloud. */
interface Tags {
  readonly root: PDFDict
  /** The part of the structure that is ours. */
  readonly section: PDFRef
  readonly kids: PDFRef[]
  /** From a page or an annotation to what it is in the structure. */
  readonly parents: PDFObject[]
  next: number
}

/** Undefined in a file without tags. */
function tagsOf({ catalog, context }: PDFDocument): Tags | undefined {
  const root = catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)
  if (!root) return undefined
  const tree = root.lookupMaybe(PDFName.of('ParentTree'), PDFDict)
  const next = root.lookupMaybe(PDFName.of('ParentTreeNextKey'), PDFNumber)?.asNumber()
  const section = context.nextRef()
  return { root, section, kids: [], parents: [], next: next ?? (tree ? lastKey(tree, 0) + 1 : 0) }
}

/** A tree of numbers is this deep at most. */
const treeDepthMax = 20

/** The largest number of a tree of numbers; -1 where it is empty. */
function lastKey(tree: PDFDict, depth: number): number {
  const numbers = tree.lookupMaybe(PDFName.of('Nums'), PDFArray)
  const own = numbers?.lookupMaybe(numbers.size() - 2, PDFNumber)?.asNumber() ?? -1
  const kids = depth < treeDepthMax ? tree.lookupMaybe(PDFName.of('Kids'), PDFArray) : undefined
  const last = kids?.lookupMaybe(kids.size() - 1, PDFDict)
  return last ? Math.max(own, lastKey(last, depth + 1)) : own
}

function tagAnnotation(
  { context }: PDFDocument,
  tags: Tags,
  page: PDFPage,
  annotation: PDFRef,
): void {
  const reference = context.obj({ Type: 'OBJR', Obj: annotation, Pg: page.ref })
  const kid = context.register(
    context.obj({ Type: 'StructElem', S: 'Annot', P: tags.section, Pg: page.ref, K: reference }),
  )
  context.lookup(annotation, PDFDict).set(PDFName.of('StructParent'), PDFNumber.of(tags.next))
  page.node.set(PDFName.of('Tabs'), PDFName.of('S'))
  tags.kids.push(kid)
  tags.parents.push(PDFNumber.of(tags.next), kid)
  tags.next += 1
}

function tagPage(
  { context }: PDFDocument,
  tags: Tags,
  page: PDFPage,
  roles: readonly Role[],
): void {
  const kids = roles.map((role, index) =>
    context.register(
      context.obj({ Type: 'StructElem', S: role, P: tags.section, Pg: page.ref, K: index }),
    ),
  )
  page.node.set(PDFName.of('StructParents'), PDFNumber.of(tags.next))
  tags.kids.push(...kids)
  tags.parents.push(PDFNumber.of(tags.next), context.obj(kids))
  tags.next += 1
}

/** Hangs our section behind what the release has, and its numbers behind those of the release. */
function addTags(
  { context, catalog }: PDFDocument,
  { root, section, kids, parents, next }: Tags,
): void {
  const outer = documentOf(root)
  const parent = outer ?? catalog.get(PDFName.of('StructTreeRoot'))
  context.assign(
    section,
    context.obj({ Type: 'StructElem', S: 'Sect', P: parent ?? root, K: kids }),
  )
  const holder = outer ? context.lookup(outer, PDFDict) : root
  const before = holder.get(PDFName.of('K'))
  const list = context.lookup(before)
  const all = list instanceof PDFArray ? list.asArray() : before ? [before] : []
  holder.set(PDFName.of('K'), context.obj([...all, section]))
  const tree = root.lookupMaybe(PDFName.of('ParentTree'), PDFDict) ?? context.obj({ Nums: [] })
  const numbers = tree.lookupMaybe(PDFName.of('Nums'), PDFArray)
  const nested = tree.lookupMaybe(PDFName.of('Kids'), PDFArray)
  if (nested) {
    const limits = [parents[0] ?? PDFNumber.of(0), PDFNumber.of(next - 1)]
    nested.push(context.register(context.obj({ Nums: parents, Limits: limits })))
  } else tree.set(PDFName.of('Nums'), context.obj([...(numbers?.asArray() ?? []), ...parents]))
  root.set(PDFName.of('ParentTree'), tree)
  root.set(PDFName.of('ParentTreeNextKey'), PDFNumber.of(next))
}

/** The element that holds the whole release, where the structure has one. */
function documentOf(root: PDFDict): PDFRef | undefined {
  const kids = root.get(PDFName.of('K'))
  const list = root.context.lookup(kids)
  const first = list instanceof PDFArray ? list.get(0) : kids
  if (!(first instanceof PDFRef)) return undefined
  const element = root.context.lookupMaybe(first, PDFDict)
  const role = element?.lookupMaybe(PDFName.of('S'), PDFName)
  return role === PDFName.of('Document') ? first : undefined
}
