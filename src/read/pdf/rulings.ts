/**
 * The paths a page draws → its level ruling lines. A line may be stroked, a thin box filled, or one
 * path may hold the lines of a whole table; boxes that shade a row are none.
 */
import type { Ruling } from './page.ts'
import type { Pdfium } from './pdfium.ts'

const pathObject = 2
const formObject = 5
/** A filled box up to so many points high is a line. */
const thickMax = 2.6
const lengthMin = 4
/** A path with more pieces is a drawing. */
const segmentsMax = 400

type Shown = (x: number, y: number) => readonly [number, number]

/** In points of the page as displayed, from top to bottom. */
export function rulingsOf(
  pdfium: Pdfium,
  page: number,
  scratch: number,
  objectsMax: number,
  shown: Shown,
): Ruling[] {
  const { call } = pdfium
  const rulings: Ruling[] = []
  const count = Math.min(objectsMax, call.FPDFPage_CountObjects!(page))
  const ask: Ask = { pdfium, scratch, shown, rulings, left: objectsMax }
  for (let index = 0; index < count; index++)
    addObject(ask, call.FPDFPage_GetObject!(page, index), identity, 0)
  return joined(rulings.sort((one, other) => one.y - other.y || one.x0 - other.x0))
}

/** Lines on one height whose ends touch are one line, drawn cell by cell. */
const touchMax = 0.8
const heightMax = 0.3

function joined(rulings: readonly Ruling[]): Ruling[] {
  const whole: { x0: number; x1: number; readonly y: number }[] = []
  for (const ruling of rulings) {
    const last = whole.at(-1)
    const touches =
      last &&
      ruling.y - last.y < heightMax &&
      ruling.x0 >= last.x0 &&
      ruling.x0 - last.x1 < touchMax
    if (touches) last.x1 = Math.max(last.x1, ruling.x1)
    else whole.push({ ...ruling })
  }
  return whole
}

interface Ask {
  readonly pdfium: Pdfium
  readonly scratch: number
  readonly shown: Shown
  readonly rulings: Ruling[]
  left: number
}

type Matrix = readonly [number, number, number, number, number, number]
const identity: Matrix = [1, 0, 0, 1, 0, 0]
const nestingMax = 4

function addObject(ask: Ask, object: number, outer: Matrix, depth: number): void {
  if (ask.left-- <= 0) return
  const { call } = ask.pdfium
  const kind = call.FPDFPageObj_GetType!(object)
  if (kind === pathObject) addPath(ask, object, outer)
  if (kind !== formObject || depth >= nestingMax) return
  const inner = times(matrixOf(ask, object), outer)
  const count = call.FPDFFormObj_CountObjects!(object)
  for (let index = 0; index < count && ask.left > 0; index++)
    addObject(ask, call.FPDFFormObj_GetObject!(object, index), inner, depth + 1)
}

function addPath(ask: Ask, object: number, outer: Matrix): void {
  const { call } = ask.pdfium
  const { scratch } = ask
  if (call.FPDFPageObj_GetBounds!(object, scratch, scratch + 4, scratch + 8, scratch + 12) === 0)
    return
  const view = ask.pdfium.view()
  const [left, bottom, right, top] = [0, 4, 8, 12].map((at) => view.getFloat32(scratch + at, true))
  const whole = boxAt(ask, outer, left!, bottom!, right!, top!)
  if (whole.x1 - whole.x0 < lengthMin || !isDrawn(ask, object)) return
  if (whole.y1 - whole.y0 <= thickMax) addRuling(ask, whole)
  else addSegments(ask, object, outer)
}

interface Box {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

function boxAt(ask: Ask, outer: Matrix, x0: number, y0: number, x1: number, y1: number): Box {
  const [ax, ay] = ask.shown(...apply(outer, x0, y0))
  const [bx, by] = ask.shown(...apply(outer, x1, y1))
  return {
    x0: Math.min(ax, bx),
    y0: Math.min(ay, by),
    x1: Math.max(ax, bx),
    y1: Math.max(ay, by),
  }
}

function addRuling({ rulings }: Ask, { x0, x1, y0, y1 }: Box): void {
  if (Number.isFinite(x0 + x1 + y0 + y1)) rulings.push({ x0, x1, y: (y0 + y1) / 2 })
}

/** Stroked or filled, and not in white. */
function isDrawn({ pdfium, scratch }: Ask, object: number): boolean {
  const { call } = pdfium
  call.FPDFPath_GetDrawMode!(object, scratch, scratch + 4)
  const isFilled = pdfium.view().getInt32(scratch, true) !== 0
  const isStroked = pdfium.view().getInt32(scratch + 4, true) !== 0
  if (!isFilled && !isStroked) return false
  const colour = isFilled ? 'FPDFPageObj_GetFillColor' : 'FPDFPageObj_GetStrokeColor'
  const red = scratch + 16
  if (call[colour]!(object, red, red + 4, red + 8, red + 12) === 0) return true
  const view = pdfium.view()
  const [r, g, b, opacity] = [0, 4, 8, 12].map((at) => view.getUint32(red + at, true))
  return opacity! > 0 && Math.min(r!, g!, b!) < paleMin
}

/** From here on a colour is that of the paper or of a shade. */
const paleMin = 225

const moveTo = 2
const lineTo = 0

/** The level pieces of a path with several: a grid, or lines drawn in one go. */
function addSegments(ask: Ask, object: number, outer: Matrix): void {
  const { call } = ask.pdfium
  const { scratch } = ask
  const count = call.FPDFPath_CountSegments!(object)
  call.FPDFPath_GetDrawMode!(object, scratch, scratch + 4)
  const isStroked = ask.pdfium.view().getInt32(scratch + 4, true) !== 0
  if (count > segmentsMax || count <= 0) return
  const inner = times(matrixOf(ask, object), outer)
  let from: readonly [number, number] | undefined
  let sub: (readonly [number, number])[] = []
  const settle = (): void => {
    if (!isStroked && sub.length >= 4) addBox(ask, sub)
    sub = []
  }
  for (let index = 0; index < count; index++) {
    const segment = call.FPDFPath_GetPathSegment!(object, index)
    const kind = call.FPDFPathSegment_GetType!(segment)
    if (call.FPDFPathSegment_GetPoint!(segment, scratch, scratch + 4) === 0) return
    const view = ask.pdfium.view()
    const point = ask.shown(
      ...apply(inner, view.getFloat32(scratch, true), view.getFloat32(scratch + 4, true)),
    )
    if (kind === moveTo) settle()
    sub.push(point)
    if (kind === lineTo && from && isStroked && Math.abs(from[1] - point[1]) < 0.5) {
      const [x0, x1] = from[0] < point[0] ? [from[0], point[0]] : [point[0], from[0]]
      if (x1 - x0 >= lengthMin) addRuling(ask, { x0, x1, y0: point[1], y1: point[1] })
    }
    from = point
  }
  settle()
}

/** A filled part of a path, if it is as thin as a line. */
function addBox(ask: Ask, points: readonly (readonly [number, number])[]): void {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const box = {
    x0: Math.min(...xs),
    x1: Math.max(...xs),
    y0: Math.min(...ys),
    y1: Math.max(...ys),
  }
  if (box.y1 - box.y0 <= thickMax && box.x1 - box.x0 >= lengthMin) addRuling(ask, box)
}

function matrixOf({ pdfium, scratch }: Ask, object: number): Matrix {
  if (pdfium.call.FPDFPageObj_GetMatrix!(object, scratch + 32) === 0) return identity
  const view = pdfium.view()
  const [a, b, c, d, e, f] = [0, 4, 8, 12, 16, 20].map((at) =>
    view.getFloat32(scratch + 32 + at, true),
  )
  return [a!, b!, c!, d!, e!, f!]
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

/** First `inner`, then `outer`. */
function times(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner
  const [x, y] = apply(outer, e, f)
  return [
    outer[0] * a + outer[2] * b,
    outer[1] * a + outer[3] * b,
    outer[0] * c + outer[2] * d,
    outer[1] * c + outer[3] * d,
    x,
    y,
  ]
}
