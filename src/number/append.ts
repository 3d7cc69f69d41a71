/**
 * Lists of any length joined in place. `push(...items)` hands every item over as an argument, of
 * which a long table has more than a call can take.
 */

/** Adds `items` to the end of `list`. */
export function append<Item>(list: Item[], items: readonly Item[]): void {
  for (const item of items) list.push(item)
}
