/**
 * A PDF → its pages, each as drawn characters and ruling lines. Page by page, and every page is
 * given back before the next. What else is asked of PDFium about a page is asked from here:
 * `rulings.ts` its lines, `fonts.ts` its fonts, `sight.ts` what is seen of it, `tags.ts` its tags.
 */
import { isBlank, isFigureSign, isNamed, isPrivate, printed, unknown } from './codes.ts'
import { type FontFacts, factsOf, misnames } from './fonts.ts'
import type { Glyph, PageContent, Turn } from './page.ts'
import type { Pdfium } from './pdfium.ts'
import { rulingsOf } from './rulings.ts'
import { isHidden, isWithin, type Paint, paintOf, type Sight, seenAmong, sightOf } from './sight.ts'
import { withTrueDigits, withTrueSizes } from './sizes.ts'
import { type Tags, tagsOf } from './tags.ts'

/** Longer files are whole annual reports or made to exhaust. */
export const pagesMax = 1000
/** No page can be read that has more; those of a newspaper have a tenth. */
const glyphsMax = 60_000
/** Of all pages together. */
const glyphsOfFileMax = 3_000_000
/** Lines and boxes that a page draws; further ones are decoration. */
const objectsMax = 50_000

export interface OpenPdf {
  readonly pdfium: Pdfium
  readonly document: number
  readonly pages: number
  /** It says that it is, which many do without any tags. */
  readonly isTagged: boolean
  /** What is known of those that were met. */
  readonly fonts: Map<number, FontFacts>
  /** Room for what PDFium answers in. */
  readonly scratch: number
  /** How many glyphs were read so far. */
  glyphs: number
}

const scratchSize = 1024

/** Opens the file, hands it over, and gives everything back. The number is PDFium's error. */
export function withPdf<Result>(
  pdfium: Pdfium,
  bytes: Uint8Array,
  use: (pdf: OpenPdf) => Result,
): Result | number {
  const { call } = pdfium
  const data = call.malloc!(bytes.length)
  if (data === 0) return 1
  pdfium.bytes().set(bytes, data)
  const document = call.FPDF_LoadMemDocument!(data, bytes.length, 0)
  if (document === 0) {
    const error = call.FPDF_GetLastError!()
    call.free!(data)
    return error === 0 ? 1 : error
  }
  const scratch = call.malloc!(scratchSize)
  const pages = call.FPDF_GetPageCount!(document)
  const isTagged = call.FPDFCatalog_IsTagged!(document) !== 0
  const result = use({ pdfium, document, pages, isTagged, fonts: new Map(), scratch, glyphs: 0 })
  call.free!(scratch)
  call.FPDF_CloseDocument!(document)
  call.free!(data)
  return result
}

/** What stands on page `index`, counted from 0. */
export function readPage(pdf: OpenPdf, index: number): PageContent {
  const { call } = pdf.pdfium
  const page = call.FPDF_LoadPage!(pdf.document, index)
  if (page === 0) return unread(612, 792, 'the page is damaged')
  const frame = frameOf(pdf, page)
  const text = call.FPDFText_LoadPage!(page)
  const content =
    text === 0 ? unreadFrame(frame, 'the page is damaged') : contentOf(pdf, page, text, frame)
  if (text !== 0) call.FPDFText_ClosePage!(text)
  call.FPDF_ClosePage!(page)
  return content
}

function contentOf(pdf: OpenPdf, page: number, text: number, frame: Frame): PageContent {
  const { call } = pdf.pdfium
  const count = call.FPDFText_CountChars!(text)
  if (count > glyphsMax)
    return unreadFrame(frame, `the page has more than ${glyphsMax.toLocaleString('en')} characters`)
  if (pdf.glyphs + Math.max(0, count) > glyphsOfFileMax)
    return unreadFrame(frame, 'the pages before it have more characters than are read of one file')
  pdf.glyphs += Math.max(0, count)
  const paint = paintOf(pdf.pdfium, page, pdf.scratch, objectsMax)
  const tags = pdf.isTagged ? tagsOf(pdf.pdfium, page, pdf.scratch) : undefined
  const drawn = glyphsOf(pdf, text, count, frame, paint, tags)
  const layer = drawn.unseen.filter(({ isInvisible }) => isInvisible)
  const isLayer = layer.length > drawn.glyphs.length && paint.isDrawing
  const glyphs = isLayer ? layer.map(({ glyph }) => glyph) : drawn.glyphs
  if (drawn.unmapped * 5 > glyphs.length)
    return unreadFrame(frame, 'its fonts do not say which characters they draw')
  if (glyphs.length === 0) return unreadFrame(frame, emptyReason(drawn, paint))
  const rulings = rulingsOf(pdf.pdfium, page, pdf.scratch, objectsMax, (x, y) => shown(frame, x, y))
  const hidden = isLayer ? '' : textOf(drawn.unseen)
  return {
    width: frame.width,
    height: frame.height,
    glyphs: withTrueDigits(withTrueSizes(glyphs)),
    rulings,
    ...(isLayer && { ocr: true }),
    ...(/\d/.test(hidden) && { hidden }),
  }
}

function emptyReason({ unseen }: Drawn, { isDrawing }: Paint): string {
  if (unseen.length > 0) return 'its text is not shown'
  return isDrawing ? 'the page is a picture, without text' : 'the page is empty'
}

function textOf(unseen: readonly Unseen[]): string {
  return unseen
    .map(({ glyph: { text, spaced } }) => (spaced ? ` ${text}` : text))
    .join('')
    .trim()
}

function unread(width: number, height: number, reason: string): PageContent {
  return { width, height, glyphs: [], rulings: [], unread: reason }
}

function unreadFrame({ width, height }: Frame, reason: string): PageContent {
  return unread(width, height, reason)
}

/** How the coordinates of the file become those of the page as displayed. */
export interface Frame {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** Quarter turns, clockwise. */
  readonly rotation: number
}

function frameOf({ pdfium, scratch }: OpenPdf, page: number): Frame {
  const { call } = pdfium
  const hasBox = call.FPDF_GetPageBoundingBox!(page, scratch) !== 0
  const view = pdfium.view()
  const [left, top, right, bottom] = hasBox
    ? [0, 4, 8, 12].map((at) => view.getFloat32(scratch + at, true))
    : [0, 792, 612, 0]
  const rotation = call.FPDFPage_GetRotation!(page) & 3
  const across = Math.abs(right! - left!)
  const down = Math.abs(top! - bottom!)
  const [width, height] = rotation % 2 === 0 ? [across, down] : [down, across]
  return { width, height, left: left!, top: top!, right: right!, bottom: bottom!, rotation }
}

function shown(frame: Frame, x: number, y: number): readonly [number, number] {
  switch (frame.rotation) {
    case 1:
      return [y - frame.bottom, x - frame.left]
    case 2:
      return [frame.right - x, y - frame.bottom]
    case 3:
      return [frame.top - y, frame.right - x]
    default:
      return [x - frame.left, frame.top - y]
  }
}

/** How the characters of one text object look. */
interface Look {
  readonly size: number
  readonly bold: boolean
  readonly turn: Turn
  readonly sight: Sight
  /** 0 where it is not known. */
  readonly font: number
  /** Of the tags. */
  readonly paragraph?: number | undefined
}

const plain: Look = { size: 10, bold: false, turn: 0, sight: 'seen', font: 0 }

/** What a page draws, as it is seen. */
interface Drawn {
  readonly glyphs: Glyph[]
  /** In drawing order. */
  readonly unseen: Unseen[]
  /** How many no font names. */
  readonly unmapped: number
}

/** A character that no reader sees. */
interface Unseen {
  readonly glyph: Glyph
  /** Drawn without ink, as the text layer of a scan; else covered, cut off, or white on white. */
  readonly isInvisible: boolean
  /** Its middle, in the file. */
  readonly x: number
  readonly y: number
}

function glyphsOf(
  pdf: OpenPdf,
  text: number,
  count: number,
  frame: Frame,
  paint: Paint,
  tags: Tags | undefined,
): Drawn {
  const { call } = pdf.pdfium
  const { FPDFText_GetUnicode: unicodeAt, FPDFText_IsGenerated: isGenerated } = call
  const { FPDFText_GetTextObject: objectAt, FPDFText_HasUnicodeMapError: isGuessed } = call
  const glyphs: Glyph[] = []
  const unseen: Unseen[] = []
  const met = new Set<number>()
  let unmapped = 0
  let privates = 0
  let spaced = false
  let object = -1
  let look = plain
  for (let index = 0; index < count; index++) {
    const code = unicodeAt!(text, index)
    if (isBlank(code)) {
      // A space or line end that PDFium guessed is no evidence.
      if (isGenerated!(text, index) !== 1) spaced = true
      continue
    }
    const drawnBy = objectAt!(text, index)
    if (drawnBy !== object) {
      object = drawnBy
      met.add(object)
      look = lookOf(pdf, text, index, object, frame, paint, tags)
    }
    const corners = cornersOf(pdf, text, index)
    const isMapped =
      isNamed(code) &&
      !(isFigureSign(code) && (isGuessed!(text, index) === 1 || misnames(pdf, look.font, code)))
    if (!isMapped) unmapped += 1
    if (isPrivate(code)) privates += 1
    const isUnseen = look.sight !== 'seen' && isHidden(look.sight, corners)
    const before = spaced ? undefined : isUnseen ? unseen.at(-1)?.glyph : glyphs.at(-1)
    const glyph = glyphAt(corners, frame, look, printed(isMapped ? code : unknown), spaced, before)
    if (glyph && isUnseen) unseen.push(unseenOf(glyph, corners, look.sight === 'invisible'))
    else if (glyph) glyphs.push(glyph)
    spaced = false
  }
  if (unseen.length > 0) showTwins(pdf, paint, met, glyphs, unseen)
  if (privates > 0) unmapped += withdrawNames(glyphs)
  return { glyphs, unseen, unmapped }
}

function cornersOf({ pdfium, scratch }: OpenPdf, text: number, index: number): Corners {
  pdfium.call.FPDFText_GetLooseCharBox!(text, index, scratch)
  pdfium.call.FPDFText_GetCharOrigin!(text, index, scratch + 16, scratch + 24)
  const view = pdfium.view()
  return {
    left: view.getFloat32(scratch, true),
    top: view.getFloat32(scratch + 4, true),
    right: view.getFloat32(scratch + 8, true),
    bottom: view.getFloat32(scratch + 12, true),
    x: view.getFloat64(scratch + 16, true),
    y: view.getFloat64(scratch + 24, true),
  }
}

function unseenOf(glyph: Glyph, { left, right, top, bottom }: Corners, isInvisible: boolean) {
  return { glyph, isInvisible, x: (left + right) / 2, y: (top + bottom) / 2 }
}

/**
 * Of a text drawn twice at one place PDFium names the first alone; where that is not seen and the
 * other is, the text is seen.
 */
function showTwins(
  { pdfium, scratch }: OpenPdf,
  paint: Paint,
  met: ReadonlySet<number>,
  glyphs: Glyph[],
  unseen: Unseen[],
): void {
  const twins = seenAmong(pdfium, paint, met, scratch)
  if (twins.length === 0) return
  const all = unseen.splice(0)
  for (const one of all) {
    if (twins.some((box) => isWithin(box, one.x, one.y))) glyphs.push(one.glyph)
    else unseen.push(one)
  }
}

/** Characters without a name that stand in a number, or in a row of such, are not known. */
function withdrawNames(glyphs: Glyph[]): number {
  let withdrawn = 0
  for (const [at, glyph] of glyphs.entries()) {
    if (!isPrivate(glyph.text.charCodeAt(0))) continue
    const before = glyph.spaced ? undefined : glyphs[at - 1]
    const after = glyphs[at + 1]?.spaced ? undefined : glyphs[at + 1]
    if (!isFigureBeside(glyph, before) && !isFigureBeside(glyph, after)) continue
    glyphs[at] = { ...glyph, text: printed(unknown) }
    withdrawn += 1
  }
  return withdrawn
}

/** A digit, a sign of numbers, or another character without a name; on the same line, and near. */
function isFigureBeside(glyph: Glyph, other: Glyph | undefined): boolean {
  if (!other || Math.abs(other.base - glyph.base) > glyph.size * nearMax) return false
  const gap = Math.max(other.x0 - glyph.x1, glyph.x0 - other.x1)
  const code = other.text.charCodeAt(0)
  const isOfFigure = isFigureSign(code) || isPrivate(code) || code === unknown
  return gap < glyph.size * nearMax && isOfFigure
}

/**
 * A font that holds a currency sign alone may number its characters from "!" on. An exclamation
 * mark as wide as a digit is such a sign; which currency it names, the file does not say.
 */
const wideMark = 0.45
const nameless = '\u00a4'

/** Letters of one word, in sizes of them. */
const nearMax = 0.18

interface Corners {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** Where its baseline begins. */
  readonly x: number
  readonly y: number
}

/**
 * Turned upright; undefined where it is drawn outside the page. The rest of a word that the edge
 * of the page cuts belongs to it: a number without its last digits would be another one.
 */
function glyphAt(
  corners: Corners,
  frame: Frame,
  { size, bold, turn, paragraph }: Look,
  text: string,
  spaced: boolean,
  before: Glyph | undefined,
): Glyph | undefined {
  // Of the two corners only how far they reach along the line matters.
  const [one, other, base] =
    turn === 0 && frame.rotation === 0
      ? [corners.left - frame.left, corners.right - frame.left, frame.top - corners.y]
      : turned(corners, frame, turn)
  const x0 = one < other ? one : other
  const x1 = one < other ? other : one
  const isTurned = turn === 1 || turn === 3
  const width = isTurned ? frame.height : frame.width
  const height = isTurned ? frame.width : frame.height
  const isCut =
    before !== undefined &&
    Math.abs(before.base - base) < size * nearMax &&
    Math.abs(x0 - before.x1) < size * nearMax
  const isInside = (isCut || (x1 > 0 && x0 < width)) && base > 0 && base < height + size
  if (!isInside || !Number.isFinite(x1 - x0 + base)) return undefined
  const sign = text === '!' && x1 - x0 > size * wideMark ? nameless : text
  return { text: sign, x0, x1, base, size, bold, spaced, turn, paragraph }
}

/** Both ends along the line, and the baseline. */
function turned(
  { left, top, right, bottom, x, y }: Corners,
  frame: Frame,
  turn: Turn,
): readonly [number, number, number] {
  const [one] = upright(frame, turn, shown(frame, left, top))
  const [other] = upright(frame, turn, shown(frame, right, bottom))
  const [, base] = upright(frame, turn, shown(frame, x, y))
  return [one, other, base]
}

/** A point of the page as displayed, where the text of this turn stands upright. */
function upright(
  { width, height }: Frame,
  turn: Turn,
  [x, y]: readonly [number, number],
): readonly [number, number] {
  switch (turn) {
    case 1:
      return [y, width - x]
    case 2:
      return [width - x, height - y]
    case 3:
      return [height - y, x]
    default:
      return [x, y]
  }
}

function lookOf(
  pdf: OpenPdf,
  text: number,
  index: number,
  object: number,
  frame: Frame,
  paint: Paint,
  tags: Tags | undefined,
): Look {
  const { pdfium, scratch } = pdf
  const { call } = pdfium
  const size = call.FPDFText_GetFontSize!(text, index)
  const hasMatrix = call.FPDFText_GetMatrix!(text, index, scratch) !== 0
  const view = pdfium.view()
  const [a, b, c, d] = hasMatrix
    ? [0, 4, 8, 12].map((at) => view.getFloat32(scratch + at, true))
    : [1, 0, 0, 1]
  const drawn = Math.abs(size) * Math.hypot(c!, d!)
  const isSound = Number.isFinite(drawn) && drawn > 0.5 && drawn < 2000
  const font = object === 0 ? 0 : call.FPDFTextObj_GetFont!(object)
  const paragraph = tags?.get(object === 0 ? -1 : call.FPDFPageObj_GetMarkedContentID!(object))
  return {
    size: isSound ? drawn : 10,
    font,
    bold: object !== 0 && isBold(pdf, object, font),
    turn: turnOf(a!, b!, frame.rotation),
    paragraph,
    sight: object === 0 ? 'seen' : sightOf(pdfium, paint, object, scratch),
  }
}

/** Text may lean by a hair. */
const leanMax = 0.06

function turnOf(a: number, b: number, rotation: number): Turn {
  const length = Math.hypot(a, b)
  if (!(length > 0)) return 0
  const own =
    Math.abs(b) < length * leanMax
      ? a > 0
        ? 0
        : 2
      : Math.abs(a) < length * leanMax
        ? b > 0
          ? 3
          : 1
        : 4
  return own === 4 ? 4 : (((own + rotation) & 3) as Turn)
}

const fillAndStroke = 2

function isBold(pdf: OpenPdf, object: number, font: number): boolean {
  const { call } = pdf.pdfium
  if (call.FPDFTextObj_GetTextRenderMode!(object) === fillAndStroke) return true
  return font !== 0 && factsOf(pdf, font).isBold
}
