/**
 * The marks as drawings of a PDF: operators of a content stream, in hundredths of a letter, from
 * the lower left corner. The inks are fixed; every mark differs from every other without colour.
 */
import type { Glyph, Mark } from './marks.ts'
import type { MarkSize } from './pdf-placing.ts'

export type Face = 'regular' | 'bold' | 'italic'

/** What the fonts of the file can do: measure a text, and spell it for a content stream. */
export interface Type {
  width(text: string, size: number, face: Face): number
  /** Operators that show the text where the pen stands. */
  show(text: string, size: number, face: Face): string
}

export type Ink = 'tick' | 'bad' | 'warn' | 'plug' | 'quiet' | 'dark' | 'black' | 'white' | 'pale'

/** Red, green and blue. */
const inks: Readonly<Record<Ink, string>> = {
  tick: '0 .439 .486',
  bad: '.71 .063 .247',
  warn: '.561 .353 0',
  plug: '.357 .275 .71',
  quiet: '.365 .384 .424',
  dark: '.2 .2 .2',
  black: '.067 .067 .067',
  white: '1 1 1',
  pale: '.898 .898 .878',
}

export function stroke(ink: Ink): string {
  return `${inks[ink]} RG`
}

export function fill(ink: Ink): string {
  return `${inks[ink]} rg`
}

/** One letter in the units of a drawing. */
export const unit = 100

/** The size of a tick, and of the letter beside it. */
const tickSize = 56
const letterSize = 62
/** The box of a finding's number. */
const numberHeight = 92
const numberSize = 64

/** How large a mark is, in letters. */
export function markSizeWith(type: Type): MarkSize {
  return ({ glyph, sign }) => {
    const { width, height } = extentOf(glyph, sign, type)
    return { width: width / unit, height: height / unit }
  }
}

export interface Drawing {
  readonly width: number
  readonly height: number
  readonly content: string
}

export function drawGlyph(glyph: Glyph, sign: string, type: Type): Drawing {
  const extent = extentOf(glyph, sign, type)
  return { ...extent, content: ['q', ...operators(glyph, sign, extent, type), 'Q'].join('\n') }
}

function extentOf(glyph: Glyph, sign: string, type: Type): { width: number; height: number } {
  if (glyph === 'untested' || glyph === 'plug' || glyph === 'unreadable')
    return { width: tickSize, height: tickSize }
  if (glyph === 'tick') {
    const beside =
      sign === '≈' ? tickSize + 4 : sign === '' ? 0 : type.width(sign, letterSize, 'italic') + 4
    return { width: tickSize + beside, height: tickSize }
  }
  const width = Math.max(numberHeight, type.width(sign, numberSize, 'bold') + 40)
  return { width, height: numberHeight }
}

function operators(
  glyph: Glyph,
  sign: string,
  extent: { readonly width: number; readonly height: number },
  type: Type,
): string[] {
  switch (glyph) {
    case 'tick': {
      const x = tickSize + 4
      const tick = [stroke('tick'), round, ...path('M.8 4.6L2.8 6.8L7.2 .9', 0, tickSize), 'S']
      if (sign === '≈') return [...tick, '8 w', ...path(rounding, x, tickSize), 'S']
      if (sign === '') return tick
      return [...tick, fill('tick'), text(type, sign, x, 4, letterSize, 'italic')]
    }
    case 'plug':
      return [stroke('plug'), round, ...path('M4 .8L4 4.8M2 2.8L6 2.8M2 7L6 7', 0, tickSize), 'S']
    case 'untested':
      return [stroke('quiet'), '8 w', ...roundedBox(8, 8, 40, 40, 20), 'S']
    case 'unreadable':
      return [fill('quiet'), text(type, sign, 12, 4, letterSize, 'bold')]
    default:
      return number(glyph, sign, extent, type)
  }
}

const round = '9.5 w 1 J 1 j'
const rounding =
  'M.8 3.2C1.9 1.7 3 1.9 4 2.7C5 3.5 6.1 3.7 7.2 2.2' +
  'M.8 6.2C1.9 4.7 3 4.9 4 5.7C5 6.5 6.1 6.7 7.2 5.2'

/** The number of a finding: filled for an error, outlined for a warning, round if accepted. */
function number(
  glyph: Glyph,
  sign: string,
  { width, height }: { readonly width: number; readonly height: number },
  type: Type,
): string[] {
  const x = (width - type.width(sign, numberSize, 'bold')) / 2
  const label = (ink: Ink): string[] => [fill(ink), text(type, sign, x, 23, numberSize, 'bold')]
  if (glyph === 'error')
    return [fill('bad'), ...roundedBox(0, 0, width, height, 14), 'f', ...label('white')]
  const ink = glyph === 'warning' ? 'warn' : 'dark'
  const radius = (height - 10) / 2
  const box = roundedBox(5, 5, width - 10, height - 10, radius)
  return [fill('white'), stroke(ink), '9 w', ...box, 'B', ...label(ink)]
}

/** A text whose line starts at x, y. */
export function text(
  type: Type,
  words: string,
  x: number,
  y: number,
  size: number,
  face: Face,
): string {
  return `BT 1 0 0 1 ${short(x)} ${short(y)} Tm ${type.show(words, size, face)} ET`
}

/** Moves, lines and curves on eight by eight with y downward → operators, y upward. */
function path(description: string, left: number, size: number): string[] {
  const steps = description.match(/[MLC][^MLC]*/g) ?? []
  return steps.map((step) => {
    const numbers = step.slice(1).match(/\d*\.?\d+/g) ?? []
    const places = numbers.map((value, index) => {
      const at = (Number(value) / 8) * size
      return short(index % 2 === 0 ? left + at : size - at)
    })
    return `${places.join(' ')} ${step[0] === 'M' ? 'm' : step[0] === 'L' ? 'l' : 'c'}`
  })
}

/** A box with round corners; a circle where the radius is half of its side. */
export function roundedBox(
  x: number,
  y: number,
  width: number,
  height: number,
  r: number,
): string[] {
  const k = r * 0.5523
  const [right, top] = [x + width, y + height]
  const curve = (...at: number[]): string => `${at.map(short).join(' ')} c`
  const line = (atX: number, atY: number): string => `${short(atX)} ${short(atY)} l`
  return [
    `${short(x + r)} ${short(y)} m`,
    line(right - r, y),
    curve(right - r + k, y, right, y + r - k, right, y + r),
    line(right, top - r),
    curve(right, top - r + k, right - r + k, top, right - r, top),
    line(x + r, top),
    curve(x + r - k, top, x, top - r + k, x, top - r),
    line(x, y + r),
    curve(x, y + r - k, x + r - k, y, x + r, y),
    'h',
  ]
}

/** A position on paper to hundredths. */
export function short(value: number): string {
  return String(Number(value.toFixed(2)))
}

/** Marks that are drawn alike share a drawing. */
export function drawingKey({ glyph, sign }: Mark): string {
  return `${glyph} ${sign}`
}
