/**
 * How well tables are read from a PDF: releases in HTML are printed to PDF by a browser in several
 * layouts, and by other programs, and the figures read from the print are held against those read
 * from the HTML, where rows and columns are written down; and PDFs, distilled again, against
 * themselves. `npm run bench:pdf-reader -- --help` lists the options.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadPdfium } from '../src/batch/task.ts'
import type { CheckResult } from '../src/model/finding.ts'
import { checkRelease } from '../src/pipeline/check-release.ts'
import { type Compared, compareTables, type Miss } from './bench/compare-tables.ts'
import {
  type CorpusFile,
  corpusFiles,
  corpusFolder,
  corpusPdfs,
  readBytes,
} from './bench/corpus.ts'
import { type Layout, layouts, openPrinter } from './bench/print.ts'
import { isInstalled, type Producer, produce, producers } from './bench/producers.ts'

const help = `npm run bench:pdf-reader -- [options]
  --dir DIR         releases in HTML and PDF (default: TANSHIN_CORPUS, or ../shared/corpus)
  --company NAMES   only these, with commas
  --layout NAMES    only these: ${[...layouts, ...producers].map(({ name }) => name).join(', ')}
                    (those of programs that are not installed are left out)
  --prints DIR      where the PDFs are kept for the next run (a temporary folder)
  --misses FILE     every cell that differs, tab-separated`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      dir: { type: 'string' },
      company: { type: 'string' },
      layout: { type: 'string' },
      prints: { type: 'string' },
      misses: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return console.log(help)
  const folder = values.dir ?? corpusFolder()
  const isWanted = ({ company }: CorpusFile<unknown>): boolean =>
    values.company === undefined || values.company.split(',').includes(company)
  const files = {
    html: corpusFiles(folder).filter((file) => file.format === 'html' && isWanted(file)),
    pdf: corpusPdfs(folder).filter(isWanted),
  }
  if (files.html.length + files.pdf.length === 0)
    return console.log(`Left out: no releases in ${folder}. Set TANSHIN_CORPUS or give --dir.`)
  const prints = values.prints ?? join(tmpdir(), 'tanshin-prints')
  const isChosen = ({ name }: { readonly name: string }): boolean =>
    values.layout === undefined || values.layout.split(',').includes(name)
  const misses: string[] = []
  const printer = openPrinter()
  try {
    for (const layout of layouts.filter(isChosen)) {
      const print = async (file: CorpusFile<unknown>, to: string): Promise<void> =>
        writeFileSync(to, await printer.print(file.path, layout))
      await measure(files.html, layout, join(prints, layout.name), print, misses)
    }
    for (const producer of producers.filter(isChosen)) {
      if (!isInstalled(producer)) {
        console.log(`\n${producer.name}: left out, ${producer.command} is not installed`)
        continue
      }
      const print = async (file: CorpusFile<unknown>, to: string): Promise<void> =>
        produce(producer, file.path, to)
      await measure(files[producer.of], producer, join(prints, producer.name), print, misses)
    }
  } finally {
    await printer.close()
  }
  if (values.misses) writeFileSync(values.misses, `${misses.join('\n')}\n`)
}

interface Tally extends Compared {
  readonly company: string
  readonly ticked: readonly [html: number, pdf: number]
  readonly alarms: readonly string[]
}

async function measure(
  files: readonly CorpusFile<unknown>[],
  layout: Layout | Producer,
  prints: string,
  print: (file: CorpusFile<unknown>, to: string) => Promise<void>,
  misses: string[],
): Promise<void> {
  const tallies: Tally[] = []
  mkdirSync(prints, { recursive: true })
  for (const file of files) {
    const html = await checked(readBytes(file), file.path)
    const path = join(prints, `${file.name}.pdf`)
    if (!existsSync(path)) await print(file, path)
    const pdf = await checked(new Uint8Array(readFileSync(path)), path)
    const compared = compareTables(html.release, pdf.release)
    for (const miss of compared.misses) misses.push(missLine(file.name, layout.name, miss))
    tallies.push({
      ...compared,
      company: file.company,
      ticked: [html.coverage.ticked, pdf.coverage.ticked],
      alarms: alarmsOf(pdf).map((message) => `${file.name}: ${message}`),
    })
  }
  tell(layout, tallies)
}

async function checked(bytes: Uint8Array, path: string): Promise<CheckResult> {
  const result = await checkRelease(bytes, path, { pdfium: loadPdfium })
  if (!('states' in result)) throw new Error(`${path}: ${result.reason}`)
  return result
}

function alarmsOf({ findings }: CheckResult): string[] {
  return findings
    .filter(({ severity }) => severity !== 'note')
    .map(({ check, message }) => `${check}: ${message}`)
}

function missLine(name: string, layout: string, miss: Miss): string {
  return [layout, name, miss.what, miss.label, miss.text, miss.expected, miss.read].join('\t')
}

function tell({ name, about }: Layout | Producer, tallies: readonly Tally[]): void {
  console.log(`\n${name}: ${about}`)
  console.log('company    cells    printed  label    meaning  ticked own/print  alarms')
  for (const company of new Set(tallies.map((tally) => tally.company)))
    row(
      company,
      tallies.filter((tally) => tally.company === company),
    )
  row('all', tallies)
  for (const alarm of tallies.flatMap(({ alarms }) => alarms)) console.log(`  ${alarm}`)
}

function row(title: string, tallies: readonly Tally[]): void {
  const sum = (of: (tally: Tally) => number): number =>
    tallies.reduce((total, tally) => total + of(tally), 0)
  const cells = sum((tally) => tally.cells)
  const share = (of: (tally: Tally) => number): string =>
    `${((sum(of) / cells) * 100).toFixed(2)}%`.padEnd(9)
  const ticked = `${sum(({ ticked: [html] }) => html)} / ${sum(({ ticked: [, pdf] }) => pdf)}`
  console.log(
    title.padEnd(11) +
      String(cells).padEnd(9) +
      share(({ printed }) => printed) +
      share(({ labelled }) => labelled) +
      share(({ meant }) => meant) +
      ticked.padEnd(18) +
      sum(({ alarms }) => alarms.length),
  )
}

await main()
