/**
 * A zip archive → the texts in it, bounded. DOCX and XLSX are zips of XML; what is inside is
 * unpacked here, checked against its checksum and its size, and packed again without compression
 * for the libraries that read it: they never see more than was measured.
 */
import { crc32 } from '../bytes/crc32.ts'
import { joinBytes } from '../bytes/join.ts'

/** One file in the archive, as its directory at the end has it. */
interface Entry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
  readonly encrypted: boolean
}

/** Why an archive cannot be read. */
export type ZipProblem = 'damaged' | 'encrypted' | 'too large'

/** More entries than this are no document. */
const entriesMax = 10_000
/** What all files together may unpack to. */
const unpackedMax = 48 * 1024 * 1024
/** What one file may unpack to. */
const entryMax = 16 * 1024 * 1024

const signatures = { local: 0x04034b50, directory: 0x02014b50, end: 0x06054b50 }

/** The names in an archive; none where the bytes are no archive. */
export function namesInZip(bytes: Uint8Array): string[] {
  const view = viewOf(bytes)
  if (bytes.length < 30 || view.getUint32(0, true) !== signatures.local) return []
  return entriesOf(bytes)?.map(({ name }) => name) ?? namesBeforeFiles(bytes)
}

/** How much of an archive without a directory is looked through. */
const scannedMax = 256 * 1024

/** An archive that was cut off has lost its directory; each file has its name before it, too. */
function namesBeforeFiles(bytes: Uint8Array): string[] {
  const view = viewOf(bytes)
  const names: string[] = []
  for (let at = 0; at + 30 <= Math.min(bytes.length, scannedMax); at++) {
    if (bytes[at] !== 0x50 || view.getUint32(at, true) !== signatures.local) continue
    const length = view.getUint16(at + 26, true)
    names.push(decodedName(bytes.subarray(at + 30, at + 30 + length)))
  }
  return names
}

/** The unpacked files whose names are wanted. */
export async function unzip(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): Promise<Map<string, Uint8Array> | ZipProblem> {
  const entries = entriesOf(bytes)
  if (!entries) return 'damaged'
  const files = new Map<string, Uint8Array>()
  let left = unpackedMax
  for (const entry of entries) {
    if (!isWanted(entry.name) || files.has(entry.name)) continue
    if (entry.encrypted) return 'encrypted'
    const packed = packedBytes(bytes, entry)
    if (!packed) return 'damaged'
    const most = Math.min(left, entryMax)
    if (entry.size > most) return 'too large'
    const file = entry.method === 0 ? packed : await inflated(packed, most)
    if (typeof file === 'string') return file
    if (file.length !== entry.size || crc32(file) !== entry.crc) return 'damaged'
    left -= file.length
    files.set(entry.name, file)
  }
  return files
}

/** The files as an archive without compression, in their order. */
export function zipStored(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const [name, file] of files) {
    const encoded = new TextEncoder().encode(name)
    const crc = crc32(file)
    const local = header(30, encoded, [
      [0, signatures.local, 4],
      [4, 20, 2],
      [6, utf8Names, 2],
      [14, crc, 4],
      [18, file.length, 4],
      [22, file.length, 4],
      [26, encoded.length, 2],
    ])
    directory.push(
      header(46, encoded, [
        [0, signatures.directory, 4],
        [4, 20, 2],
        [6, 20, 2],
        [8, utf8Names, 2],
        [16, crc, 4],
        [20, file.length, 4],
        [24, file.length, 4],
        [28, encoded.length, 2],
        [42, offset, 4],
      ]),
    )
    parts.push(local, file)
    offset += local.length + file.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const end = header(22, new Uint8Array(), [
    [0, signatures.end, 4],
    [8, directory.length, 2],
    [10, directory.length, 2],
    [12, size, 4],
    [16, offset, 4],
  ])
  return joinBytes([...parts, ...directory, end])
}

const utf8Names = 0x0800

type Field = readonly [at: number, value: number, bytes: 2 | 4]

function header(length: number, name: Uint8Array, fields: readonly Field[]): Uint8Array {
  const bytes = new Uint8Array(length + name.length)
  const view = viewOf(bytes)
  for (const [at, value, size] of fields)
    if (size === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
  bytes.set(name, length)
  return bytes
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function entriesOf(bytes: Uint8Array): Entry[] | undefined {
  const view = viewOf(bytes)
  const end = endOfDirectory(view)
  if (end < 0) return undefined
  const count = Math.min(view.getUint16(end + 10, true), entriesMax)
  let at = view.getUint32(end + 16, true)
  const entries: Entry[] = []
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== signatures.directory)
      return undefined
    const nameLength = view.getUint16(at + 28, true)
    if (at + 46 + nameLength > bytes.length) return undefined
    entries.push({
      name: decodedName(bytes.subarray(at + 46, at + 46 + nameLength)),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** The end record stands last, before a comment of at most 64 kB; -1 where there is none. */
function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at--)
    if (view.getUint32(at, true) === signatures.end) return at
  return -1
}

function decodedName(name: Uint8Array): string {
  return new TextDecoder().decode(name).replaceAll('\\', '/')
}

function packedBytes(bytes: Uint8Array, { offset, packed }: Entry): Uint8Array | undefined {
  const view = viewOf(bytes)
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== signatures.local)
    return undefined
  const names = view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  const start = offset + 30 + names
  return start + packed > bytes.length ? undefined : bytes.subarray(start, start + packed)
}

/** Unpacks until the end, or until more has come out than is allowed. */
async function inflated(packed: Uint8Array, most: number): Promise<Uint8Array | ZipProblem> {
  const source = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(packed)
      controller.close()
    },
  })
  const unpacking = source.pipeThrough(new DecompressionStream('deflate-raw'))
  const reader: {
    read(): Promise<{ done: boolean; value?: Uint8Array }>
    cancel(): Promise<void>
  } = unpacking.getReader()
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done || !value) return joinBytes(parts)
      length += value.length
      if (length > most) {
        await reader.cancel()
        return 'too large'
      }
      parts.push(value)
    }
  } catch {
    return 'damaged'
  }
}
