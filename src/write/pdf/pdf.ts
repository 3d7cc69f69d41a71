/**
 * Composition → a tagged PDF, set by Typst in this process. Typst's own check of PDF/UA-1 is on: a
 * document that assistive software could not read is an error. The only file that knows the
 * library.
 */
import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import type { Composition } from '../../model/composition.ts'
import { timeOf } from '../dates.ts'
import { WriteFailure, type Writer } from '../writer.ts'
import { typstSource } from './source.ts'

export const pdf: Writer = {
  format: 'pdf',
  extension: 'pdf',
  async write(composition, { fonts = [] }) {
    const typst = await import('@myriaddreamin/typst-ts-node-compiler')
    const fontBlobs = fonts.map((font) => Buffer.from(font.buffer, font.byteOffset, font.length))
    const compiler = typst.NodeCompiler.create({ fontArgs: [{ fontBlobs }] })
    const outline = (code: string): string => compiler.plainSvg({ mainFileContent: code })
    const source = await typstSource(composition, outline)
    const compiled = compiler.compile({ mainFileContent: source })
    const failed = compiled.takeError()
    if (!compiled.result) {
      const told = failed ? compiler.fetchDiagnostics(failed) : []
      throw new Error(`A bug in Tanshin: the PDF cannot be set: ${JSON.stringify(told)}`)
    }
    return exported(compiler, compiled.result, composition)
  },
}

/** Checked as it is exported; letters that no font has are all that a release can cause. */
function exported(
  compiler: NodeCompiler,
  document: NodeTypstDocument,
  { date }: Composition,
): Uint8Array {
  const creationTimestamp = timeOf(date) / 1000
  try {
    return new Uint8Array(compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp }))
  } catch (error) {
    const told = String(error)
    const letters = [...told.matchAll(/the text `(.{1,80}?)` could not be displayed/g)]
    if (letters.length === 0) throw error
    const texts = [...new Set(letters.map(([, text]) => text!.replaceAll('\\"', '"')))].join(', ')
    const remedy = 'change the text, or leave the PDF out with --format'
    throw new WriteFailure(
      `The PDF cannot show ${texts}: its fonts have no such letters; ${remedy}.`,
    )
  }
}
