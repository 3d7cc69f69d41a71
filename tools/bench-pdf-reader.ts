/**
 * How well tables are read from a PDF: releases in HTML are printed to PDF by a browser in several
 * layouts, and the figures read from the print are held against those read from the HTML, where
 * rows and columns are written down. `npm run bench:pdf-reader -- --help` lists the options.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadPdfium } from '../src/batch/task.ts'
import type { CheckResult } from '../src/model/finding.ts'
import { checkRelease } from '../src/pipeline/check-release.ts'
import { type Compared, compareTables, type Miss } from './bench/compare-tables.ts'
import { type CorpusFile, corpusFiles, corpusFolder, readBytes } from './bench/corpus.ts'
import { type Layout, layouts, openPrinter, type Printer } from './bench/print.ts'

const help = `npm run bench:pdf-reader -- [options]
  --dir DIR         releases in HTML (default: TANSHIN_CORPUS, or ../shared/corpus)
  --company NAMES   only these, with commas
  --layout NAMES    only these: ${layouts.map(({ name }) => name).join(', ')}
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
  const files = corpusFiles(folder).filter(
    ({ format, company }) =>
      format === 'html' &&
      (values.company === undefined || values.company.split(',').includes(company)),
  )
  if (files.length === 0)
    return console.log(`Left out: no releases in ${folder}. Set TANSHIN_CORPUS or give --dir.`)
  const prints = values.prints ?? join(tmpdir(), 'tanshin-prints')
  const chosen = layouts.filter(
    ({ name }) => values.layout === undefined || values.layout.split(',').includes(name),
  )
  const misses: string[] = []
  const printer = openPrinter()
  try {
    for (const layout of chosen) await measure(files, layout, prints, printer, misses)
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
  files: readonly CorpusFile[],
  layout: Layout,
  prints: string,
  printer: Printer,
  misses: string[],
): Promise<void> {
  const tallies: Tally[] = []
  for (const file of files) {
    const html = await checked(readBytes(file), file.path)
    const path = await printed(file, layout, prints, printer)
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
  print(layout, tallies)
}

async function checked(bytes: Uint8Array, path: string): Promise<CheckResult> {
  const result = await checkRelease(bytes, path, { pdfium: loadPdfium })
  if (!('states' in result)) throw new Error(`${path}: ${result.reason}`)
  return result
}

async function printed(
  file: CorpusFile,
  layout: Layout,
  prints: string,
  printer: Printer,
): Promise<string> {
  const folder = join(prints, layout.name)
  const path = join(folder, `${file.name}.pdf`)
  if (existsSync(path)) return path
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, await printer.print(file.path, layout))
  return path
}

function alarmsOf({ findings }: CheckResult): string[] {
  return findings
    .filter(({ severity }) => severity !== 'note')
    .map(({ check, message }) => `${check}: ${message}`)
}

function missLine(name: string, layout: string, miss: Miss): string {
  return [layout, name, miss.what, miss.label, miss.text, miss.expected, miss.read].join('\t')
}

function print({ name, about }: Layout, tallies: readonly Tally[]): void {
  console.log(`\n${name}: ${about}`)
  console.log('company    cells    printed  label    meaning  ticked html/pdf  alarms')
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
