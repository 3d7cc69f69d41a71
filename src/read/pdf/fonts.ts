/**
 * What is known of a font: whether it is bold, by its name or, where a printer driver took the name
 * away, by its tables; and which digits it misnames. Each is found out once.
 */
import { tableAt } from './font-tables.ts'
import type { Pdfium } from './pdfium.ts'
import { misnamedDigits } from './shapes.ts'

const nameMax = 512
/** Larger fonts are those of whole scripts, which no printer embeds unnamed. */
const fontMax = 4 * 1024 * 1024

/** What is known of a font of a file. */
export interface FontFacts {
  readonly isBold: boolean
  /** Digits that it does not draw as it names them; asked for where it draws a digit. */
  misnamed?: ReadonlySet<string>
}

interface Fonts {
  readonly pdfium: Pdfium
  readonly document: number
  readonly fonts: Map<number, FontFacts>
  /** Room for a name. */
  readonly scratch: number
}

export function factsOf({ pdfium, fonts, scratch }: Fonts, font: number): FontFacts {
  const known = fonts.get(font)
  if (known) return known
  const facts: FontFacts = { isBold: isBoldFont(pdfium, font, scratch) }
  fonts.set(font, facts)
  return facts
}

/** Whether the font names a digit that it draws as another one. */
export function misnames(of: Fonts, font: number, code: number): boolean {
  if (font === 0) return false
  const facts = factsOf(of, font)
  facts.misnamed ??= misnamedDigits(of.pdfium, of.document, font, of.scratch)
  return facts.misnamed.size > 0 && facts.misnamed.has(String.fromCharCode(code))
}

function isBoldFont(pdfium: Pdfium, font: number, scratch: number): boolean {
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

const headTable = 0x68656164
const styleAt = 44

function hasBoldStyle(font: DataView): boolean {
  const table = tableAt(font, headTable)
  if (table === undefined) return false
  const style = table + styleAt
  return style + 2 <= font.byteLength && (font.getUint16(style) & 1) === 1
}
