/**
 * The mistakes of one template, collected in the order of its lines, each once.
 */
import type { Problem } from '../book.ts'

export interface Problems {
  add(line: number, message: string, remedy: string): void
  readonly list: readonly Problem[]
}

/** More help nobody, and a hostile template could have any number. */
const problemsMax = 200

export function problemsOf(file: string): Problems {
  const seen = new Set<string>()
  const found: Problem[] = []
  return {
    add(line, message, remedy) {
      const key = `${line} ${message}`
      if (seen.has(key) || found.length >= problemsMax) return
      seen.add(key)
      found.push({ file, line, message, remedy })
    },
    get list() {
      return [...found].sort((left, right) => left.line - right.line)
    },
  }
}

/** "did you mean Revenue?"; or the names there are, where none is near. */
export function nearest(name: string, names: readonly string[]): string {
  let best: string | undefined
  let least = Math.max(2, Math.floor(name.length / 3)) + 1
  for (const known of names) {
    const distance = editDistance(name.toLowerCase(), known.toLowerCase(), least)
    if (distance < least) {
      least = distance
      best = known
    }
  }
  if (best !== undefined) return `did you mean ${best}?`
  if (names.length === 0) return 'there are none'
  const some = names.slice(0, 12).join(', ')
  return `known are ${some}${names.length > 12 ? ', …' : ''}`
}

/** Letters to change from one word to the other; `most` where they are that many or more. */
function editDistance(left: string, right: string, most: number): number {
  if (Math.abs(left.length - right.length) >= most) return most
  let above = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let at = 1; at <= left.length; at++) {
    const row = [at]
    for (let to = 1; to <= right.length; to++) {
      const change = left[at - 1] === right[to - 1] ? 0 : 1
      row.push(Math.min(above[to]! + 1, row[to - 1]! + 1, above[to - 1]! + change))
    }
    above = row
  }
  return Math.min(above[right.length]!, most)
}
