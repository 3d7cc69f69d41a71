/**
 * The tags of a page → which marked content belongs to one paragraph. Tags are a hint and no more:
 * programs tag footnotes as decoration and lines as paragraphs, so that who uses them holds them
 * against where the text stands. Bounded, because a tree in a file may be as large as it likes.
 */
import type { Pdfium } from './pdfium.ts'

/** From the number of a marked content to the paragraph it is of. */
export type Tags = ReadonlyMap<number, number>

/** What holds the lines of one text. */
const paragraphs: ReadonlySet<string> = new Set(['P', 'LBody', 'Note', 'Caption'])
/** A page of thousands of words, each tagged, has fewer. */
const elementsMax = 20_000
const depthMax = 40
const nameMax = 64

/** Undefined for a page without tags. `scratch` has room for a name. */
export function tagsOf(pdfium: Pdfium, page: number, scratch: number): Tags | undefined {
  const { call } = pdfium
  const tree = call.FPDF_StructTree_GetForPage!(page)
  if (tree === 0) return undefined
  const walk: Walk = { pdfium, scratch, tags: new Map(), left: elementsMax, paragraphs: 0 }
  const count = call.FPDF_StructTree_CountChildren!(tree)
  for (let index = 0; index < count && walk.left > 0; index++)
    addElement(walk, call.FPDF_StructTree_GetChildAtIndex!(tree, index), 0, 0)
  call.FPDF_StructTree_Close!(tree)
  return walk.tags.size > 0 ? walk.tags : undefined
}

interface Walk {
  readonly pdfium: Pdfium
  readonly scratch: number
  readonly tags: Map<number, number>
  /** How many elements may still be met. */
  left: number
  /** How many paragraphs were met. */
  paragraphs: number
}

/** `within`: the innermost paragraph around it; 0 where there is none. */
function addElement(walk: Walk, element: number, within: number, depth: number): void {
  walk.left -= 1
  if (element === 0 || walk.left <= 0 || depth > depthMax) return
  const { call } = walk.pdfium
  const own = paragraphs.has(nameOf(walk, element)) ? ++walk.paragraphs : within
  const count = call.FPDF_StructElement_CountChildren!(element)
  for (let index = 0; index < count && walk.left > 0; index++) {
    const content = call.FPDF_StructElement_GetChildMarkedContentID!(element, index)
    if (content >= 0 && own > 0) walk.tags.set(content, own)
    else if (content < 0)
      addElement(walk, call.FPDF_StructElement_GetChildAtIndex!(element, index), own, depth + 1)
  }
}

function nameOf({ pdfium, scratch }: Walk, element: number): string {
  const length = pdfium.call.FPDF_StructElement_GetType!(element, scratch, nameMax)
  let name = ''
  for (let at = 0; at + 2 < Math.min(length, nameMax); at += 2)
    name += String.fromCharCode(pdfium.view().getUint16(scratch + at, true))
  return name
}
