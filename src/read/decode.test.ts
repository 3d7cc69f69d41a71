import { describe, expect, it } from 'vitest'
import { decode } from './decode.ts'

function bytes(...parts: (string | number[])[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...new TextEncoder().encode(part)] : part,
    ),
  )
}

function wide(text: string, isLittle: boolean): number[] {
  return [...text].flatMap((char) => {
    const code = char.charCodeAt(0)
    return isLittle ? [code & 255, code >> 8] : [code >> 8, code & 255]
  })
}

describe('decode', () => {
  it('reads UTF-8 with and without its mark', () => {
    expect(decode(bytes('Fünf €'))).toBe('Fünf €')
    expect(decode(bytes([0xef, 0xbb, 0xbf], 'Fünf'))).toBe('Fünf')
  })

  it('reads windows-1252 where the bytes are no UTF-8, whatever the page says', () => {
    const dash = bytes('a ', [0x96], ' b ', [0x80], '5')
    expect(decode(dash)).toBe('a – b €5')
    expect(decode(bytes('<meta charset="utf-8">', [0x96]))).toBe('<meta charset="utf-8">–')
    expect(decode(bytes('<meta charset="iso-8859-1">', [0x96]))).toBe(
      '<meta charset="iso-8859-1">–',
    )
  })

  it('reads UTF-16 of both orders, marked or not', () => {
    const text = 'Net sales 1,200'
    expect(decode(bytes([0xff, 0xfe], wide(text, true)))).toBe(text)
    expect(decode(bytes([0xfe, 0xff], wide(text, false)))).toBe(text)
    expect(decode(bytes(wide(text, true)))).toBe(text)
    expect(decode(bytes(wide(text, false)))).toBe(text)
  })

  it('reads Shift_JIS by its declaration, or where it makes Japanese', () => {
    // 売上高は (net sales), in Shift_JIS.
    const sales = [0x94, 0x84, 0x8f, 0xe3, 0x8d, 0x82, 0x82, 0xcd]
    expect(decode(bytes('<meta charset=Shift_JIS>', sales))).toBe(
      '<meta charset=Shift_JIS>売上高は',
    )
    expect(decode(Uint8Array.from(Array(6).fill(sales).flat()))).toBe('売上高は'.repeat(6))
  })

  it('reads UTF-8 whose last character the end of the file cuts', () => {
    expect(decode(bytes('Fünf ', [0xe2, 0x82]))).toBe('Fünf �')
  })
})
