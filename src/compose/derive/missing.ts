/** Requests that cannot be met, in words. */
import type { Missing } from '../book.ts'
import { didYouMean } from '../nearest.ts'
import { type Slice, sliceName } from '../workspace/slice.ts'
import type { Workspace } from '../workspace/workspace.ts'

const shownMax = 6

export function missing(message: string, remedy: string): Missing {
  return { kind: 'missing', message, remedy }
}

/** The facts are there, but the measure says nothing. */
export function notMeaningful(message: string): Missing {
  const remedy = 'print it where it says something, under a condition'
  return { kind: 'missing', message, remedy, notMeaningful: true }
}

export function unknownPeriod(label: string, { calendar }: Workspace): Missing {
  const example = calendar.labelOf({ year: 2007, from: 0, to: 1 })
  return missing(
    `"${label}" is no period`,
    `write it as ${example}, a day as 2007-06-30, or "now", "year-ago", "prior"`,
  )
}

/** Why a slice cannot be asked for; nothing where all its names are known. */
export function unknownName(slice: Slice, { concepts, names }: Workspace): Missing | undefined {
  if (!concepts.has(slice.concept))
    return missing(`"${slice.concept}" is no concept`, didYouMean(slice.concept, concepts.keys()))
  for (const [axis, member] of Object.entries(slice.members)) {
    if (!names.axes.includes(axis))
      return missing(`"${axis}" is no axis`, didYouMean(axis, names.axes))
    if (!names.membersCalled(axis, member).includes(member))
      return missing(
        `"${member}" is no member of ${axis}`,
        didYouMean(member, names.memberLabels(axis)),
      )
  }
  return undefined
}

/** A figure that is neither given nor derived: what is wanting for it. */
export function missingFact(
  slice: Slice,
  period: string,
  wanted: readonly string[],
  has: readonly string[],
): Missing {
  const message = `there is no fact of ${sliceName(slice)} for ${period}`
  if (wanted.length > 0) {
    const shown = wanted.slice(0, shownMax).join(', ').replaceAll('@', ' for ')
    const more = wanted.length > shownMax ? ` and ${wanted.length - shownMax} more` : ''
    return missing(message, `give it in facts/, or give ${shown}${more}, from which it follows`)
  }
  const others = has.length > 0 ? `, or ask for one of ${has.slice(-shownMax).join(', ')}` : ''
  return missing(message, `give it in facts/${others}`)
}
