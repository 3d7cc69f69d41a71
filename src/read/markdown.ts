/** Markdown → blocks. */
import type { Reader } from './reader.ts'
import { text } from './text.ts'

export const markdown: Reader = {
  format: 'markdown',
  extensions: ['md', 'markdown'],
  recognises(start) {
    return /^#{1,6} \S/m.test(start)
  },
  read(source, part) {
    return text.read(source, part)
  },
}
