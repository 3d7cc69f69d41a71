/** Which figures stand in the running text of which block; in the order of the source. */
import type { Figure } from '../../model/figure.ts'

export function figuresByBlock(figures: readonly Figure[]): Map<number, Figure[]> {
  const byBlock = new Map<number, Figure[]>()
  for (const figure of figures) {
    if (figure.in.kind !== 'prose') continue
    const inside = byBlock.get(figure.in.block)
    if (inside) inside.push(figure)
    else byBlock.set(figure.in.block, [figure])
  }
  return byBlock
}
