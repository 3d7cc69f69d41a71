/**
 * A PDF → its pages, each as drawn characters and ruling lines. All that is asked of PDFium is
 * asked here, page by page, and every page is given back before the next.
 */
import { isBoldFont } from './fonts.ts'
import type { Glyph, PageContent, Turn } from './page.ts'
import type { Pdfium } from './pdfium.ts'
import { rulingsOf } from './rulings.ts'

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
  readonly fonts: Map<number, boolean>
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
  const result = use({ pdfium, document, pages, fonts: new Map(), scratch, glyphs: 0 })
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
  const { glyphs, unmapped } = glyphsOf(pdf, text, count, frame)
  if (unmapped * 5 > glyphs.length)
    return unreadFrame(frame, 'its fonts do not say which characters they draw')
  if (glyphs.length === 0)
    return unreadFrame(
      frame,
      call.FPDFPage_CountObjects!(page) > 0
        ? 'the page is a picture, without text'
        : 'the page is empty',
    )
  const rulings = rulingsOf(pdf.pdfium, page, pdf.scratch, objectsMax, (x, y) => shown(frame, x, y))
  return { width: frame.width, height: frame.height, glyphs, rulings }
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
}

const plain: Look = { size: 10, bold: false, turn: 0 }

/** What PDFium gives for a hyphen that ends a line, and for a character no font names. */
const lineHyphen = 2
const unknown = 0xfffd

function glyphsOf(
  pdf: OpenPdf,
  text: number,
  count: number,
  frame: Frame,
): { glyphs: Glyph[]; unmapped: number } {
  const { pdfium, scratch } = pdf
  const {
    FPDFText_GetUnicode: unicodeAt,
    FPDFText_IsGenerated: isGenerated,
    FPDFText_GetTextObject: objectAt,
    FPDFText_GetLooseCharBox: looseBox,
    FPDFText_GetCharOrigin: originAt,
  } = pdfium.call
  const glyphs: Glyph[] = []
  let unmapped = 0
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
      look = lookOf(pdf, text, index, object, frame)
    }
    looseBox!(text, index, scratch)
    originAt!(text, index, scratch + 16, scratch + 24)
    const view = pdfium.view()
    const box: Corners = {
      left: view.getFloat32(scratch, true),
      top: view.getFloat32(scratch + 4, true),
      right: view.getFloat32(scratch + 8, true),
      bottom: view.getFloat32(scratch + 12, true),
      x: view.getFloat64(scratch + 16, true),
      y: view.getFloat64(scratch + 24, true),
    }
    const isMapped = code !== 0 && code !== unknown && !isControl(code)
    if (!isMapped) unmapped += 1
    const before = spaced ? undefined : glyphs.at(-1)
    const glyph = glyphAt(box, frame, look, printed(isMapped ? code : unknown), spaced, before)
    if (glyph) glyphs.push(glyph)
    spaced = false
  }
  return { glyphs, unmapped }
}

function isBlank(code: number): boolean {
  return (
    code === 32 ||
    code === 160 ||
    code === 9 ||
    code === 10 ||
    code === 13 ||
    code === 12 ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x202f ||
    code === 0xfeff
  )
}

function isControl(code: number): boolean {
  return (
    (code < 32 && code !== lineHyphen) ||
    (code >= 127 && code < 160) ||
    (code >= 0xd800 && code < 0xe000)
  )
}

function printed(code: number): string {
  if (code === lineHyphen || code === 0xad) return '-'
  return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code)
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
  { size, bold, turn }: Look,
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
  return { text: sign, x0, x1, base, size, bold, spaced, turn }
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

function lookOf(pdf: OpenPdf, text: number, index: number, object: number, frame: Frame): Look {
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
  return {
    size: isSound ? drawn : 10,
    bold: object !== 0 && isBold(pdf, object),
    turn: turnOf(a!, b!, frame.rotation),
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

function isBold(pdf: OpenPdf, object: number): boolean {
  const { call } = pdf.pdfium
  if (call.FPDFTextObj_GetTextRenderMode!(object) === fillAndStroke) return true
  const font = call.FPDFTextObj_GetFont!(object)
  if (font === 0) return false
  let bold = pdf.fonts.get(font)
  if (bold === undefined) {
    bold = isBoldFont(pdf.pdfium, font, pdf.scratch)
    pdf.fonts.set(font, bold)
  }
  return bold
}
