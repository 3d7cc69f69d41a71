/**
 * The members of a classification as a tree, in order.
 */
import type { FactBook, Scheme, SchemeMember } from '../../book.ts'

export interface MemberAt {
  readonly member: SchemeMember
  /** Steps below where the walk began. */
  readonly depth: number
}

/** The members directly below one; the outermost for undefined. */
export function childrenOf({ members }: Scheme, parent: string | undefined): SchemeMember[] {
  return members.filter((member) => member.parent === parent)
}

/** The members below one, each followed by those below it, to a depth. */
export function membersBelow(
  scheme: Scheme,
  parent: string | undefined,
  depthMax: number,
  depth = 0,
): readonly MemberAt[] {
  if (depth >= depthMax || depth > scheme.members.length) return []
  return childrenOf(scheme, parent).flatMap((member) => [
    { member, depth },
    ...membersBelow(scheme, member.name, depthMax, depth + 1),
  ])
}

/** The classification of a name; else the latest that breaks the concept down. */
export function schemeFor(
  book: FactBook,
  concept: string,
  name: string | undefined,
  axis?: string,
): Scheme | undefined {
  if (name !== undefined) return book.scheme(name)
  const { date } = book.entity
  const fitting = (book.schemes ?? []).filter(
    (scheme) =>
      (axis === undefined || scheme.axis === axis) &&
      (scheme.concepts === undefined || scheme.concepts.includes(concept)) &&
      (date === undefined || scheme.effective <= date),
  )
  return fitting.at(-1)
}

/** The words for a member, in the classification of the row or any other. */
export function memberLabel(
  book: FactBook,
  axis: string,
  name: string,
  scheme: string | undefined,
): string | undefined {
  const chosen = scheme === undefined ? undefined : book.scheme(scheme)
  const schemes = [...(chosen ? [chosen] : []), ...[...(book.schemes ?? [])].reverse()]
  for (const { axis: of, members } of schemes) {
    const found = of === axis ? members.find((member) => member.name === name) : undefined
    if (found) return found.label
  }
  return undefined
}
