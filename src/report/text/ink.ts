/**
 * A line of text as spans with styles, and its colours. Colour only adds: without it the same
 * characters are printed.
 */
export type Style =
  | 'error'
  | 'warning'
  | 'note'
  | 'good'
  | 'place'
  | 'dim'
  | 'bold'
  | 'figure'
  | 'caret'

export interface Span {
  readonly text: string
  readonly style?: Style
}

export type Spans = readonly Span[]

const codes: Record<Style, readonly [number, number][]> = {
  error: [
    [1, 22],
    [31, 39],
  ],
  warning: [
    [1, 22],
    [33, 39],
  ],
  note: [[34, 39]],
  good: [[36, 39]],
  place: [[34, 39]],
  dim: [[2, 22]],
  bold: [[1, 22]],
  figure: [[4, 24]],
  caret: [[31, 39]],
}

export function plain(text: string): Span {
  return { text }
}

export function styled(style: Style, text: string): Span {
  return { style, text }
}

/** The line as the terminal receives it, without white space at its end. */
export function paintLine(spans: Spans, colour: boolean): string {
  const kept = trimEnd(spans)
  if (!colour) return kept.map(({ text }) => text).join('')
  return kept.map(({ text, style }) => (style && text ? paint(text, codes[style]) : text)).join('')
}

function paint(text: string, pairs: readonly [number, number][]): string {
  const on = pairs.map(([code]) => `\u001b[${code}m`).join('')
  const off = pairs.map(([, code]) => `\u001b[${code}m`).join('')
  return `${on}${text}${off}`
}

function trimEnd(spans: Spans): Span[] {
  const kept = [...spans]
  while (kept.length > 0) {
    const last = kept.pop()!
    const text = last.text.trimEnd()
    if (text) return [...kept, { ...last, text }]
  }
  return kept
}
