/**
 * A TrueType font for tests, written byte by byte: each character is a box of its own height, so
 * that a test can say which shape a page draws. It knows its characters by their codes.
 */

function table(...numbers: (readonly [value: number, bytes: 1 | 2 | 4])[]): Buffer {
  const size = numbers.reduce((sum, [, bytes]) => sum + bytes, 0)
  const out = Buffer.alloc(size)
  let at = 0
  for (const [value, bytes] of numbers) {
    out.writeUIntBE(value < 0 ? value + 2 ** (8 * bytes) : value, at, bytes)
    at += bytes
  }
  return out
}

const half = (value: number): readonly [number, 2] => [value, 2]
const whole = (value: number): readonly [number, 4] => [value, 4]

const unitsPerEm = 1000
const advance = 600

/** A box as wide as all and as high as told: four points on the curve. */
function box(height: number): Buffer {
  const header = [1, 50, 0, 500, height, 3, 0].map(half)
  const flags = Buffer.from([1, 1, 1, 1])
  const steps = [50, 450, 0, -450, 0, 0, height, 0].map(half)
  return Buffer.concat([table(...header), flags, table(...steps)])
}

/** The font with these characters; the first glyph is that of a character it lacks. */
export function fontOf(characters: string): Buffer {
  const codes = [...characters].map((character) => character.charCodeAt(0)).sort((a, b) => a - b)
  const glyphs = [box(20), ...codes.map((code) => box(100 + code * 5))]
  const offsets = [0]
  for (const glyph of glyphs) offsets.push(offsets.at(-1)! + glyph.length)
  const count = glyphs.length
  const tables: Readonly<Record<string, Buffer>> = {
    cmap: cmapOf(codes),
    glyf: Buffer.concat(glyphs),
    head: table(
      ...[0x10000, 0x10000, 0, 0x5f0f3cf5].map(whole),
      ...[0, unitsPerEm].map(half),
      ...[0, 0, 0, 0].map(whole),
      ...[0, 0, 1000, 1000, 0, 8, 2, 1, 0].map(half),
    ),
    hhea: table(
      whole(0x10000),
      ...[800, -200, 0, advance, 0, 0, 500, 1, 0, 0, 0, 0, 0, 0, 0, count].map(half),
    ),
    hmtx: table(...glyphs.flatMap(() => [half(advance), half(50)])),
    loca: table(...offsets.map(whole)),
    maxp: table(whole(0x10000), ...[count, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0].map(half)),
  }
  return fileOf(tables)
}

/** One stretch for each character, in the table that Windows asks. */
function cmapOf(codes: readonly number[]): Buffer {
  const segments = codes.length + 1
  const power = 2 ** Math.floor(Math.log2(segments))
  const body = table(
    ...[...codes, 0xffff].map(half),
    half(0),
    ...[...codes, 0xffff].map(half),
    ...[...codes.map((code, index) => index + 1 - code), 1].map(half),
    ...Array.from({ length: segments }, () => half(0)),
  )
  const sizes = [segments * 2, power * 2, Math.log2(power), segments * 2 - power * 2]
  const format = table(...[4, 14 + body.length, 0, ...sizes].map(half))
  return Buffer.concat([table(...[0, 1, 3, 1].map(half), whole(12)), format, body])
}

function fileOf(tables: Readonly<Record<string, Buffer>>): Buffer {
  const names = Object.keys(tables).sort()
  const head = table(whole(0x10000), ...[names.length, 64, 2, 48].map(half))
  let at = head.length + names.length * 16
  const records: Buffer[] = []
  const bodies: Buffer[] = []
  for (const name of names) {
    const body = tables[name]!
    records.push(Buffer.from(name, 'latin1'), table(...[0, at, body.length].map(whole)))
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)])
    bodies.push(padded)
    at += padded.length
  }
  return Buffer.concat([head, ...records, ...bodies])
}
