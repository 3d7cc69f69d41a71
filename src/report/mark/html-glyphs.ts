/** The glyph of a mark as HTML: drawn, so that no font is needed. */
import { element, join, type Markup, verbatim } from '../../write/markup.ts'
import type { Glyph } from './marks.ts'

/** A tick on eight by eight. */
const tickPath = '<path d="M.8 4.6 2.8 6.8 7.2.9"/>'
const circlePath = '<circle cx="4" cy="4" r="2.8"/>'
const plugPath = '<path d="M4 .8v4M2 2.8h4M2 7h4"/>'
const roundingPath =
  '<path d="M.8 3.2C1.9 1.7 3 1.9 4 2.7s2.1 1 3.2-.5M.8 6.2C1.9 4.7 3 4.9 4 5.7s2.1 1 3.2-.5"/>'

/** Beside a figure, and in the legend. */
export function glyphHtml(glyph: Glyph, sign: string): Markup {
  switch (glyph) {
    case 'tick':
      return join([
        drawn('tick', tickPath),
        sign === '≈' ? drawn('tick', roundingPath) : letter(sign),
      ])
    case 'plug':
      return drawn('plug', plugPath)
    case 'untested':
      return drawn('untested', circlePath)
    case 'unreadable':
      return element('b', { class: 'tanshin-unread' }, sign)
    default:
      return element('b', { class: `tanshin-no tanshin-${glyph}` }, sign)
  }
}

function drawn(name: string, path: string): Markup {
  const attributes = { viewBox: '0 0 8 8', class: `tanshin-${name}`, 'aria-hidden': 'true' }
  return element('svg', attributes, verbatim(path))
}

function letter(sign: string): Markup | undefined {
  return sign === '' ? undefined : element('b', { class: 'tanshin-letter' }, sign)
}
