/**
 * The tie-out → pages of a PDF, as what is to be drawn on each from the top left corner: coverage,
 * findings, what the marks mean, who signs.
 */
import { countOf, printCount } from '../print.ts'
import type { Glyph } from './marks.ts'
import type { Face, Ink, Type } from './pdf-glyphs.ts'
import type { CoverageRow, TieOut } from './tie-out.ts'

export type Role = 'H1' | 'H2' | 'P'

export type Item =
  | {
      readonly kind: 'text'
      readonly role: Role
      readonly x: number
      /** Of the line the letters stand on. */
      readonly y: number
      readonly text: string
      readonly size: number
      readonly face: Face
      readonly ink: Ink
    }
  | {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly ink: Ink
    }
  | ({ readonly kind: 'glyph'; readonly x: number; readonly y: number; readonly size: number } & {
      readonly glyph: Glyph
      readonly sign: string
    })

export interface PaperSize {
  readonly width: number
  readonly height: number
}

interface Setting {
  readonly paper: PaperSize
  readonly type: Type
  readonly pages: Item[][]
  /** Where the next line goes. */
  y: number
}

const margin = 54
const top = 56
const body = 9

export function sheetPages(tieOut: TieOut, paper: PaperSize, type: Type): Item[][] {
  const setting: Setting = { paper, type, pages: [[]], y: top }
  opening(setting, tieOut)
  coverage(setting, tieOut)
  findings(setting, tieOut)
  legend(setting, tieOut)
  signatures(setting, tieOut)
  return setting.pages
}

function put(setting: Setting, item: Item): void {
  setting.pages.at(-1)!.push(item)
}

/** Room for so many points, on a new page where this one has none. */
function need(setting: Setting, height: number): void {
  if (setting.y + height <= setting.paper.height - 50) return
  setting.pages.push([])
  setting.y = top
}

interface Line {
  readonly text: string
  readonly x?: number
  readonly size?: number
  readonly face?: Face
  readonly ink?: Ink
  readonly role?: Role
  /** The text ends at x. */
  readonly right?: boolean
}

/** A text on the line at `setting.y`. */
function write(
  setting: Setting,
  { text, x = margin, size = body, face = 'regular', ...rest }: Line,
) {
  const width = rest.right ? setting.type.width(text, size, face) : 0
  const { ink = 'black', role = 'P' } = rest
  const at = { x: x - width, y: setting.y + size * 0.75 }
  put(setting, { kind: 'text', role, ...at, text, size, face, ink })
}

/** The words in lines of a width; a word that is wider than a line is cut. */
function wrapped(type: Type, text: string, width: number, size: number, face: Face): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((one) => pieces(type, one, width, size, face))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (type.width(longer, size, face) <= width) line = longer
    else {
      if (line !== '') lines.push(line)
      line = word
    }
  }
  return line === '' ? lines : [...lines, line]
}

function pieces(type: Type, word: string, width: number, size: number, face: Face): string[] {
  if (type.width(word, size, face) <= width) return [word]
  const made: string[] = []
  let part = ''
  for (const character of word) {
    if (part !== '' && type.width(part + character, size, face) > width) {
      made.push(part)
      part = ''
    }
    part += character
  }
  return [...made, part]
}

function paragraph(setting: Setting, text: string, x: number, line: Omit<Line, 'text' | 'x'> = {}) {
  const { size = body, face = 'regular' } = line
  for (const part of wrapped(setting.type, text, setting.paper.width - margin - x, size, face)) {
    need(setting, size * 1.45)
    write(setting, { ...line, text: part, x })
    setting.y += size * 1.45
  }
}

function opening(setting: Setting, { name, sha256, about }: TieOut): void {
  write(setting, { text: 'Tie-out', size: 20, face: 'bold', role: 'H1' })
  setting.y += 29
  paragraph(setting, name, margin, { face: 'bold' })
  paragraph(setting, `sha256 ${sha256}`, margin, { size: 7.5, ink: 'quiet' })
  for (const line of about) paragraph(setting, line, margin, { ink: 'dark' })
}

function section(setting: Setting, title: string, room: number): void {
  setting.y += 12
  need(setting, 24 + room)
  const width = setting.paper.width - margin * 2
  put(setting, { kind: 'box', x: margin, y: setting.y, width, height: 0.9, ink: 'black' })
  setting.y += 7
  write(setting, { text: title, size: 10, face: 'bold', role: 'H2' })
  setting.y += 17
}

/** The columns of counts end here, measured from the right margin. */
const columns = [232, 192, 142, 96]
const barWidth = 78

function coverage(setting: Setting, tieOut: TieOut): void {
  const { paper } = setting
  section(setting, 'Coverage', 30)
  const at = (index: number): number => paper.width - margin - columns[index]!
  for (const [index, text] of ['figures', 'ticked', 'in findings', 'untested'].entries())
    write(setting, { text, x: at(index), right: true, size: 8, ink: 'quiet' })
  setting.y += 13
  rule(setting, 0.4)
  for (const [index, row] of tieOut.coverage.entries()) {
    const isLast = index === tieOut.coverage.length - 1
    coverageRow(setting, row, at, isLast ? 'bold' : 'regular')
  }
}

function coverageRow(
  setting: Setting,
  { title, figures, ticked, finding, untested }: CoverageRow,
  at: (column: number) => number,
  face: Face,
): void {
  const { paper, type } = setting
  const lines = wrapped(type, title, at(0) - margin - 36, body, face).slice(0, 3)
  need(setting, lines.length * 11 + 4)
  if (face === 'bold') rule(setting, 0.7)
  for (const [column, count] of [figures, ticked, finding, untested].entries())
    write(setting, {
      text: count === 0 ? '–' : printCount(count),
      x: at(column),
      right: true,
      face,
    })
  const share = figures === 0 ? 0 : ticked / figures
  const bar = {
    kind: 'box',
    x: paper.width - margin - barWidth,
    y: setting.y + 2,
    height: 4,
  } as const
  put(setting, { ...bar, width: barWidth, ink: 'pale' })
  if (share > 0) put(setting, { ...bar, width: barWidth * share, ink: 'tick' })
  for (const text of lines) {
    write(setting, { text, face })
    setting.y += 11
  }
  setting.y += 2.5
}

function rule(setting: Setting, height: number): void {
  const width = setting.paper.width - margin * 2
  put(setting, { kind: 'box', x: margin, y: setting.y, width, height, ink: 'black' })
  setting.y += 4
}

function findings(setting: Setting, { findings: list, remarks }: TieOut): void {
  section(setting, 'Findings', 30)
  for (const { number, glyph, where, words } of list) {
    need(setting, body * 3)
    put(setting, {
      kind: 'glyph',
      x: margin,
      y: setting.y - 0.5,
      size: 11,
      glyph,
      sign: String(number),
    })
    paragraph(setting, where, margin + 22, { face: 'bold' })
    paragraph(setting, words, margin + 22, {})
    setting.y += 4
  }
  for (const remark of remarks) paragraph(setting, remark, margin, { ink: 'dark' })
}

function legend(setting: Setting, { legend: entries }: TieOut): void {
  const { paper, type } = setting
  section(setting, 'Tickmarks', 30)
  const width = (paper.width - margin * 2) / 2
  for (let index = 0; index < entries.length; index += 2) {
    const row = entries.slice(index, index + 2)
    const texts = row.map(({ words }) => wrapped(type, words, width - 36, 8.5, 'regular'))
    const lines = Math.max(...texts.map(({ length }) => length))
    need(setting, lines * 12 + 2)
    const from = setting.y
    for (const [column, { glyph, sign }] of row.entries()) {
      const x = margin + column * width
      put(setting, { kind: 'glyph', x, y: from, size: 10.5, glyph, sign })
      for (const [line, text] of texts[column]!.entries()) {
        setting.y = from + line * 12
        write(setting, { text, x: x + 24, size: 8.5, ink: 'dark' })
      }
    }
    setting.y = from + lines * 12 + 2
  }
}

/** At the foot of the last page, a line for each to sign on. */
function signatures(setting: Setting, { signatures: who }: TieOut): void {
  setting.y += 20
  need(setting, 50)
  setting.y = Math.max(setting.y, setting.paper.height - 92)
  const width = (setting.paper.width - margin * 2 - 24) / 2
  for (const [index, text] of who.entries()) {
    const x = margin + index * (width + 24)
    write(setting, { text, x, size: 8.5, ink: 'quiet' })
    put(setting, { kind: 'box', x, y: setting.y + 34, width, height: 0.7, ink: 'black' })
  }
}

/** "page 4 of 15: 62 figures, 58 ticked, 1 error, 1 accepted, 2 untested". */
export function footLine(glyphs: readonly Glyph[], page: number, pages: number): string {
  const count = (glyph: Glyph): number => glyphs.filter((one) => one === glyph).length
  const figures = glyphs.length - count('unreadable')
  if (glyphs.length === 0) return `page ${page} of ${pages}: no figures`
  const ticked = count('tick') + count('plug')
  const said = [
    countOf(figures, 'figure'),
    `${printCount(ticked)} ticked`,
    count('error') > 0 ? `${printCount(count('error'))} in errors` : '',
    count('warning') > 0 ? `${printCount(count('warning'))} in warnings` : '',
    count('accepted') > 0 ? `${printCount(count('accepted'))} accepted` : '',
    `${printCount(count('untested'))} untested`,
    count('unreadable') > 0 ? `${printCount(count('unreadable'))} unreadable` : '',
  ]
  return `page ${page} of ${pages}: ${said.filter(Boolean).join(', ')}`
}
