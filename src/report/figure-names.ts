/**
 * A name for every figure that the next draft's same figure has too: its table, line and column, or
 * the words around it. In the release's own words, so that a person can find it; free of its value.
 */
import type { Figure } from '../model/figure.ts'
import type { Release } from '../model/finding.ts'
import { textAround } from './around.ts'

/** Words of prose on each side of a figure. */
const wordsAround = 4

/** All figures by name; of several that would bear the same one, the later say which they are. */
export function figuresByName(release: Release): Map<string, Figure> {
  const labels = new Map(release.facts.map(({ figure, label }) => [figure.id, label]))
  const times = new Map<string, number>()
  const named = new Map<string, Figure>()
  for (const figure of release.figures) {
    const name = nameOf(release, figure, labels.get(figure.id) ?? '')
    const time = (times.get(name) ?? 0) + 1
    times.set(name, time)
    named.set(time === 1 ? name : `${name} (${time})`, figure)
  }
  return named
}

function nameOf(release: Release, figure: Figure, label: string): string {
  const { in: at } = figure
  if (at.kind === 'table') {
    const grid = release.grids[at.grid]
    const heading = grid?.columns[at.column]?.headings.join(' ') ?? ''
    return [grid?.title || 'Table', label, heading].filter(Boolean).join(' / ')
  }
  const text = textAround(release, at, figure.place)?.text ?? ''
  const before = wordsOf(text.slice(0, at.start)).slice(-wordsAround)
  const after = wordsOf(text.slice(at.end)).slice(0, wordsAround)
  return [...before, '…', ...after].join(' ')
}

/** Without digits: a figure beside it may change, and this one is still the same. */
function wordsOf(text: string): string[] {
  return text
    .replace(/[\d.,]*\d[\d.,]*/g, '#')
    .split(/\s+/)
    .filter((word) => /[\p{L}#]/u.test(word))
}
