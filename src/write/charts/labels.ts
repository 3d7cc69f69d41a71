/** Labels of charts: broken into lines, and moved apart so that none covers another. */

/** Lines of no more than so many letters; a longer word stays whole. */
export function wrappedLines(text: string, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

interface Placed {
  /** Its middle. */
  readonly y: number
  readonly height: number
}

/** The middles of labels after none covers another, between top and bottom, in their order of y. */
export function apart(labels: readonly Placed[], top: number, bottom: number): number[] {
  const order = labels.map((_, at) => at).sort((one, two) => labels[one]!.y - labels[two]!.y)
  const places = labels.map(({ y }) => y)
  let free = top
  for (const at of order) {
    const { y, height } = labels[at]!
    places[at] = Math.max(y, free + height / 2)
    free = places[at]! + height / 2
  }
  let limit = bottom
  for (const at of order.toReversed()) {
    const { height } = labels[at]!
    places[at] = Math.min(places[at]!, limit - height / 2)
    limit = places[at]! - height / 2
  }
  return places
}
