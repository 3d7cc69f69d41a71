/**
 * Files → a zip whose bytes depend on them alone: every entry has the same date, in the order
 * given. Deflated by the platform's own streams.
 */
import { crc32 } from '../bytes/crc32.ts'
import { joinBytes } from '../bytes/join.ts'

export interface ZipFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** 1980-01-01 00:00, the first day a zip knows. */
const day = 0x0021
const needed = 20
const deflated = 8
/** Names are UTF-8. */
const flags = 0x0800

export async function zipOf(files: readonly ZipFile[]): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const { name, bytes } of files) {
    const packed = await deflate(bytes)
    const title = new TextEncoder().encode(name)
    const about = [needed, flags, deflated, 0, day]
    const sizes = [crc32(bytes), packed.length, bytes.length]
    const local = joinBytes([
      record([
        ['I', 0x04034b50],
        ...about.map(short),
        ...sizes.map(long),
        short(title.length),
        short(0),
      ]),
      title,
      packed,
    ])
    directory.push(
      record([
        ...[['I', 0x02014b50] as const, short(needed), ...about.map(short), ...sizes.map(long)],
        ...[title.length, 0, 0, 0, 0].map(short),
        ...[long(0), long(offset)],
      ]),
      title,
    )
    parts.push(local)
    offset += local.length
  }
  const index = joinBytes(directory)
  const count = short(files.length)
  const end = record([
    ...[long(0x06054b50), short(0), short(0), count, count],
    ...[long(index.length), long(offset), short(0)],
  ])
  return joinBytes([...parts, index, end])
}

type Field = readonly ['H' | 'I', number]

function short(value: number): Field {
  return ['H', value]
}

function long(value: number): Field {
  return ['I', value]
}

/** Numbers of two and four bytes, the least significant first. */
function record(fields: readonly Field[]): Uint8Array {
  const length = fields.reduce((sum, [kind]) => sum + (kind === 'H' ? 2 : 4), 0)
  const view = new DataView(new ArrayBuffer(length))
  let at = 0
  for (const [kind, value] of fields) {
    if (kind === 'H') view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += kind === 'H' ? 2 : 4
  }
  return new Uint8Array(view.buffer)
}

async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const source = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream()
  const packed = source.pipeThrough(new CompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}
