/**
 * Bytes → text. The encoding is told by the byte order mark, then by what the page says of itself,
 * then by which one the bytes are valid in. Offsets everywhere are those of the text made here.
 */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'shift_jis' | 'windows-1252'

/** A page says its encoding near the top. */
const declarationMax = 4096

export function decode(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes)
  return encoding === 'windows-1252'
    ? decodeWestern(bytes)
    : new TextDecoder(encoding).decode(bytes)
}

/** The encoding that the text is read in. */
export function encodingOf(bytes: Uint8Array): Encoding {
  return markedEncoding(bytes) ?? declaredEncoding(bytes) ?? likelyEncoding(bytes)
}

/** What windows-1252 has where Latin-1 has controls; some runtimes decode the one as the other. */
const western = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function decodeWestern(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1252').decode(bytes)
  return text.replace(/[\u0080-\u009f]/g, (char) => western[char.charCodeAt(0) - 0x80]!)
}

function markedEncoding([first, second, third]: Uint8Array): Encoding | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return undefined
}

/** What `<meta charset>` or the XML declaration says, unless the bytes belie it. */
function declaredEncoding(bytes: Uint8Array): Encoding | undefined {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, declarationMax))
  const name =
    /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(start)?.[1] ??
    /^<\?xml[^>]{0,200}encoding\s*=\s*["']([\w-]{1,40})/i.exec(start)?.[1]
  const encoding = name === undefined ? undefined : encodings[name.toLowerCase()]
  return encoding && isValid(bytes, encoding) ? encoding : undefined
}

const encodings: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso-8859-15': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
  'cp-1252': 'windows-1252',
  shift_jis: 'shift_jis',
  'shift-jis': 'shift_jis',
  sjis: 'shift_jis',
  'x-sjis': 'shift_jis',
  'windows-31j': 'shift_jis',
  cp932: 'shift_jis',
}

/** UTF-8 proves itself; Shift_JIS is believed where it yields Japanese. */
function likelyEncoding(bytes: Uint8Array): Encoding {
  const wide = wideEncoding(bytes)
  if (wide) return wide
  if (isValid(bytes, 'utf-8')) return 'utf-8'
  if (isCut(bytes)) return 'utf-8'
  return isValid(bytes, 'shift_jis') && readsJapanese(bytes) ? 'shift_jis' : 'windows-1252'
}

/** UTF-16 without its mark: Latin letters have a zero beside them. */
function wideEncoding(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, 2000)
  let even = 0
  let odd = 0
  sample.forEach((byte, at) => {
    if (byte !== 0) return
    if (at % 2 === 0) even += 1
    else odd += 1
  })
  if (odd > sample.length * 0.15 && even < sample.length * 0.02) return 'utf-16le'
  return even > sample.length * 0.15 && odd < sample.length * 0.02 ? 'utf-16be' : undefined
}

function isValid(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** UTF-8 but for a character that the end of the file cuts in two. */
function isCut(bytes: Uint8Array): boolean {
  const hasWide = bytes.subarray(-4).some((byte) => byte >= 0xc2)
  return hasWide && [1, 2, 3].some((cut) => isValid(bytes.subarray(0, -cut), 'utf-8'))
}

/** Kana in number: Western text read as Shift_JIS gives odd characters, but hardly kana. */
function readsJapanese(bytes: Uint8Array): boolean {
  const text = new TextDecoder('shift_jis').decode(bytes.subarray(0, 40_000))
  const kana = text.match(/[ぁ-ヶ]/g)?.length ?? 0
  const other = text.match(/[^\p{ASCII}ぁ-ヶ一-龠、。]/gu)?.length ?? 0
  return kana > 5 && kana > other
}
