/**
 * The scale of the notes under a table: "included $1,525" under a table in millions is millions.
 *
 * In: blocks, grids and the figures of prose. Out: the bare amounts of notes, rescaled in place.
 * Separate, because it needs the table and the note: neither says it alone.
 */
import type { Block } from '../../model/document.ts'
import type { Grid } from '../../model/grid.ts'
import { shift } from '../../number/decimal.ts'
import type { OpenFigure } from '../tables/entries.ts'

/** Gives whole amounts of notes the scale of the table above, unless the note has its own. */
export function scaleNotes(
  blocks: readonly Block[],
  grids: readonly Grid[],
  figures: readonly OpenFigure[],
): void {
  const scales = scalesByBlock(grids)
  const inside = new Map<number, OpenFigure[]>()
  for (const figure of figures) {
    if (figure.in.kind !== 'prose' || blocks[figure.in.block]?.kind !== 'note') continue
    const found = inside.get(figure.in.block)
    if (found) found.push(figure)
    else inside.set(figure.in.block, [figure])
  }
  for (const [block, own] of inside) {
    const scale = scales.get(tableAbove(blocks, block))
    if (scale === undefined || own.some(hasScale)) continue
    for (const figure of own.filter(isWholeAmount)) {
      figure.scale = scale
      figure.value = shift(figure.printed, scale)
    }
  }
}

function hasScale({ kind, scale }: OpenFigure): boolean {
  return scale > 0 && kind !== 'percent'
}

/** Cents are those of a price or a share. */
function isWholeAmount({ kind, unit, printed }: OpenFigure): boolean {
  return kind === 'amount' && unit !== undefined && printed.decimals === 0
}

/** The block of the table that the notes from `at` upwards stand under. */
function tableAbove(blocks: readonly Block[], at: number): number {
  let above = at - 1
  while (blocks[above]?.kind === 'note') above--
  return above
}

/** The scale of each table's amounts, where all have one. */
function scalesByBlock(grids: readonly Grid[]): ReadonlyMap<number, number> {
  const scales = new Map<number, number>()
  const mixed = new Set<number>()
  for (const { block, rows } of grids)
    for (const entry of rows.flatMap(({ entries }) => entries)) {
      if (entry?.kind !== 'figure' || entry.figure.kind !== 'amount') continue
      const { scale } = entry.figure
      if ((scales.get(block) ?? scale) !== scale) mixed.add(block)
      scales.set(block, scale)
    }
  for (const block of mixed) scales.delete(block)
  return scales
}
