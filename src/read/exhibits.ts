/**
 * The parts of a file that are to be read. A filing wraps each exhibit in lines of its own
 * (`<DOCUMENT>`, `<TYPE>`, …, `<TEXT>`), one or several to a file; those lines are no part of the
 * release. A file without them is one part.
 */
import type { Part } from './format-reader.ts'

/** Exhibits that hold no prose: pictures, archives, data. */
const notRead = /^(?:GRAPHIC|ZIP|EXCEL|XML|JSON|PDF|COVER|EX-10[01]\b)/i

export function exhibitsIn(source: string): Part[] {
  if (!/<(?:DOCUMENT|TYPE|TEXT)>/i.test(source.slice(0, 20_000)))
    return [{ start: 0, end: source.length }]
  const parts: Part[] = []
  const opening = /<TEXT>/gi
  let from = 0
  for (let match = opening.exec(source); match; match = opening.exec(source)) {
    const start = match.index + match[0].length
    const header = source.slice(Math.max(from, match.index - 2000), match.index)
    const end = endOfExhibit(source, start)
    if (isRead(header)) parts.push({ start, end })
    from = end
    opening.lastIndex = end
  }
  return parts.length > 0 ? parts : [{ start: 0, end: source.length }]
}

function isRead(header: string): boolean {
  const types = [...header.matchAll(/<TYPE>\s*([^\s<]{1,40})/gi)]
  return !notRead.test(types.at(-1)?.[1] ?? '')
}

function endOfExhibit(source: string, start: number): number {
  const closing = /<\/TEXT>|<\/DOCUMENT>|<DOCUMENT>/gi
  closing.lastIndex = start
  return closing.exec(source)?.index ?? source.length
}
