/**
 * Lines of a page → the order in which they are read: columns of prose side by side are read one
 * after the other. Tables are read across: their right sides are figures.
 */
import type { Laid } from './blocks.ts'
import type { Segment } from './segments.ts'

/** Lines that are read across, from top to bottom. */
export type Run = readonly Laid[]

const linesMin = 4
/** In points. */
const gutterMin = 9

/** `cut` gives the part of a line between two x positions, or undefined. */
export function runsOf(
  laid: readonly Laid[],
  lineOf: (segments: readonly Segment[]) => Laid,
): Run[] {
  const runs: Run[] = []
  let open: Laid[] = []
  let at = 0
  while (at < laid.length) {
    const columns = columnsFrom(laid, at)
    if (!columns) {
      open.push(laid[at]!)
      at += 1
      continue
    }
    if (open.length > 0) runs.push(open)
    open = []
    const { to, gutter } = columns
    for (const isLeft of [true, false]) {
      const run = laid.slice(at, to).flatMap(({ segments }) => {
        const own = segments.filter(({ x0 }) => x0 < gutter === isLeft)
        return own.length > 0 ? [lineOf(own)] : []
      })
      if (run.length > 0) runs.push(run)
    }
    at = to
  }
  if (open.length > 0) runs.push(open)
  return runs
}

/** Two columns of prose that begin with line `from`: where they end, and what parts them. */
function columnsFrom(
  laid: readonly Laid[],
  from: number,
): { to: number; gutter: number } | undefined {
  const first = laid[from]!.segments
  if (first.length !== 2 || first.some(({ kind }) => kind !== 'words')) return undefined
  let left = first[0]!.x1
  let right = first[1]!.x0
  let to = from
  let both = 0
  let words = 0
  let leftWords = 0
  let starts = 0
  for (; to < laid.length; to++) {
    const { segments, line } = laid[to]!
    if (to > from && line.base - laid[to - 1]!.line.base > line.size * 4) break
    const middle = (left + right) / 2
    const onLeft = segments.filter(({ x0 }) => x0 < middle)
    const onRight = segments.filter(({ x0 }) => x0 >= middle)
    if (onLeft.length > 1 || onRight.length > 1) break
    if (onRight.some(({ kind }) => kind !== 'words')) break
    const end = Math.max(left, ...onLeft.map(({ x1 }) => x1))
    const start = Math.min(right, ...onRight.map(({ x0 }) => x0))
    if (start - end < gutterMin) break
    left = end
    right = start
    if (onLeft.length > 0 && onRight.length > 0) both += 1
    words += onRight.reduce((sum, segment) => sum + segment.words.length, 0)
    leftWords += onLeft.reduce((sum, segment) => sum + segment.words.length, 0)
    starts += onRight.filter(({ x0 }) => Math.abs(x0 - first[1]!.x0) < 3).length
  }
  const isProse = words >= both * 3 && leftWords >= both * 2 && starts * 3 >= both * 2
  return both >= linesMin && isProse ? { to, gutter: (left + right) / 2 } : undefined
}
