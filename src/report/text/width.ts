/** How many columns a text takes on a terminal; cutting, padding and wrapping by that measure. */

/** East Asian wide and full-width characters, and pictures. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

const combining = /\p{Mn}|\p{Me}/u

function columnsOf(character: string): number {
  if (character < '\u0300') return 1
  if (combining.test(character)) return 0
  return wide.test(character) ? 2 : 1
}

export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += columnsOf(character)
  return width
}

/** The longest start of `text` within `width` columns, in UTF-16 units. */
function fitting(text: string, width: number): number {
  let used = 0
  let at = 0
  for (const character of text) {
    used += columnsOf(character)
    if (used > width) return at
    at += character.length
  }
  return at
}

/** Cut to `width` columns; what is cut leaves an ellipsis. */
export function truncate(text: string, width: number, ellipsis = '…'): string {
  if (widthOf(text) <= width) return text
  const room = Math.max(0, width - widthOf(ellipsis))
  return `${text.slice(0, fitting(text, room)).trimEnd()}${ellipsis}`
}

/**
 * Cut in the middle, for texts that differ at their ends: whole words where they fit, of which the
 * end gets more room than the start.
 */
export function truncateMiddle(text: string, width: number, ellipsis = '…'): string {
  if (widthOf(text) <= width) return text
  const room = Math.max(0, width - widthOf(ellipsis))
  const head = startWithin(text, Math.floor(room * 0.45))
  const tail = startWithin(reverse(text), room - widthOf(head))
  return `${head}${ellipsis}${reverse(tail)}`
}

/** The longest start of whole words, or of letters where not even the first word fits. */
function startWithin(text: string, width: number): string {
  const cut = fitting(text, width)
  const words = text.lastIndexOf(' ', cut)
  return text.slice(0, words > 0 ? words : cut).trimEnd()
}

function reverse(text: string): string {
  return [...text].toReversed().join('')
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text
}

/** Lines of whole words; a word longer than a line is broken. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (let word of text.split(' ').filter(Boolean)) {
    if (line && widthOf(line) + 1 + widthOf(word) <= width) {
      line += ` ${word}`
      continue
    }
    if (line) lines.push(line)
    while (widthOf(word) > width) {
      const cut = Math.max(1, fitting(word, width))
      lines.push(word.slice(0, cut))
      word = word.slice(cut)
    }
    line = word
  }
  return line ? [...lines, line] : lines
}
