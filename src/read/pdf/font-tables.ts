/** Where the tables of a TrueType or OpenType font stand in its bytes. */

const tablesMax = 64
const directory = 12
const recordSize = 16

/** The offset of the table with this name; undefined where there is none, or no such font. */
export function tableAt(font: DataView, name: number): number | undefined {
  if (font.byteLength < directory) return undefined
  const tables = Math.min(tablesMax, font.getUint16(4))
  for (let table = 0; table < tables; table++) {
    const record = directory + table * recordSize
    if (record + recordSize > font.byteLength) return undefined
    if (font.getUint32(record) === name) return font.getUint32(record + 8)
  }
  return undefined
}
