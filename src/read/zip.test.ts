import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namesInZip, unzip, zipStored } from './zip.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const all = (): boolean => true

/** An archive whose only file is stored as `packed` and said to unpack to `size`. */
function archiveOf(packed: Uint8Array, size: number, method = 8): Uint8Array {
  const archive = zipStored(new Map([['word/document.xml', packed]]))
  const view = new DataView(archive.buffer)
  const directory = 30 + 17 + packed.length
  view.setUint16(directory + 10, method, true)
  view.setUint32(directory + 24, size, true)
  return archive
}

describe('an archive', () => {
  it('gives back what was packed', async () => {
    const file = fc.tuple(fc.string({ minLength: 1 }), fc.uint8Array())
    await fc.assert(
      fc.asyncProperty(fc.array(file, { maxLength: 5 }), async (made) => {
        const files = new Map(made.map(([name, data]) => [name.replaceAll('\\', '/'), data]))
        const archive = zipStored(files)
        expect(files.size === 0 || namesInZip(archive).length).toBe(files.size || true)
        expect(await unzip(archive, all)).toEqual(files)
      }),
    )
  })

  it('is damaged where a checksum differs, or the end is missing', async () => {
    const archive = zipStored(new Map([['a.xml', bytes('<a>1,234</a>')]]))
    const changed = archive.slice()
    changed[40] = changed[40]! ^ 1
    expect(await unzip(changed, all)).toBe('damaged')
    expect(await unzip(archive.slice(0, -10), all)).toBe('damaged')
    expect(namesInZip(archive.slice(0, -10))).toEqual(['a.xml'])
  })

  it('is too large where it unpacks to more than it says, or says too much', async () => {
    const bomb = deflateRawSync(new Uint8Array(40 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(50_000)
    expect(await unzip(archiveOf(bomb, 1000), all)).toBe('too large')
    expect(await unzip(archiveOf(bomb, 40 * 1024 * 1024), all)).toBe('too large')
  })

  it('is damaged where what is packed is no deflate', async () => {
    expect(await unzip(archiveOf(bytes('not packed at all'), 17), all)).toBe('damaged')
  })

  it('unpacks only what is wanted', async () => {
    const files = new Map([
      ['a.xml', bytes('a')],
      ['b.png', bytes('b')],
    ])
    expect(await unzip(zipStored(files), (name) => name === 'a.xml')).toEqual(
      new Map([['a.xml', bytes('a')]]),
    )
  })
})
