/** The list of output formats; another one is a file and a line here. */
import { docx } from './docx/docx.ts'
import { html } from './html/html.ts'
import { markdown } from './markdown.ts'
import { pdf } from './pdf/pdf.ts'
import type { Writer } from './writer.ts'
import { xlsx } from './xlsx/xlsx.ts'

export const writers: readonly Writer[] = [html, markdown, pdf, docx, xlsx]

export function writerOf(format: string): Writer | undefined {
  return writers.find((writer) => writer.format === format)
}
