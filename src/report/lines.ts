/**
 * Offsets into a source → line and column, as an editor counts them. One index per source,
 * built once; every place of every report is looked up in it.
 */
export interface Position {
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 units. */
  readonly column: number
}

export type LineIndex = (offset: number) => Position

/** Lines end at "\n", "\r\n" or a lone "\r". Offsets outside the source are drawn to its ends. */
export function indexLines(source: string): LineIndex {
  const starts = [0]
  for (let at = 0; at < source.length; at++) {
    const unit = source.charCodeAt(at)
    if (unit === 10 || (unit === 13 && source.charCodeAt(at + 1) !== 10)) starts.push(at + 1)
  }
  return (offset) => {
    const at = Math.max(0, Math.min(offset, source.length))
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= at) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: at - starts[low]! + 1 }
  }
}
