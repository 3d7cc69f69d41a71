/** Plain text → blocks. */
import type { Block } from '../model/document.ts'
import { blockOf } from './draft.ts'
import type { Reader } from './reader.ts'
import { addText, emptyRun, textOf } from './run.ts'

export const text: Reader = {
  format: 'text',
  extensions: ['txt', 'text'],
  recognises: () => true,
  read(source, { start, end }) {
    const blocks: Block[] = []
    const paragraph = /\S[^]*?(?=\n\s*\n|$)/g
    paragraph.lastIndex = start
    for (let match = paragraph.exec(source); match; match = paragraph.exec(source)) {
      if (match.index >= end) break
      const run = emptyRun()
      addText(run, source, match.index, Math.min(end, match.index + match[0].length), {
        bold: false,
        superscript: false,
      })
      blocks.push(
        blockOf({
          kind: 'run',
          text: textOf(run),
          bold: false,
          underline: false,
          align: undefined,
          size: 10,
          indent: 0,
        }),
      )
    }
    return { blocks }
  },
}
