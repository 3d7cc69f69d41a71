/**
 * Draws the numbers of prose that a person labels by reading; writes `test/labels/SET.tsv`.
 *
 * The same number from every company, at random within it. Verdicts already given are kept. The
 * sentences, for reading, go to the file named after `--context` and nowhere else. A second set
 * is there to be scored only, never read while rules are made: `--set prose-held-out`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  type CorpusFile,
  corpusFiles,
  corpusFolder,
  fingerprint,
  readBytes,
} from './bench/corpus.ts'
import { type Label, parseLabels, printLabels } from './bench/labels.ts'
import { type ProseNumber, proseNumbers } from './bench/prose-numbers.ts'
import { randomFrom, sample } from './bench/random.ts'

const perCompany = 30
const contextWidth = 420

interface Drawn {
  readonly label: Label
  readonly number: ProseNumber
}

function main(): void {
  const { values } = parseArgs({
    options: { set: { type: 'string', default: 'prose' }, context: { type: 'string' } },
  })
  const labelsPath = `test/labels/${values.set}.tsv`
  const files = corpusFiles(corpusFolder())
  if (files.length === 0) throw new Error(`No releases in ${corpusFolder()}; set TANSHIN_CORPUS.`)
  const drawn = [...new Set(files.map((file) => file.company))].flatMap((company) =>
    sample(
      numbersOf(files.filter((file) => file.company === company)),
      perCompany,
      randomFrom(`${values.set} ${company}`),
    ),
  )
  const given = existsSync(labelsPath) ? parseLabels(readFileSync(labelsPath, 'utf8')) : []
  const labels = drawn.map(({ label }) => given.find((other) => isSamePlace(other, label)) ?? label)
  writeFileSync(labelsPath, printLabels(labels))
  if (values.context) writeFileSync(values.context, drawn.map(contextOf).join('\n'))
}

function numbersOf(files: readonly CorpusFile[]): Drawn[] {
  return files.flatMap((file) => {
    const bytes = readBytes(file)
    const source = new TextDecoder().decode(bytes)
    return proseNumbers(source, file.format).map((number) => ({
      number,
      label: {
        release: file.name,
        fingerprint: fingerprint(bytes),
        start: number.start,
        end: number.end,
        text: number.text,
        verdict: 'unread' as const,
        because: '',
      },
    }))
  })
}

function isSamePlace(left: Label, right: Label): boolean {
  return left.fingerprint === right.fingerprint && left.start === right.start
}

function contextOf({ label, number }: Drawn, index: number): string {
  const { block, at } = number
  const end = at + number.text.length
  const before = block.slice(Math.max(0, at - contextWidth), at)
  const after = block.slice(end, end + contextWidth / 2)
  const words = readable(`${before}⟦${number.text}⟧${after}`).replace(/\s+/g, ' ').trim()
  return `${index + 1} ${label.release} @${label.start}: ${words}\n`
}

/** Numbered entities as their characters: enough for reading. */
function readable(html: string): string {
  return html.replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Number(code)))
}

main()
