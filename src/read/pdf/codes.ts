/**
 * The code that PDFium gives for a character → what kind of character it is, and how it is printed.
 * Apart from the glyphs, because it asks nothing of the file.
 */

/** What PDFium gives for a hyphen that ends a line, and for a character no font names. */
const lineHyphen = 2
export const unknown = 0xfffd

/** Those that programs agree on among themselves alone. */
export function isPrivate(code: number): boolean {
  return code >= 0xe000 && code < 0xf900
}

/** Digits, and what stands between them. */
export function isFigureSign(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 44 || code === 46
}

export function isNamed(code: number): boolean {
  return code !== 0 && code !== unknown && !isControl(code)
}

export function isBlank(code: number): boolean {
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

export function printed(code: number): string {
  if (code === lineHyphen || code === 0xad) return '-'
  return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code)
}
