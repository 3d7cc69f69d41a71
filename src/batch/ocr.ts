/**
 * Pictures of pages, read by the program `tesseract` where it is installed. Apart, because it runs
 * another program; what reads PDFs is given this as a function.
 */
import { spawnSync } from 'node:child_process'
import type { ReadPicture } from '../read/pdf/ocr.ts'
import { UserError } from './user-error.ts'

/** A page takes a few seconds. */
const timeout = 120_000
const answerMax = 64 * 1024 * 1024
/** A page of lines of one column: rows of tables are not cut at their columns. */
const oneBlock = '6'

/** Throws a `UserError` with the remedy where the program is missing. */
export function assertOcr(): void {
  const { error, status } = spawnSync('tesseract', ['--version'], { timeout, stdio: 'ignore' })
  if (error || status !== 0)
    throw new UserError(
      '--ocr: the program tesseract is not installed; install it (Debian: apt install ' +
        'tesseract-ocr), or leave out --ocr.',
    )
}

/** What tesseract finds in a picture; nothing where it fails or takes too long. */
export const readPicture: ReadPicture = ({ width, height, pixels }) => {
  const { status, stdout } = spawnSync(
    'tesseract',
    ['stdin', 'stdout', '--dpi', '300', '--psm', oneBlock, '-c', 'tessedit_create_tsv=1'],
    {
      input: pixmap(width, height, pixels),
      timeout,
      maxBuffer: answerMax,
      encoding: 'utf8',
      // Threads of its own only slow it down beside other workers.
      env: { ...process.env, OMP_THREAD_LIMIT: '1' },
    },
  )
  return status === 0 ? wordsOf(stdout) : []
}

/** The simplest format there is: a header, then grey bytes. */
function pixmap(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const header = Buffer.from(`P5 ${width} ${height} 255\n`, 'latin1')
  const bytes = new Uint8Array(header.length + width * height)
  bytes.set(header)
  for (let at = 0; at < width * height; at++) {
    const [red, green, blue] = [pixels[at * 4]!, pixels[at * 4 + 1]!, pixels[at * 4 + 2]!]
    bytes[header.length + at] = (red * 77 + green * 150 + blue * 29) >> 8
  }
  return bytes
}

const wordLevel = '5'

/** The tab-separated answer: level, page, block, paragraph, line, word, box, confidence, text. */
function wordsOf(answer: string): ReturnType<ReadPicture> {
  return answer.split('\n').flatMap((row) => {
    const [level, , block, paragraph, line, , left, top, width, height, confidence, text] =
      row.split('\t')
    if (level !== wordLevel || text === undefined || text.trim() === '') return []
    return [
      {
        text: text.trim(),
        left: Number(left),
        top: Number(top),
        width: Number(width),
        height: Number(height),
        confidence: Number(confidence),
        line: `${block}.${paragraph}.${line}`,
      },
    ]
  })
}
