/**
 * Damages PDFs at random, from a seed: the same seed damages the same way on every machine. In: a
 * seed. Out: bytes that a check must survive.
 */
import { deflateSync } from 'node:zlib'
import { type Random, randomFrom } from '../tools/bench/random.ts'
import { contentOf, type PageSpec, pageOf, pdfOf, rowAt, streamOf } from './pdf-writer.ts'

const ends = [330, 400, 470, 540]
const page: PageSpec = {
  texts: [
    { text: 'Consolidated Balance Sheets', x: 230, y: 50, bold: true },
    ...rowAt(80, '(in millions)', ['2026', '2025', '2024', '2023'], ends),
    ...rowAt(95, 'Cash', ['$ 120', '$ 110', '$ 90', '$ 80'], ends),
    ...rowAt(107, 'Inventories', ['(35)', '40', '-', '12.5%'], ends),
    ...rowAt(119, 'Total assets', ['85', '150', '90', '92'], ends),
    { text: 'Revenue was $3.4 million, up 12% from $3.0 million a year before.', x: 72, y: 160 },
    { text: '1', x: 360, y: 157, size: 6 },
  ],
  lines: [{ from: 300, to: 540, y: 110 }],
}

/** Plain, packed and turned. */
const sources: readonly Uint8Array[] = [
  pdfOf([page, { ...page, rotate: 90 }]),
  pageOf(
    streamOf(
      deflateSync(Buffer.from(contentOf(page).replaceAll('/B', '/F'))),
      '/Filter /FlateDecode',
    ),
  ),
  pdfOf([page, page, page]),
]

/** What parsers of PDFs trip over. */
const fragments: readonly string[] = [
  '/Kids [2 0 R]',
  '/Count -1',
  '/Count 99999',
  '/Rotate 45',
  '/Rotate 180',
  '<<',
  '>>',
  '[',
  ']',
  '(',
  ')',
  'endobj',
  'endstream',
  'stream\n',
  '5 0 R',
  '0 0 R',
  '/MediaBox [0 0 0 0]',
  '/MediaBox [9e9 0 -9e9 1]',
  ' Tf',
  ' Td',
  ' Tj',
  ' TJ',
  'BT ',
  'ET ',
  '1 0 0 -1 0 0 cm ',
  '0 1 -1 0 300 300 cm ',
  '9e30 0 0 9e30 0 0 Tm ',
  '0 Tf',
  '3 Tr ',
  '-500 Tz ',
  '999 Tc ',
  '/Length 1',
  '/Length 999999',
  '\u0000',
  '%%EOF',
  'startxref\n0',
  '/Type /ObjStm',
  '/Encrypt 3 0 R',
  'q '.repeat(200),
  '(9,999)Tj '.repeat(50),
]

type Mutation = (text: string, random: Random) => string

const mutations: readonly Mutation[] = [
  (text, random) => replaceAt(text, random, 40, () => ''),
  (text, random) => replaceAt(text, random, 400, (part) => part + part),
  (text, random) => replaceAt(text, random, 4, (part) => part.replace(/\d/g, () => digit(random))),
  (text, random) => replaceAt(text, random, 2, () => String.fromCharCode(random.below(256))),
  (text, random) => replaceAt(text, random, 0, () => ` ${pick(fragments, random)} `),
  (text, random) => replaceAt(text, random, 30, (part) => [...part].reverse().join('')),
  (text, random) => (random.below(4) === 0 ? text.slice(0, random.below(text.length + 1)) : text),
]

/** A damaged PDF. */
export function damagedPdf(seed: number): Uint8Array {
  const random = randomFrom(seed)
  let text = Buffer.from(pick(sources, random)).toString('latin1')
  const count = 1 + random.below(6)
  for (let done = 0; done < count; done++) text = pick(mutations, random)(text, random)
  // The first bytes say that it is a PDF at all.
  return Buffer.from(text.startsWith('%PDF-') ? text : `%PDF-1.7\n${text}`, 'latin1')
}

function replaceAt(
  text: string,
  random: Random,
  lengthMax: number,
  replace: (part: string) => string,
): string {
  const start = random.below(text.length + 1)
  const end = Math.min(text.length, start + random.below(lengthMax + 1))
  return text.slice(0, start) + replace(text.slice(start, end)) + text.slice(end)
}

function digit(random: Random): string {
  return String(random.below(10))
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[random.below(items.length)]!
}
