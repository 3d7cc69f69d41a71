/**
 * A font of a PDF → the digits that it must be wrong about: what it names as one digit it draws as
 * another. Apart, because a name is held against shapes, and only exact equality says anything.
 */

import { tableAt } from './font-tables.ts'
import type { Pdfium } from './pdfium.ts'

const digits = '0123456789'
/** PDFium gives outlines in letters, whatever size is asked for; a unit is 1/1,000 or 1/2,048. */
const size = 1
const precision = 10_000
/** No digit has so many pieces. */
const segmentsMax = 400
/** Larger ones are those of whole scripts: to open one twice takes longer than its page. */
const fontMax = 256 * 1024
const trueType = 2
const asSimple = 0

/**
 * Digits drawn in the shape that the embedded font itself gives to another digit. Nothing is said
 * of a font that is not embedded, or has no table of characters by their code points.
 */
export function misnamedDigits(
  pdfium: Pdfium,
  document: number,
  font: number,
  scratch: number,
): ReadonlySet<string> {
  const wrong = new Set<string>()
  if (pdfium.call.FPDFFont_GetIsEmbedded!(font) !== 1) return wrong
  const own = ownShapes(pdfium, document, font, scratch)
  if (own.size === 0) return wrong
  const named = new Map([...own].map(([digit, shape]) => [shape, digit]))
  for (const [digit, shape] of shapesOf(pdfium, font, scratch))
    if (own.get(digit) !== shape && named.has(shape)) wrong.add(digit)
  return wrong
}

/** The shape of each digit that the font draws. */
function shapesOf(pdfium: Pdfium, font: number, scratch: number): Map<string, string> {
  const shapes = new Map<string, string>()
  for (const digit of digits) {
    const shape = shapeOf(pdfium, font, digit.charCodeAt(0), scratch)
    if (shape !== '') shapes.set(digit, shape)
  }
  return shapes
}

/** Its pieces as text; empty where it is not drawn. */
function shapeOf(pdfium: Pdfium, font: number, code: number, scratch: number): string {
  const { call } = pdfium
  const path = call.FPDFFont_GetGlyphPath!(font, code, size)
  if (path === 0) return ''
  const count = call.FPDFGlyphPath_CountGlyphSegments!(path)
  if (count <= 2 || count > segmentsMax) return ''
  let shape = ''
  for (let index = 0; index < count; index++) {
    const segment = call.FPDFGlyphPath_GetGlyphPathSegment!(path, index)
    if (call.FPDFPathSegment_GetPoint!(segment, scratch, scratch + 4) === 0) return ''
    const view = pdfium.view()
    const [x, y] = [view.getFloat32(scratch, true), view.getFloat32(scratch + 4, true)]
    shape += `${Math.floor(x * precision + 0.5)},${Math.floor(y * precision + 0.5)} `
  }
  return shape
}

/** What the embedded font draws by the names that it has itself, without those of the file. */
function ownShapes(
  pdfium: Pdfium,
  document: number,
  font: number,
  scratch: number,
): Map<string, string> {
  const { call } = pdfium
  if (call.FPDFFont_GetFontData!(font, 0, 0, scratch) === 0) return new Map()
  const length = pdfium.view().getUint32(scratch, true)
  const data = length > 0 && length <= fontMax ? call.malloc!(length) : 0
  if (data === 0) return new Map()
  call.FPDFFont_GetFontData!(font, data, length, scratch)
  const program = new DataView(pdfium.bytes().buffer, data, length)
  const own = hasCodePoints(program)
    ? call.FPDFText_LoadFont!(document, data, length, trueType, asSimple)
    : 0
  const shapes = own === 0 ? new Map<string, string>() : shapesOf(pdfium, own, scratch)
  if (own !== 0) call.FPDFFont_Close!(own)
  call.free!(data)
  return shapes
}

const tablesMax = 64
const cmapTable = 0x636d6170
const unicode = 0
const windows = 3
const codePoints: readonly number[] = [1, 10]

/** Whether a table says which code points the font draws; others number characters as they like. */
function hasCodePoints(font: DataView): boolean {
  const at = tableAt(font, cmapTable)
  if (at === undefined || at + 4 > font.byteLength) return false
  const count = Math.min(tablesMax, font.getUint16(at + 2))
  for (let index = 0; index < count; index++) {
    const record = at + 4 + index * 8
    if (record + 8 > font.byteLength) return false
    const platform = font.getUint16(record)
    if (platform === unicode) return true
    if (platform === windows && codePoints.includes(font.getUint16(record + 2))) return true
  }
  return false
}
