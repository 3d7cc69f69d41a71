/**
 * The plotting library, on a document of its own: marks and scales in, shapes and labels out,
 * apart: a page sets labels as text, a PDF as outlines. The only file that knows the two
 * libraries. Floats are for drawing alone; every label comes as text.
 */
import type * as Plot from '@observablehq/plot'

type Options = Plot.PlotOptions

/** A line of text in a drawing; `y` is its baseline. */
export interface Label {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly anchor: 'start' | 'middle' | 'end'
  readonly color: string
  readonly weight: number
}

export interface Shapes {
  /** SVG without any text. */
  readonly svg: string
  readonly labels: readonly Label[]
}

/** What a chart needs of the library. */
export interface Plotter {
  readonly plot: typeof Plot
  /** Letters are of `size`; those without a colour of their own have `color`. */
  draw(options: Options, size: number, color: string): Shapes
}

export async function plotter(): Promise<Plotter> {
  const [plot, { parseHTML }] = await Promise.all([
    import('@observablehq/plot'),
    import('linkedom'),
  ])
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  return {
    plot,
    draw(options, size, color) {
      const drawn = plot.plot({ ...options, document } as Options) as unknown as Node
      for (const style of drawn.querySelectorAll('style')) style.remove()
      const texts = [...drawn.querySelectorAll('text')]
      const labels = texts.flatMap((text) => labelsOf(text, size, color))
      for (const text of texts) text.remove()
      tidy(drawn)
      return { svg: drawn.toString(), labels }
    },
  }
}

/** The drawing is named as a whole: its groups have no names, and those of text are empty. */
function tidy(drawn: Node): void {
  for (const group of [...drawn.querySelectorAll('g')].reverse()) {
    for (const name of ['aria-label', 'aria-hidden', 'aria-description'])
      group.removeAttribute(name)
    if ([...group.children].length === 0) group.remove()
  }
}

/** What is used of the elements of a drawing. */
interface Node {
  readonly tagName: string
  readonly parentElement: Node | null
  readonly children: Iterable<Node>
  readonly textContent: string
  getAttribute(name: string): string | null
  querySelectorAll(selector: string): Iterable<Node>
  removeAttribute(name: string): void
  remove(): void
  toString(): string
}

/** Each line of a text element, at its place in the drawing. */
function labelsOf(text: Node, size: number, color: string): Label[] {
  const shifts = upwards(text).map((node) => shiftOf(node.getAttribute('transform')))
  const x = shifts.reduce((sum, [dx]) => sum + dx, 0)
  const top = shifts.reduce((sum, [, dy]) => sum + dy, 0)
  const anchor = inherited(text, 'text-anchor')
  const fill = inherited(text, 'fill')
  const look: Pick<Label, 'anchor' | 'color' | 'weight'> = {
    anchor: anchor === 'start' || anchor === 'end' ? anchor : 'middle',
    color: fill === undefined || fill === 'currentColor' ? color : fill,
    weight: Number(inherited(text, 'font-weight') ?? 400),
  }
  let y = top + lengthOf(text.getAttribute('y'), size)
  const lines = [...text.children]
  if (lines.length === 0) return [{ x, y, text: text.textContent, ...look }]
  return lines.map((line) => {
    const own = line.getAttribute('y')
    y = (own === null ? y : top + lengthOf(own, size)) + lengthOf(line.getAttribute('dy'), size)
    return { x, y, text: line.textContent, ...look }
  })
}

/** The element and those around it, the nearest first. */
function upwards(node: Node): Node[] {
  return node.parentElement ? [node, ...upwards(node.parentElement)] : [node]
}

function inherited(node: Node, name: string): string | undefined {
  const values = upwards(node).map((one) => one.getAttribute(name))
  return values.find((value) => value !== null) ?? undefined
}

function shiftOf(transform: string | null): [number, number] {
  const match = /translate\(([-\d.]+)(?:[, ]\s*([-\d.]+))?\)/.exec(transform ?? '')
  return [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)]
}

/** "0.32em" or a number of pixels. */
function lengthOf(value: string | null, size: number): number {
  const number = Number((value ?? '0').replace(/em$/, ''))
  return value?.endsWith('em') ? number * size : number
}
