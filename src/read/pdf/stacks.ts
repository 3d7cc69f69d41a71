/**
 * The lines of headings → the room of each heading that runs over several lines: a text over one
 * other text, on one axis, without a line drawn between them. What a heading covers is asked of
 * all its lines together; they are numbered as they were.
 */
import type { Line } from './lines.ts'
import type { Ruling } from './page.ts'
import type { Segment } from './segments.ts'

export interface Stacked {
  /** The headings of the line, each as wide as the widest of its lines. */
  readonly rooms: readonly Segment[]
  /** Lines drawn under the last line of them. */
  readonly under: readonly Ruling[]
}

export interface HeadingLine {
  readonly line: Line
  readonly values: readonly Segment[]
  /** Lines drawn between this line and the next. */
  readonly under: readonly Ruling[]
}

/** Lines of one heading are so near to each other, in sizes of the letters. */
const gapMax = 1.4
/** Texts of one heading have the same middle or the same edge, in points. */
const middleMax = 2.5
const edgeMax = 1.5

interface Stack {
  x0: number
  x1: number
  last: number
}

export function stacked(lines: readonly HeadingLine[]): Stacked[] {
  const stacks: Stack[][] = []
  for (const [at, { values }] of lines.entries()) {
    const above = stacks[at - 1] ?? []
    stacks.push(
      values.map((value, index) => {
        const over = at > 0 ? stackedOn(lines[at - 1]!, lines[at]!, index) : undefined
        const stack = over === undefined ? undefined : above[over]
        if (!stack) return { x0: value.x0, x1: value.x1, last: at }
        stack.x0 = Math.min(stack.x0, value.x0)
        stack.x1 = Math.max(stack.x1, value.x1)
        stack.last = at
        return stack
      }),
    )
  }
  return lines.map(({ values, under }, at) => {
    const own = stacks[at]!
    const deeper = own.flatMap((stack) => (stack.last > at ? ownLines(stack, lines) : []))
    return {
      rooms: values.map((value, index) => ({ ...value, x0: own[index]!.x0, x1: own[index]!.x1 })),
      under: [...new Set([...under, ...deeper])],
    }
  })
}

/** Lines drawn under the end of a heading, and under no other beside it. */
function ownLines({ x0, x1, last }: Stack, lines: readonly HeadingLine[]): Ruling[] {
  const { under, values } = lines[last]!
  const others = values.filter((value) => value.x1 <= x0 || value.x0 >= x1)
  return under.filter((ruling) => indexesOver(ruling, others).length === 0)
}

/** Which text of the line above goes on in text `index` of the line below. */
function stackedOn(above: HeadingLine, below: HeadingLine, index: number): number | undefined {
  const { line } = below
  if (line.base - above.line.base > line.size * gapMax) return undefined
  const value = below.values[index]!
  const over = indexesOver(value, above.values)
  const [only] = over
  if (only === undefined || over.length > 1) return undefined
  const other = above.values[only]!
  if (indexesOver(other, below.values).length > 1 || !areInLine(value, other)) return undefined
  const isRuled = above.under.some(({ x0, x1 }) => x0 < value.x1 && x1 > value.x0)
  return isRuled || isRemark(value) || isRemark(other) ? undefined : only
}

interface Room {
  readonly x0: number
  readonly x1: number
}

function indexesOver({ x0, x1 }: Room, values: readonly Room[]): number[] {
  return [...values.keys()].filter((at) => values[at]!.x0 < x1 && values[at]!.x1 > x0)
}

export function areInLine(one: Room, other: Room): boolean {
  return (
    Math.abs(one.x0 + one.x1 - other.x0 - other.x1) / 2 < middleMax ||
    Math.abs(one.x0 - other.x0) < edgeMax ||
    Math.abs(one.x1 - other.x1) < edgeMax
  )
}

/** "(In millions)", "(unaudited)": no part of the heading beside it. */
function isRemark({ text }: Segment): boolean {
  return /^\(.*\)$/.test(text)
}
