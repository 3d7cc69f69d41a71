/**
 * The process whose memory is measured on one long PDF: checks it, says the most megabytes it ever
 * had, and ends.
 */
import { pdfPasses } from './pdf-passes.ts'
import { longPdf } from './pdf-sample.ts'

await pdfPasses.check(longPdf(300), 'long.pdf')
process.send!(Math.trunc(process.resourceUsage().maxRSS / 1024), () => process.disconnect())
