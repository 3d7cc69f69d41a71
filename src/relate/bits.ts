/**
 * Evidence in bits. A relation between figures of many digits hardly holds by chance; one found
 * after many tries easily does. Whole bits only: nothing here needs a fraction of one.
 */

/** Floor of log2 for n ≥ 1; 0 below. */
export function log2(n: bigint | number): number {
  let rest = typeof n === 'bigint' ? n : BigInt(Math.trunc(n))
  if (rest < 0n) rest = -rest
  let bits = 0
  while (rest >= 4294967296n) {
    rest >>= 32n
    bits += 32
  }
  return rest <= 0n ? 0 : bits + 31 - Math.clz32(Number(rest))
}

/** What one instance can prove at most: beyond this a copy-and-paste is likelier than chance. */
export const bitsMax = 20

/** An instance that holds exactly, its largest figure being `units` units of the last digit. */
export function exactBits(units: bigint): number {
  return Math.min(bitsMax, log2(units))
}

/** An instance of `addends` figures that holds only within their rounding, for a total of `units`. */
export function roundedBits(units: bigint, addends: number): number {
  return Math.max(0, exactBits(units) - log2(2 * addends))
}
