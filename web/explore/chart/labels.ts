/** Names beside a drawing: broken into lines, moved apart, led to what they name. */
import type { ExploreChart } from '../../../src/report/explore/chart-data.ts'

/** Narrower drawings have their names below. */
const narrow = 440

/** Whether names stand in the drawing, beside the last column. */
export function hasNames({ series }: ExploreChart, width: number): boolean {
  return series.length > 1 && width >= narrow
}

export function colorOf(index: number): string {
  return `var(--series-${(index % 6) + 1})`
}

const lettersMax = 19
const lineHeight = 12

/** The name in one or two lines, its value behind it. */
export function linesOf(name: string, shown: string): string[] {
  const lines: string[] = []
  for (const word of name.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < lettersMax)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  const kept = lines.slice(0, 2)
  if (lines.length > 2) kept[1] = `${kept[1]!.slice(0, lettersMax - 1)}…`
  const last = kept.at(-1) ?? ''
  if (last.length + shown.length < lettersMax) return [...kept.slice(0, -1), `${last} ${shown}`]
  return kept.length < 2 ? [...kept, shown] : kept
}

/** The middles of labels after none covers another, in their order of y. */
export function apart(
  labels: readonly { readonly y: number; readonly height: number }[],
  top: number,
  bottom: number,
): number[] {
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

const svgNamespace = 'http://www.w3.org/2000/svg'

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(svgNamespace, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
}

/** From a part to its name. */
export function leader(x: number, y: number, toX: number, toY: number, color: string): SVGElement {
  const middle = (x + toX) / 2
  return element('path', {
    d: `M${x} ${y.toFixed(1)}L${middle} ${toY.toFixed(1)}H${toX}`,
    fill: 'none',
    stroke: color,
    'stroke-width': 1.5,
  })
}

export function label(x: number, y: number, lines: readonly string[]): SVGElement {
  const text = element('text', { x, y: (y - ((lines.length - 1) * lineHeight) / 2).toFixed(1) })
  for (const [at, line] of lines.entries()) {
    const span = element('tspan', { x, dy: at === 0 ? '0.32em' : lineHeight })
    span.textContent = line
    text.append(span)
  }
  text.setAttribute('fill', 'var(--ink-2)')
  text.setAttribute('text-anchor', 'start')
  return text
}
