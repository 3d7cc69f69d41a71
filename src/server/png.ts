/** Pixels → a PNG, three bytes a pixel. Node packs bytes; a picture format it does not know. */
import { crc32, deflateSync } from 'node:zlib'
import type { Picture } from '../read/pdf/draw.ts'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const bitsPerChannel = 8
const trueColour = 2
const upFilter = 2

export function pngOf({ width, height, pixels }: Picture): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = bitsPerChannel
  header[9] = trueColour
  const data = deflateSync(rowsOf(width, height, pixels), { level: 3 })
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Each row as its difference to the one above: most of a page is white. */
function rowsOf(width: number, height: number, pixels: Uint8Array): Buffer {
  const rows = Buffer.alloc(height * (width * 3 + 1))
  let at = 0
  for (let y = 0; y < height; y++) {
    rows[at++] = upFilter
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 4
      const above = from - width * 4
      for (let channel = 0; channel < 3; channel++) {
        const higher = y > 0 ? pixels[above + channel]! : 0
        rows[at++] = (pixels[from + channel]! - higher) & 0xff
      }
    }
  }
  return rows
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(data.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}
