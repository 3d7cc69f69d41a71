/**
 * Seeded random numbers: the same seed draws the same sample and the same errors on every machine.
 *
 * In: a whole number or words. Out: a generator (splitmix32). Apart, because a benchmark that
 * cannot be repeated proves nothing; the runtime's own generator cannot be seeded.
 */
export interface Random {
  /** A whole number from 0 to `below` − 1. */
  below(below: number): number
}

/** A generator for this seed; words are hashed, so that a file's name can be part of a seed. */
export function randomFrom(seed: string | number): Random {
  let state = hashOf(String(seed))
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return (mixed ^ (mixed >>> 16)) >>> 0
  }
  // 2^32 over any sample size here leaves a bias below one in a million.
  return { below: (below) => next() % below }
}

/** `count` of the items, drawn without replacement, in their first order. */
export function sample<Item>(items: readonly Item[], count: number, random: Random): Item[] {
  const order = items.map((_, index) => index)
  const drawn: number[] = []
  while (drawn.length < count && order.length > 0) {
    const at = random.below(order.length)
    drawn.push(order[at]!)
    order[at] = order[order.length - 1]!
    order.pop()
  }
  return drawn.sort((a, b) => a - b).map((index) => items[index]!)
}

/** FNV-1a over UTF-16 units. */
function hashOf(words: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < words.length; at++) {
    hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193) >>> 0
  }
  return hash
}
