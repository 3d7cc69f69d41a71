/**
 * Composition → a tagged PDF, set by Typst in this process. Typst's own check of PDF/UA-1 is on: a
 * document that assistive software could not read is an error. The only file that knows the
 * library.
 */
import type { Composition } from '../../model/composition.ts'
import type { Writer } from '../writer.ts'
import { typstSource } from './source.ts'

export const pdf: Writer = {
  format: 'pdf',
  extension: 'pdf',
  async write(composition, { fonts = [] }) {
    const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
    const fontBlobs = fonts.map((font) => Buffer.from(font.buffer, font.byteOffset, font.length))
    const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] })
    const outline = (code: string): string => compiler.plainSvg({ mainFileContent: code })
    const source = await typstSource(composition, outline)
    const compiled = compiler.compile({ mainFileContent: source })
    const failed = compiled.takeError()
    if (!compiled.result) {
      const told = failed ? compiler.fetchDiagnostics(failed) : []
      throw new Error(`A bug in Tanshin: the PDF cannot be set: ${JSON.stringify(told)}`)
    }
    const made = { pdfStandard: 'ua-1', creationTimestamp: secondsOf(composition) }
    return new Uint8Array(compiler.pdf(compiled.result, made))
  },
}

/** The date of the release stands for the clock. */
function secondsOf({ date }: Composition): number {
  const time = date === undefined ? 0 : Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(time) ? 0 : time / 1000
}
