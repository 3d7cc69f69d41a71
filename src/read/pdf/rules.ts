/** Ruling lines → which columns of a row have a single or a double line above and below. */
import type { Laid } from './blocks.ts'
import type { Column } from './columns.ts'
import type { Ruling } from './page.ts'

/** 0 none, 1 single, 2 double. */
export type RuleLine = 0 | 1 | 2

export interface Drawn {
  readonly above: RuleLine
  readonly below: RuleLine
}

/** For each column, the lines around the row that is made of lines `from` to `to`. */
export function drawnUnder(
  rulings: readonly Ruling[],
  lines: readonly Laid[],
  { from, to }: { readonly from: number; readonly to: number },
  columns: readonly Column[],
): Drawn[] {
  const first = lines[from]!.line
  const last = lines[to - 1]!.line
  const before = lines[from - 1]?.line
  const after = lines[to]?.line
  const top = before ? before.base - 1 : first.base - first.size * 2.2
  const head = first.base - first.size * 0.55
  const foot = last.base - 1
  const bottom = after ? after.base - after.size * 0.55 : last.base + last.size * 1.4
  const over = rulings.filter(({ y }) => y > top && y < head)
  const under = rulings.filter(({ y }) => y > foot && y < bottom)
  return columns.map((column) => ({
    above: ruleAt(over, column) > 0 ? 1 : 0,
    below: ruleAt(under, column),
  }))
}

/** Two lines so near are a double one; nearer, one line drawn twice. */
const doubleMax = 4.5
const sameMax = 0.8

function ruleAt(rulings: readonly Ruling[], column: Column): RuleLine {
  const half = (column.x1 - column.x0) / 2
  const ys = rulings
    .filter(({ x0, x1 }) => Math.min(x1, column.x1) - Math.max(x0, column.x0) > half)
    .map(({ y }) => y)
  if (ys.length === 0) return 0
  for (let at = 1; at < ys.length; at++) {
    const apart = ys[at]! - ys[at - 1]!
    if (apart > sameMax && apart < doubleMax) return 2
  }
  return 1
}

/** A line belongs to a column where it covers this part of it, and hardly any other. */
const ownMin = 0.6
const otherMax = 0.1

/**
 * The columns as wide as the lines drawn over and under their cells, which headings stand in the
 * middle of; as they are where a column has no line of its own. `labels` is where labels begin.
 */
export function boxesOf(
  columns: readonly Column[],
  rulings: readonly Ruling[],
  lines: readonly Laid[],
  labels: number,
): readonly Column[] {
  const first = lines[0]!.line
  const last = lines.at(-1)!.line
  const within = rulings.filter(
    ({ x0, y }) =>
      x0 > labels + first.size * 2 && y > first.base - first.size && y < last.base + last.size,
  )
  const boxes = columns.map((column, at) => {
    const own = within.filter((ruling) => isOf(ruling, at, columns))
    const [usual] = mostCommon(own)
    return usual && { x0: Math.min(usual.x0, column.x0), x1: Math.max(usual.x1, column.x1) }
  })
  return boxes.every((box) => box !== undefined) ? boxes : columns
}

function isOf(ruling: Ruling, own: number, columns: readonly Column[]): boolean {
  return columns.every(({ x0, x1 }, at) => {
    const share = (Math.min(x1, ruling.x1) - Math.max(x0, ruling.x0)) / Math.max(1, x1 - x0)
    return at === own ? share >= ownMin : share <= otherMax
  })
}

/** Of lines that begin and end alike the most. */
function mostCommon(rulings: readonly Ruling[]): Ruling[] {
  const groups = new Map<string, Ruling[]>()
  for (const ruling of rulings) {
    const key = `${Math.trunc(ruling.x0)} ${Math.trunc(ruling.x1)}`
    const group = groups.get(key)
    if (group) group.push(ruling)
    else groups.set(key, [ruling])
  }
  let most: Ruling[] = []
  for (const group of groups.values()) if (group.length > most.length) most = group
  return most
}
