/** Coverage by part: the prose as one, each table by its title. The parts add up to the release. */
import type { Figure } from '../model/figure.ts'
import type { FigureState, Release } from '../model/finding.ts'

export interface Part {
  readonly title: string
  /** Index of the grid; undefined for the prose. */
  readonly table?: number
  readonly figures: number
  readonly ticked: number
  readonly finding: number
  readonly untested: number
}

/** Prose first, then the tables in reading order; parts without figures are left out. */
export function partsOf(release: Release, states: ReadonlyMap<string, FigureState>): Part[] {
  const groups = new Map<number, Figure[]>([[-1, []]])
  for (const grid of release.grids) groups.set(grid.index, [])
  for (const figure of release.figures)
    groups.get(figure.in.kind === 'table' ? figure.in.grid : -1)?.push(figure)
  const titles = titlesOf(release)
  const parts: Part[] = []
  for (const [table, figures] of groups) {
    if (figures.length === 0) continue
    const count = { ticked: 0, finding: 0, untested: 0 }
    for (const { id } of figures) count[states.get(id)!.state]++
    const place = table === -1 ? { title: 'Narrative' } : { title: titles.get(table)!, table }
    parts.push({ ...place, figures: figures.length, ...count })
  }
  return parts
}

/** Tables without a title are numbered; where several bear the same one, the later say which. */
function titlesOf({ grids }: Release): Map<number, string> {
  const titles = new Map<number, string>()
  const seen = new Map<string, number>()
  for (const { index, title } of grids) {
    const name = title.trim() || `Table ${index + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    titles.set(index, times === 1 ? name : `${name} (${times})`)
  }
  return titles
}
