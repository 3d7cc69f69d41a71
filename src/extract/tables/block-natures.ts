/**
 * Percentages whose sign is printed once for several lines.
 *
 * In: lines with the natures their own words and signs give. Out: natures with the sign shared out.
 * Separate, because it looks at blocks of lines where all else looks at one.
 */
import type { Nature } from '../../model/grid.ts'
import { totalLikeness } from '../../words/label.ts'
import type { Draft } from './rows.ts'
import { hasCurrency, isBareOrPercent, looksSmall } from './signs.ts'

/** A table of percentages that carries the sign on its first and last line alone. */
export function allPercent(
  lines: readonly Draft[],
  natures: readonly Nature[],
): Nature[] | undefined {
  const rows = lines.flatMap((line, at) => (line.isHeading ? [] : [at]))
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined || rows.length < 4) return undefined
  const isSigned = isRatioNature(natures[first]!) && isRatioNature(natures[last]!)
  if (!isSigned || !rows.every((at) => isBareOrPercent(lines[at]!))) return undefined
  return natures.map((nature) => (nature === 'amount' ? 'ratio' : nature))
}

/** A sign printed on the first and last line of a block is meant for those between. */
export function sharedSigns(lines: readonly Draft[], natures: readonly Nature[]): Nature[] {
  const shared = [...natures]
  for (let from = 0; from < lines.length; ) {
    let to = from + 1
    while (to < lines.length && isSameBlock(lines[from]!, lines[to]!)) to++
    const block = lines.slice(from, to)
    const heads = natures.slice(from, to)
    const isRatio = isRatioNature(heads[0]!) && block.length > 2 && block.every(isBareOrPercent)
    if (isRatio) shared.fill(heads[0]!, from, to)
    from = to
  }
  return shared
}

/** How many lines may stand between two of one nature. */
const betweenMax = 15

/** Lines between shares and shares, or per share and per share, adjust the one to the other. */
export function betweenShares(lines: readonly Draft[], natures: readonly Nature[]): Nature[] {
  const settled = [...natures]
  for (const [from, nature] of natures.entries()) {
    if ((nature !== 'shares' && nature !== 'per-share') || lines[from]!.isHeading) continue
    let to = from + 1
    while (
      to < lines.length &&
      to - from <= betweenMax &&
      isAdjustment(lines[to]!, natures[to]!, nature)
    )
      to++
    if (natures[to] !== nature || lines[to]!.isHeading) continue
    for (let at = from; at < to; at++) if (!lines[at]!.isHeading) settled[at] = nature
  }
  return settled
}

/**
 * An amount by default: no currency beside shares, digits after the point beside rates. What heads
 * such lines, "Adjustments:", stands between too.
 */
function isAdjustment(line: Draft, nature: Nature, outer: Nature): boolean {
  if (nature !== 'amount' || line.label === '') return false
  if (line.isHeading) return outer === 'per-share'
  if (outer === 'shares') return !hasCurrency(line) && looksSmall(line)
  return line.placed.values.every((item) => !item?.number || item.number.value.decimals >= 2)
}

/**
 * A total with a currency sign adds up money: "Process facilities" among its lines is a part of the
 * business, not a number of facilities. `isUnsure`: the label alone says that it counts.
 */
export function betweenCurrencies(
  lines: readonly Draft[],
  natures: readonly Nature[],
  isUnsure: (line: Draft) => boolean,
): Nature[] {
  const isMoney = (line: Draft) => !line.isHeading && hasCurrency(line)
  return natures.map((nature, at) => {
    if (nature !== 'count' || !isUnsure(lines[at]!)) return nature
    const [first, total] = [
      lines.slice(0, at).findLastIndex((line) => line.isHeading || isMoney(line)),
      lines.findIndex((line, index) => index > at && (line.isHeading || isMoney(line))),
    ]
    if (first < 0 || total < 0 || !isMoney(lines[first]!) || !isMoney(lines[total]!)) return nature
    return totalLikeness(lines[total]!.label) === 'total' ? 'amount' : nature
  })
}

/** A nature whose numbers are shares or rates, not amounts. */
export function isRatioNature(nature: Nature): boolean {
  return nature === 'ratio' || nature === 'percent-change' || nature === 'percent-of-total'
}

function isSameBlock(first: Draft, line: Draft): boolean {
  return (
    !first.isHeading &&
    !line.isHeading &&
    first.section.length > 0 &&
    first.section.length === line.section.length &&
    first.section.every((heading, at) => heading === line.section[at])
  )
}
