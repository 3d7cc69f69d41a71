import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from './decode.ts'
import { insertInto } from './insert.ts'

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('what is inserted into bytes', () => {
  it('stands at the offset of the text, whatever its characters take', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (text, where) => {
        const source = decode(utf8(text))
        fc.pre(source === text)
        const stops = [0]
        for (const character of text) stops.push(stops.at(-1)! + character.length)
        const at = stops[where % stops.length]!
        const inserted = insertInto(utf8(text), [{ at, text: '<i>1</i>' }])
        expect(decode(inserted!)).toBe(`${text.slice(0, at)}<i>1</i>${text.slice(at)}`)
      }),
    )
  })

  it('keeps a byte order mark, and encodes wide texts as they are', () => {
    expect(insertInto(bytes(0xef, 0xbb, 0xbf, 0x35), [{ at: 1, text: 'x' }])).toEqual(
      bytes(0xef, 0xbb, 0xbf, 0x35, 0x78),
    )
    expect(insertInto(bytes(0xff, 0xfe, 0x35, 0x00), [{ at: 0, text: 'x' }])).toEqual(
      bytes(0xff, 0xfe, 0x78, 0x00, 0x35, 0x00),
    )
  })

  it('finds its place in Western and Japanese encodings', () => {
    const western = bytes(0x80, 0x35, 0x20, 0x93)
    expect(decode(western)).toBe('€5 “')
    expect(insertInto(western, [{ at: 2, text: 'x' }])).toEqual(bytes(0x80, 0x35, 0x78, 0x20, 0x93))
    const head = utf8('<meta charset="shift_jis">')
    const japanese = bytes(...head, 0x94, 0x84, 0x8f, 0xe3, 0x35)
    expect(decode(japanese).slice(head.length)).toBe('売上5')
    expect(insertInto(japanese, [{ at: head.length + 2, text: 'x' }])).toEqual(
      bytes(...head, 0x94, 0x84, 0x8f, 0xe3, 0x78, 0x35),
    )
  })

  it('keeps the order of what stands at one place', () => {
    const both = [
      { at: 1, text: 'b' },
      { at: 0, text: 'a' },
      { at: 1, text: 'c' },
    ]
    expect(insertInto(utf8('12'), both)).toEqual(utf8('a1bc2'))
  })

  it('gives nothing where a place is not in the text', () => {
    expect(insertInto(utf8('12'), [{ at: 9, text: 'x' }])).toBeUndefined()
  })
})
