/**
 * Bytes of a text and what is to stand at some offsets of its decoded source → the bytes with that
 * inserted, every other byte as it was, whatever the encoding.
 */
import { joinBytes } from '../bytes/join.ts'
import { type Encoding, encodingOf } from './decode.ts'

export interface Insertion {
  /** Offset into the decoded source. */
  readonly at: number
  /** In ASCII, which every encoding can hold. */
  readonly text: string
}

/** Insertions at one offset stand in the order given. Undefined where offsets cannot be found. */
export function insertInto(
  bytes: Uint8Array,
  insertions: readonly Insertion[],
): Uint8Array | undefined {
  const encoding = encodingOf(bytes)
  const width = widths[encoding]
  const parts: Uint8Array[] = []
  let units = 0
  let at = byteOrderMark(bytes, encoding)
  let copied = 0
  for (const { at: target, text } of insertions.toSorted((left, right) => left.at - right.at)) {
    while (units < target && at < bytes.length) {
      const [taken, given] = width(bytes, at)
      at += taken
      units += given
    }
    if (units !== target) return undefined
    parts.push(bytes.subarray(copied, at), encoded(text, encoding))
    copied = at
  }
  parts.push(bytes.subarray(copied))
  return joinBytes(parts)
}

/** How many bytes the next character takes, and how many units of the text it gives. */
type Width = (bytes: Uint8Array, at: number) => readonly [bytes: number, units: number]

const widths: Readonly<Record<Encoding, Width>> = {
  'windows-1252': () => [1, 1],
  'utf-16le': () => [2, 1],
  'utf-16be': () => [2, 1],
  'utf-8': (bytes, at) => {
    const byte = bytes[at]!
    if (byte < 0x80) return [1, 1]
    if (byte < 0xe0) return [2, 1]
    return byte < 0xf0 ? [3, 1] : [4, 2]
  },
  shift_jis: (bytes, at) => {
    const byte = bytes[at]!
    return [(byte > 0x80 && byte < 0xa0) || (byte > 0xdf && byte < 0xfd) ? 2 : 1, 1]
  },
}

function byteOrderMark([first, second, third]: Uint8Array, encoding: Encoding): number {
  if (encoding === 'utf-8') return first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0
  if (encoding === 'utf-16le') return first === 0xff && second === 0xfe ? 2 : 0
  return encoding === 'utf-16be' && first === 0xfe && second === 0xff ? 2 : 0
}

function encoded(text: string, encoding: Encoding): Uint8Array {
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return new TextEncoder().encode(text)
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at++)
    view.setUint16(at * 2, text.charCodeAt(at), encoding === 'utf-16le')
  return bytes
}
