/**
 * Whether a font is bold: by its name, or where a printer driver took the name away, by its
 * tables.
 */
import type { Pdfium } from './pdfium.ts'

const nameMax = 512
/** Larger fonts are those of whole scripts, which no printer embeds unnamed. */
const fontMax = 4 * 1024 * 1024

/** `scratch` has room for a name. */
export function isBoldFont(pdfium: Pdfium, font: number, scratch: number): boolean {
  const name = nameOf(pdfium, font, scratch).replace(/^[A-Z]{6}\+/, '')
  if (/bold|black|heavy|demi/i.test(name)) return true
  const isNamed = /[a-z]{3}/i.test(name.replace(/CIDFont|Font|Type\d?/gi, ''))
  return !isNamed && isBoldByTables(pdfium, font, scratch)
}

function nameOf({ call, bytes }: Pdfium, font: number, scratch: number): string {
  const length = call.FPDFFont_GetBaseFontName!(font, scratch, nameMax)
  if (length <= 1 || length > nameMax) return ''
  return String.fromCharCode(...bytes().subarray(scratch, scratch + length - 1))
}

/** The style of an embedded TrueType font stands in its head table. */
function isBoldByTables({ call, bytes, view }: Pdfium, font: number, scratch: number): boolean {
  if (call.FPDFFont_GetIsEmbedded!(font) !== 1) return false
  if (call.FPDFFont_GetFontData!(font, 0, 0, scratch) === 0) return false
  const length = view().getUint32(scratch, true)
  if (length < 12 || length > fontMax) return false
  const data = call.malloc!(length)
  if (data === 0) return false
  call.FPDFFont_GetFontData!(font, data, length, scratch)
  const bold = hasBoldStyle(new DataView(bytes().buffer, data, length))
  call.free!(data)
  return bold
}

const tablesMax = 64
const headTable = 0x68656164
const styleAt = 44

function hasBoldStyle(font: DataView): boolean {
  const tables = Math.min(tablesMax, font.getUint16(4))
  for (let table = 0; table < tables; table++) {
    const record = 12 + table * 16
    if (record + 16 > font.byteLength) return false
    if (font.getUint32(record) !== headTable) continue
    const style = font.getUint32(record + 8) + styleAt
    return style + 2 <= font.byteLength && (font.getUint16(style) & 1) === 1
  }
  return false
}
