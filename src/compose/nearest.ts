/** "Did you mean": the known name that is likest to one that nobody knows. */

/** Names longer than this are not compared letter by letter. */
const lengthMax = 60

/** The nearest of `known` to `name`, if any is near. */
function nearest(name: string, known: Iterable<string>): string | undefined {
  const wanted = plain(name)
  if (wanted === '' || wanted.length > lengthMax) return undefined
  let best: string | undefined
  let least = Math.floor(wanted.length / 3) + 1
  for (const candidate of known) {
    const distance = distanceBetween(wanted, plain(candidate), least)
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best
}

/** `did you mean "Revenue"?`, or else `the known ones are …`, for a problem's remedy. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const names = [...known]
  const near = nearest(name, names)
  if (near !== undefined) return `did you mean "${near}"?`
  if (names.length === 0) return 'there are none yet'
  const shown = names.slice(0, 8).join(', ')
  return `the known ones are ${shown}${names.length > 8 ? ', …' : ''}`
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '')
}

/** Letters to insert, remove or change; `limit` where it is no less. */
function distanceBetween(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) >= limit) return limit
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const changed = left[row - 1] === right[column - 1] ? 0 : 1
      current[column] = Math.min(
        previous[column]! + 1,
        current[column - 1]! + 1,
        previous[column - 1]! + changed,
      )
    }
    previous = current
  }
  return Math.min(previous[right.length]!, limit)
}
