/** Whether the first bytes say that the file is no text at all; the reason and the remedy. */

/** Why there is no document, and what the user can do about it. */
export interface ReadFailure {
  readonly kind: 'unreadable'
  readonly reason: string
  readonly remedy: string
}

interface Kind {
  readonly signature: readonly number[]
  readonly name: string
  readonly remedy: string
}

const reads = 'this version reads HTML, PDF, DOCX, XLSX, Markdown and text'
const saveAs = 'save the release as HTML or text and give that file'
const saveAnew = 'save it as DOCX or XLSX, without a password, and give that file'
const unpack = 'unpack it and give the release inside'

const pdfSignature = [0x25, 0x50, 0x44, 0x46]

const kinds: readonly Kind[] = [
  {
    signature: [0x50, 0x4b, 0x03, 0x04],
    name: 'a zip file that holds no document',
    remedy: unpack,
  },
  { signature: [0x50, 0x4b, 0x05, 0x06], name: 'an empty zip file', remedy: saveAs },
  {
    signature: [0xd0, 0xcf, 0x11, 0xe0],
    name: 'an older Word or Excel file, or one with a password',
    remedy: saveAnew,
  },
  { signature: [0x7b, 0x5c, 0x72, 0x74, 0x66], name: 'an RTF file', remedy: saveAs },
  { signature: [0x1f, 0x8b], name: 'a gzip file', remedy: 'unpack it and give the file inside' },
  { signature: [0x89, 0x50, 0x4e, 0x47], name: 'a picture (PNG)', remedy: saveAs },
  { signature: [0xff, 0xd8, 0xff], name: 'a picture (JPEG)', remedy: saveAs },
  { signature: [0x47, 0x49, 0x46, 0x38], name: 'a picture (GIF)', remedy: saveAs },
]

/** How many of the first bytes are looked at for signs of a binary file. */
const sampleLength = 8192

/** A PDF given where only texts are read, or without what opens it. */
export const pdfNotOpened: ReadFailure = {
  kind: 'unreadable',
  reason: 'is a PDF, and the program that opens PDFs was not given',
  remedy: saveAs,
}

export function wrongKindOf(bytes: Uint8Array): ReadFailure | undefined {
  if (bytes.every(isBlank))
    return unreadable('is empty', 'check that the file was saved completely')
  if (startsWith(bytes, pdfSignature)) return pdfNotOpened
  const kind = kinds.find(({ signature }) => startsWith(bytes, signature))
  if (kind) return unreadable(`is ${kind.name}; ${reads}`, kind.remedy)
  if (looksBinary(bytes)) return unreadable(`is a binary file; ${reads}`, saveAs)
  return undefined
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}

function unreadable(reason: string, remedy: string): ReadFailure {
  return { kind: 'unreadable', reason, remedy }
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}

/** Control characters that no text has; the zeros of UTF-16 stand in every second place. */
function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, sampleLength)
  if (hasWideMark(sample)) return false
  const zeros = [0, 0]
  let controls = 0
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2]! += 1
    else if (byte < 9 || (byte > 13 && byte < 27) || byte === 127) controls += 1
  })
  const half = sample.length / 2
  const isWide =
    zeros.some((count) => count > half * 0.3) && zeros.some((count) => count < half * 0.05)
  return controls > sample.length / 20 || (zeros[0]! + zeros[1]! > 0 && !isWide)
}

function hasWideMark([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
}
