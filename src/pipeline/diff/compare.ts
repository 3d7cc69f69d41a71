/**
 * Two drafts held against each other. In: the figures of each, with a key by which the same figure
 * is known in both, and which figures depend on which. Out: what changed, came and went, each with
 * the figures that depend on it. Separate from where the figures are from.
 */
export interface Draft {
  readonly figures: readonly DraftFigure[]
  /** Ids of the figures that rest on one. */
  dependentsOf(id: string): readonly string[]
}

export interface DraftFigure {
  readonly id: string
  /** Keys from the surest to the loosest: figures of two drafts are matched in that order. */
  readonly keys: readonly string[]
  /** "Revenue, 2Q26". */
  readonly label: string
  readonly text: string
  /** Exact, as plain digits. */
  readonly value: string
  /** "line 12", "page 3", "facts/income.csv:4". */
  readonly place: string
  /** Follows from others in the draft itself: told with those, not by itself. */
  readonly derived: boolean
}

export interface Diff {
  readonly counts: { readonly before: number; readonly after: number }
  readonly changed: readonly Changed[]
  readonly added: readonly DraftFigure[]
  readonly gone: readonly DraftFigure[]
}

export interface Changed {
  readonly before: DraftFigure
  readonly after: DraftFigure
  readonly dependents: readonly Dependent[]
}

/** A figure that depends on a changed one; unchanged ones may have been forgotten. */
export interface Dependent {
  readonly after: DraftFigure
  readonly before?: DraftFigure
  readonly changed: boolean
}

/** What is different in `after`. */
export function compareDrafts(before: Draft, after: Draft): Diff {
  const pairs = matchFigures(before.figures, after.figures)
  const byId = new Map(after.figures.map((figure) => [figure.id, figure]))
  const differs = ({ id, value }: DraftFigure): boolean => {
    const other = pairs.get(id)
    return other !== undefined && other.value !== value
  }
  const dependentsOf = (id: string): Dependent[] =>
    after.dependentsOf(id).flatMap((other) => {
      const figure = byId.get(other)
      const former = pairs.get(other)
      if (!figure || other === id) return []
      return [{ after: figure, ...(former && { before: former }), changed: differs(figure) }]
    })
  const told = new Set<string>()
  const changed = (which: readonly DraftFigure[]): Changed[] =>
    which.filter(differs).map((figure) => {
      const dependents = dependentsOf(figure.id)
      for (const one of dependents) told.add(one.after.id)
      return { before: pairs.get(figure.id)!, after: figure, dependents }
    })
  const first = changed(after.figures.filter(({ derived }) => !derived))
  // What is derived and changed though nothing given did: another sum, another formula.
  const rest = changed(after.figures.filter(({ id, derived }) => derived && !told.has(id)))
  const matched = new Set([...pairs.values()].map(({ id }) => id))
  return {
    counts: { before: before.figures.length, after: after.figures.length },
    changed: [...first, ...rest],
    added: after.figures.filter(({ id }) => !pairs.has(id)),
    gone: before.figures.filter(({ id }) => !matched.has(id)),
  }
}

/** By the id of each figure after, its match before. Of several alike the first match first. */
function matchFigures(
  before: readonly DraftFigure[],
  after: readonly DraftFigure[],
): ReadonlyMap<string, DraftFigure> {
  const pairs = new Map<string, DraftFigure>()
  const taken = new Set<string>()
  const depth = Math.max(0, ...[...before, ...after].slice(0, 1).map(({ keys }) => keys.length))
  for (let level = 0; level < depth; level++) {
    const waiting = new Map<string, DraftFigure[]>()
    for (const figure of before) {
      const key = figure.keys[level]
      if (key === undefined || taken.has(figure.id)) continue
      const list = waiting.get(key)
      if (list) list.push(figure)
      else waiting.set(key, [figure])
    }
    for (const lists of waiting.values()) lists.reverse()
    for (const figure of after) {
      const key = figure.keys[level]
      if (key === undefined || pairs.has(figure.id)) continue
      const match = waiting.get(key)?.pop()
      if (!match) continue
      pairs.set(figure.id, match)
      taken.add(match.id)
    }
  }
  return pairs
}
