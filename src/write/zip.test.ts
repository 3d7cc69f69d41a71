import fc from 'fast-check'
import { expect, it } from 'vitest'
import { unzip } from '../read/zip.ts'
import { zipOf } from './zip.ts'

it('is unpacked to what was packed, whatever it is', async () => {
  const bytes = fc.uint8Array({ maxLength: 2000 })
  await fc.assert(
    fc.asyncProperty(bytes, bytes, async (first, second) => {
      const zip = await zipOf([
        { name: 'a.bin', bytes: first },
        { name: 'ü/b.bin', bytes: second },
      ])
      const files = await unzip(zip, () => true)
      if (!(files instanceof Map)) throw new Error('no zip')
      expect([...files.get('a.bin')!]).toEqual([...first])
      expect([...files.get('ü/b.bin')!]).toEqual([...second])
    }),
    { numRuns: 30 },
  )
})
