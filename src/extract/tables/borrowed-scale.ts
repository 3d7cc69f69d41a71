/**
 * The scale of a table that states none, known from where its figures stand again.
 *
 * In: grids with whether they state a scale, and the figures of the document. Out: the amounts of
 * unscaled grids, rescaled in place. Separate, because it needs the whole document: the same label
 * with the same digits in a table "in millions", or the same digits before "million" in a sentence.
 */
import type { Grid, Line } from '../../model/grid.ts'
import { shift, toPlainString } from '../../number/decimal.ts'
import type { OpenFigure } from './entries.ts'

export interface Scaled {
  readonly grid: Grid
  /** Captions, headings or labels say it. */
  readonly statesScale: boolean
}

/** Digits fewer than these coincide too easily. */
const digitsMin = 3
const matchesMin = 2
/** So many digits are the same fact, whatever the label. */
const tellingDigits = 5

/** Gives amounts of grids without a scale the one that their counterparts have. */
export function borrowScales(scaled: readonly Scaled[], figures: readonly OpenFigure[]): void {
  if (scaled.every(({ statesScale }) => statesScale)) return
  const known = knownScales(scaled, figures)
  for (const { grid, statesScale } of scaled) {
    if (statesScale) continue
    const scale = scaleByVote(grid, known)
    if (scale === undefined) continue
    for (const figure of grid.rows.flatMap(amountsOf)) {
      if (figure.scale !== 0) continue
      figure.scale = scale
      figure.value = shift(figure.printed, scale)
    }
  }
}

/** The scale that most counterparts of its amounts have; nothing where they disagree. */
function scaleByVote(
  grid: Grid,
  known: ReadonlyMap<string, ReadonlySet<number>>,
): number | undefined {
  const votes = new Map<number, number>()
  for (const line of grid.rows) {
    for (const figure of amountsOf(line)) {
      const scales = known.get(keyOf(line.key, figure)) ?? known.get(keyOf('', figure)) ?? []
      const weight = digitsOf(figure) >= tellingDigits ? matchesMin : 1
      for (const scale of scales) votes.set(scale, (votes.get(scale) ?? 0) + weight)
    }
  }
  const [most, next] = [...votes].sort((left, right) => right[1] - left[1])
  if (!most || most[1] < matchesMin || most[1] <= 2 * (next?.[1] ?? 0)) return undefined
  return most[0]
}

/** Scales by label and digits, and by digits alone where a sentence states them. */
function knownScales(
  scaled: readonly Scaled[],
  figures: readonly OpenFigure[],
): ReadonlyMap<string, ReadonlySet<number>> {
  const known = new Map<string, Set<number>>()
  const add = (key: string, scale: number) => {
    const scales = known.get(key)
    if (scales) scales.add(scale)
    else known.set(key, new Set([scale]))
  }
  for (const { grid, statesScale } of scaled) {
    if (!statesScale) continue
    for (const line of grid.rows) {
      for (const figure of amountsOf(line)) {
        if (digitsOf(figure) >= digitsMin) add(keyOf(line.key, figure), figure.scale)
        if (digitsOf(figure) >= tellingDigits) add(keyOf('', figure), figure.scale)
      }
    }
  }
  for (const figure of figures) {
    if (
      figure.in.kind === 'prose' &&
      figure.kind === 'amount' &&
      figure.scale > 0 &&
      digitsOf(figure) >= digitsMin
    )
      add(keyOf('', figure), figure.scale)
  }
  return known
}

function amountsOf(line: Line): OpenFigure[] {
  return line.entries.flatMap((entry) =>
    entry?.kind === 'figure' && entry.figure.kind === 'amount' ? [entry.figure] : [],
  )
}

function digitsOf(figure: OpenFigure): number {
  return figure.printed.coefficient.toString().replace('-', '').length
}

/** Signs differ between a sentence and a table. */
function keyOf(label: string, figure: OpenFigure): string {
  return `${label} ${toPlainString(figure.printed).replace('-', '')}`
}
