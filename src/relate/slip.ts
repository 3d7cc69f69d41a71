/**
 * Does one number differ from another as a slip of the hand would make it differ? The shape of a
 * miss is evidence of its own: by chance it is rare.
 */
import type { Decimal } from '../number/decimal.ts'

export type Slip = 'sign' | 'digit' | 'transposed' | 'scale'

/** How `printed` differs from `true value`, where a single slip explains it. Same decimals. */
export function slipBetween(printed: Decimal, actual: Decimal): Slip | undefined {
  if (printed.decimals !== actual.decimals || printed.coefficient === actual.coefficient)
    return undefined
  if (printed.coefficient === -actual.coefficient) return 'sign'
  if (printed.coefficient < 0n !== actual.coefficient < 0n) return undefined
  const left = digitsOf(printed)
  const right = digitsOf(actual)
  if (left.length !== right.length) return isScaled(left, right) ? 'scale' : undefined
  const differing = [...left].flatMap((digit, i) => (digit === right[i] ? [] : [i]))
  if (differing.length === 1) return 'digit'
  const [first, second] = differing
  if (differing.length === 2 && second === first! + 1)
    return left[first!] === right[second!] && left[second!] === right[first!]
      ? 'transposed'
      : undefined
  return undefined
}

function digitsOf({ coefficient }: Decimal): string {
  return (coefficient < 0n ? -coefficient : coefficient).toString()
}

function isScaled(left: string, right: string): boolean {
  const [short, long] = left.length < right.length ? [left, right] : [right, left]
  return long === short.padEnd(long.length, '0') && short !== '0'
}
