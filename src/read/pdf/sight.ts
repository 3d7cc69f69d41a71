/**
 * A drawn object → whether a reader sees its letters: a text layer may be invisible, white on
 * white, outside the frame that it is cut to, or painted over. Apart, because it looks at what a
 * page draws besides letters, and in which order. In coordinates of the file.
 */
import type { Pdfium } from './pdfium.ts'

interface Box {
  readonly left: number
  readonly bottom: number
  readonly right: number
  readonly top: number
}

interface Painted extends Box {
  /** How many objects of the page are drawn before it. */
  readonly order: number
}

/** What a page paints besides letters. */
export interface Paint {
  /** From an object of the page to how many are drawn before it. */
  readonly order: ReadonlyMap<number, number>
  /** Nothing beneath them is seen. */
  readonly covers: readonly Painted[]
  /** White letters may be seen on them. */
  readonly grounds: readonly Painted[]
  /** It draws pictures or shapes: an invisible text may stand for what they show. */
  readonly isDrawing: boolean
}

const textObject = 1
const pathObject = 2
/** Further ones are a drawing, which hides no figures. */
const coversMax = 200
/** Narrower ones are lines. */
const coverMin = 4

/** Looks at up to `objectsMax` objects of a page. */
export function paintOf(pdfium: Pdfium, page: number, scratch: number, objectsMax: number): Paint {
  const { call } = pdfium
  const order = new Map<number, number>()
  const covers: Painted[] = []
  const grounds: Painted[] = []
  const count = Math.min(objectsMax, call.FPDFPage_CountObjects!(page))
  for (let index = 0; index < count; index++) {
    const object = call.FPDFPage_GetObject!(page, index)
    const kind = call.FPDFPageObj_GetType!(object)
    if (kind === textObject) order.set(object, index)
    else {
      const fill = kind === pathObject ? fillOf(pdfium, object, scratch) : 'coloured'
      const box = fill === 'none' ? undefined : boundsOf(pdfium, object, scratch)
      if (!box) continue
      const painted = { ...box, order: index }
      if (fill === 'coloured' && grounds.length < coversMax) grounds.push(painted)
      if (kind === pathObject && covers.length < coversMax && isCover(pdfium, object, scratch))
        covers.push(painted)
    }
  }
  return { order, covers, grounds, isDrawing: order.size < count }
}

function fillOf(pdfium: Pdfium, object: number, scratch: number): 'none' | 'white' | 'coloured' {
  const { call } = pdfium
  call.FPDFPath_GetDrawMode!(object, scratch, scratch + 4)
  if (pdfium.view().getInt32(scratch, true) === 0) return 'none'
  return colourOf(pdfium, object, scratch)
}

/** From here on a colour is that of the paper. */
const whiteMin = 250

/** A colour that the file does not name as one is taken to be seen. */
function colourOf({ call, view }: Pdfium, object: number, scratch: number) {
  if (call.FPDFPageObj_GetFillColor!(object, scratch, scratch + 4, scratch + 8, scratch + 12) === 0)
    return 'coloured'
  const memory = view()
  if (memory.getUint32(scratch + 12, true) === 0) return 'none'
  for (let at = 0; at < 12; at += 4)
    if (memory.getUint32(scratch + at, true) < whiteMin) return 'coloured'
  return 'white'
}

/** As far as its frame lets it show. */
function boundsOf({ call, view }: Pdfium, object: number, scratch: number): Box | undefined {
  if (call.FPDFPageObj_GetBounds!(object, scratch, scratch + 4, scratch + 8, scratch + 12) === 0)
    return undefined
  const memory = view()
  const left = memory.getFloat32(scratch, true)
  const bottom = memory.getFloat32(scratch + 4, true)
  const right = memory.getFloat32(scratch + 8, true)
  const top = memory.getFloat32(scratch + 12, true)
  return right - left < coverMin || top - bottom < coverMin
    ? undefined
    : { left, bottom, right, top }
}

/** Its corners, and where it closes. */
const segmentsOfBox = 5

/** An upright box, opaque, and cut to no frame of another shape. */
function isCover(pdfium: Pdfium, object: number, scratch: number): boolean {
  const { call } = pdfium
  const segments = call.FPDFPath_CountSegments!(object)
  if (segments < segmentsOfBox - 1 || segments > segmentsOfBox) return false
  if (call.FPDFPageObj_HasTransparency!(object) !== 0) return false
  if (clipOf(pdfium, object, scratch) !== undefined) return false
  let [x, y] = [Number.NaN, Number.NaN]
  for (let index = 0; index < segments; index++) {
    const segment = call.FPDFPath_GetPathSegment!(object, index)
    if (call.FPDFPathSegment_GetPoint!(segment, scratch, scratch + 4) === 0) return false
    const memory = pdfium.view()
    const [nextX, nextY] = [memory.getFloat32(scratch, true), memory.getFloat32(scratch + 4, true)]
    if (index > 0 && nextX !== x && nextY !== y) return false
    ;[x, y] = [nextX, nextY]
  }
  return true
}

/** Frames of more pieces are drawings. */
const clipSegmentsMax = 24
const clipPathsMax = 4

/** The box around the frame that an object of the page is cut to, if there is one. */
function clipOf({ call, view }: Pdfium, object: number, scratch: number): Box | undefined {
  const clip = call.FPDFPageObj_GetClipPath!(object)
  const paths = clip === 0 ? 0 : call.FPDFClipPath_CountPaths!(clip)
  if (paths <= 0 || paths > clipPathsMax) return undefined
  let [left, bottom, right, top] = [-Infinity, -Infinity, Infinity, Infinity]
  for (let path = 0; path < paths; path++) {
    const segments = call.FPDFClipPath_CountPathSegments!(clip, path)
    if (segments < segmentsOfBox - 1 || segments > clipSegmentsMax) continue
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
    for (let index = 0; index < segments; index++) {
      const segment = call.FPDFClipPath_GetPathSegment!(clip, path, index)
      if (call.FPDFPathSegment_GetPoint!(segment, scratch, scratch + 4) === 0) return undefined
      const memory = view()
      const [x, y] = [memory.getFloat32(scratch, true), memory.getFloat32(scratch + 4, true)]
      ;[x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)]
    }
    ;[left, bottom] = [Math.max(left, x0), Math.max(bottom, y0)]
    ;[right, top] = [Math.min(right, x1), Math.min(top, y1)]
  }
  return left === -Infinity ? undefined : { left, bottom, right, top }
}

/** How the letters of one object are seen. */
export type Sight = 'seen' | 'invisible' | Doubtful

/** It depends on where a letter stands. */
interface Doubtful {
  readonly clip: Box | undefined
  /** What is painted over some of the letters. */
  readonly covers: readonly Box[]
  /** What white letters may be seen on; undefined of others. */
  readonly grounds: readonly Box[] | undefined
}

const invisible = 3
const clipping = 7
const stroked: readonly number[] = [1, 2, 5, 6]

export function sightOf(pdfium: Pdfium, paint: Paint, object: number, scratch: number): Sight {
  const mode = pdfium.call.FPDFTextObj_GetTextRenderMode!(object)
  if (mode === invisible || mode === clipping) return 'invisible'
  const colour = stroked.includes(mode) ? 'coloured' : colourOf(pdfium, object, scratch)
  if (colour === 'none') return 'invisible'
  const order = paint.order.get(object)
  // Of text within an object of its own the frames and the order are not known.
  if (order === undefined) return 'seen'
  const grounds = colour === 'white' ? paint.grounds.filter((box) => box.order < order) : undefined
  const clip = clipOf(pdfium, object, scratch)
  const covers = coversOf(pdfium, paint, object, order, scratch)
  return grounds || clip || covers.length > 0 ? { clip, covers, grounds } : 'seen'
}

/** Painted later than the object, and in part over it. */
function coversOf(
  pdfium: Pdfium,
  { covers }: Paint,
  object: number,
  order: number,
  scratch: number,
): readonly Box[] {
  const last = covers.at(-1)
  if (last === undefined || last.order < order) return []
  const own = boundsOf(pdfium, object, scratch)
  if (!own) return []
  return covers.filter(
    (box) =>
      box.order > order &&
      box.left < own.right &&
      box.right > own.left &&
      box.bottom < own.top &&
      box.top > own.bottom,
  )
}

/** Whether a reader does not see a letter with these corners, the middle of which decides. */
export function isHidden(sight: Sight, letter: Box): boolean {
  if (typeof sight === 'string') return sight === 'invisible'
  const { clip, covers, grounds } = sight
  const [x, y] = [(letter.left + letter.right) / 2, (letter.bottom + letter.top) / 2]
  if (clip && !isWithin(clip, x, y) && !showsFoot(clip, letter, x)) return true
  if (covers.some((box) => isWithin(box, x, y))) return true
  return grounds !== undefined && !grounds.some((box) => isWithin(box, x, y))
}

/** A frame may fit a comma closely, low in the room of its letter. */
function showsFoot(clip: Box, { bottom, top }: Box, x: number): boolean {
  return x >= clip.left && x <= clip.right && clip.bottom < top && clip.top > bottom
}

export function isWithin({ left, bottom, right, top }: Box, x: number, y: number): boolean {
  return x >= left && x <= right && y >= bottom && y <= top
}

/** Where those texts of the page stand that are seen as a whole and are not among those met. */
export function seenAmong(
  pdfium: Pdfium,
  paint: Paint,
  met: ReadonlySet<number>,
  scratch: number,
): readonly Box[] {
  return [...paint.order.keys()].flatMap((object) => {
    if (met.has(object) || sightOf(pdfium, paint, object, scratch) !== 'seen') return []
    const box = boundsOf(pdfium, object, scratch)
    return box ? [box] : []
  })
}
