/** The text that a figure of prose stands in: a paragraph, or a cell of words in a table. */
import type { Text } from '../model/document.ts'
import type { InProse } from '../model/figure.ts'
import type { Release } from '../model/finding.ts'
import type { Place } from '../model/place.ts'

/** Undefined where its block has no text. */
export function textAround(
  { document }: Release,
  { block: index }: InProse,
  { start }: Place,
): Text | undefined {
  const block = document.blocks[index]
  if (block?.kind === 'table')
    return block.rows
      .flatMap(({ cells }) => cells)
      .find(({ place }) => place.start <= start && start < place.end)
  return block && 'text' in block ? block : undefined
}
