/**
 * Seeded errors: one figure of a copy of a release changed, as people get figures wrong.
 *
 * In: a checked release, one of its figures, the class of error, a seeded generator. Out: the
 * edits of the source and which figures they falsify, or nothing where the error cannot be made.
 */

import type { Figure, InTable } from '../../src/model/figure.ts'
import type { CheckResult, Release } from '../../src/model/finding.ts'
import type { Grid } from '../../src/model/grid.ts'
import { absolute, coefficientAt } from '../../src/number/decimal.ts'
import {
  changeDigit,
  type DigitError,
  decimalsOf,
  onlyDigits,
  plainDigits,
  printAs,
  randomValue,
  rescale,
  transpose,
} from './digits.ts'
import type { Random } from './random.ts'
import { addSign, type Edit, loseSign, turnDirection } from './signs.ts'

export const errorClasses = [
  'digit',
  'transposed',
  'random',
  'sign',
  'scale',
  'swapped',
  'stale',
] as const
export type ErrorClass = (typeof errorClasses)[number]

export interface Seeded {
  readonly errorClass: ErrorClass
  readonly edits: readonly Edit[]
  /** The figures that are now wrong; naming any of them is a report. */
  readonly wrong: readonly Figure[]
  readonly digitPlace?: 'last' | 'earlier'
  /** "13,696 → 13,969", for the list of misses. */
  readonly words: string
}

/** The error of this class in this figure, or nothing where it cannot be made. */
export function seedError(
  result: CheckResult,
  figure: Figure,
  errorClass: ErrorClass,
  random: Random,
): Seeded | undefined {
  const { release } = result
  const text = digitsOf(release, figure)
  if (text === undefined) return undefined
  switch (errorClass) {
    case 'digit':
      return replaced(figure, errorClass, text, changeDigit(text, random))
    case 'transposed':
      return replaced(figure, errorClass, text, transpose(text, random))
    case 'random':
      return replaced(figure, errorClass, text, randomValue(text, random))
    case 'scale':
      return replaced(figure, errorClass, text, rescale(text, random))
    case 'sign':
      return signError(release, figure, text)
    case 'swapped':
      return swapped(release, figure, text)
    case 'stale':
      return replaced(figure, errorClass, text, staleValue(result, figure, text))
  }
}

/** The source with the edits made. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  let changed = source
  for (const { start, end, text } of [...edits].sort((a, b) => b.start - a.start)) {
    changed = changed.slice(0, start) + text + changed.slice(end)
  }
  return changed
}

/** The digits in the source, where they stand in one piece that this can change. */
function digitsOf({ document }: Release, { place }: Figure): string | undefined {
  const text = document.source.slice(place.start, place.end)
  return plainDigits.test(text) && onlyDigits(text) !== '' ? text : undefined
}

function replaced(
  figure: Figure,
  errorClass: ErrorClass,
  text: string,
  error: DigitError | undefined,
): Seeded | undefined {
  if (!error || error.text === text) return undefined
  const { start, end } = figure.place
  return {
    errorClass,
    edits: [{ start, end, text: error.text }],
    wrong: [figure],
    ...(error.digitPlace ? { digitPlace: error.digitPlace } : {}),
    words: `${text} → ${error.text}`,
  }
}

function signError(release: Release, figure: Figure, text: string): Seeded | undefined {
  const { source } = release.document
  const { start, end } = figure.place
  if (/^[0.,]*$/.test(text)) return undefined
  const isNegative = figure.printed.coefficient < 0n
  const edits =
    figure.in.kind === 'prose'
      ? turnDirection(source, start)
      : isNegative
        ? loseSign(source, start, end)
        : addSign(start, end)
  if (!edits) return undefined
  const words =
    figure.in.kind === 'prose'
      ? `${text}: direction turned`
      : isNegative
        ? `(${text}) → ${text}`
        : `${text} → (${text})`
  return { errorClass: 'sign', edits, wrong: [figure], words }
}

/**
 * The digits exchanged with those of the next figure: below, else to the right; in prose, after.
 */
function swapped(release: Release, figure: Figure, text: string): Seeded | undefined {
  const others =
    figure.in.kind === 'table'
      ? [cellAt(release, figure.in, 1, 0), cellAt(release, figure.in, 0, 1)]
      : [release.figures[release.figures.indexOf(figure) + 1]]
  for (const other of others) {
    const otherText = other && digitsOf(release, other)
    if (!other || !otherText || onlyDigits(otherText) === onlyDigits(text)) continue
    if (figure.in.kind === 'prose' && !isSameBlock(figure, other)) continue
    return {
      errorClass: 'swapped',
      edits: [
        { ...spanOf(figure), text: otherText },
        { ...spanOf(other), text },
      ],
      wrong: [figure, other],
      words: `${text} ⇄ ${otherText}`,
    }
  }
  return undefined
}

/** The value of the neighbouring period: of the same row, or for prose of the cell it repeats. */
function staleValue({ release, states }: CheckResult, figure: Figure, text: string) {
  if (figure.in.kind === 'table') {
    const other = neighbourPeriod(release, figure.in)
    const stale = other && digitsOf(release, other)
    return stale ? { text: stale } : undefined
  }
  const state = states.get(figure.id)
  if (state?.state !== 'ticked') return undefined
  for (const { relation } of state.relations) {
    if (relation.kind !== 'same') continue
    const cell = [relation.result, relation.terms[0].figure].find((one) => one.in.kind === 'table')
    const other = cell && neighbourPeriod(release, cell.in as InTable)
    const stale = other && printedAt(other, figure, text)
    if (stale) return { text: stale }
  }
  return undefined
}

/** The value of `other` printed with the scale and the decimals of `figure`. */
function printedAt(other: Figure, figure: Figure, text: string): string | undefined {
  const value = absolute(other.value)
  const decimals = decimalsOf(text)
  const wanted = decimals - figure.scale
  if (wanted >= value.decimals) return printAs(text, coefficientAt(value, wanted), decimals)
  const unit = 10n ** BigInt(value.decimals - wanted)
  const rounded = (value.coefficient + unit / 2n) / unit
  return rounded === 0n ? undefined : printAs(text, rounded, decimals)
}

function neighbourPeriod(release: Release, at: InTable): Figure | undefined {
  const grid = release.grids[at.grid]
  if (!grid) return undefined
  const nature = grid.columns[at.column]?.nature
  for (const step of [1, -1]) {
    if (grid.columns[at.column + step]?.nature !== nature) continue
    const other = cellAt(release, at, 0, step)
    if (other) return other
  }
  return undefined
}

function cellAt(release: Release, at: InTable, rows: number, columns: number): Figure | undefined {
  const grid: Grid | undefined = release.grids[at.grid]
  const entry = grid?.rows[at.row + rows]?.entries[at.column + columns]
  return entry?.kind === 'figure' ? entry.figure : undefined
}

function isSameBlock(one: Figure, other: Figure): boolean {
  return one.in.kind === 'prose' && other.in.kind === 'prose' && one.in.block === other.in.block
}

function spanOf({ place }: Figure): { start: number; end: number } {
  return { start: place.start, end: place.end }
}
