/**
 * The items of a page of the tie-out → the operators that draw it. In a tagged file every text says
 * what it is, and all else that it is only drawn.
 */
import { drawGlyph, fill, short, type Type, text, unit } from './pdf-glyphs.ts'
import type { Item, Role } from './pdf-sheet.ts'

export interface DrawnPage {
  readonly content: string
  /** What each text is, in the order of their numbers. */
  readonly roles: readonly Role[]
}

/** From the top left corner as laid out to the lower left corner as drawn. */
export function drawItems(
  items: readonly Item[],
  height: number,
  type: Type,
  isTagged: boolean,
): DrawnPage {
  const roles: Role[] = []
  const parts = items.map((item) => {
    const drawn = drawItem(item, height, type)
    if (!isTagged) return drawn
    if (item.kind !== 'text') return `/Artifact BMC\n${drawn}\nEMC`
    roles.push(item.role)
    return `/${item.role} <</MCID ${roles.length - 1}>> BDC\n${drawn}\nEMC`
  })
  return { content: parts.join('\n'), roles }
}

function drawItem(item: Item, height: number, type: Type): string {
  switch (item.kind) {
    case 'text': {
      const shown = text(type, item.text, item.x, height - item.y, item.size, item.face)
      return `${fill(item.ink)} ${shown}`
    }
    case 'box': {
      const y = height - item.y - item.height
      const at = [item.x, y, item.width, item.height].map(short).join(' ')
      return `${fill(item.ink)} ${at} re f`
    }
    case 'glyph': {
      const { glyph, sign, x, y, size } = item
      const drawing = drawGlyph(glyph, sign, type)
      const scale = Number((size / unit).toFixed(4))
      const bottom = height - y - drawing.height * scale
      return `q ${scale} 0 0 ${scale} ${short(x)} ${short(bottom)} cm\n${drawing.content}\nQ`
    }
  }
}
