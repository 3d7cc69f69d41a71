/**
 * The names of a workspace, once its concepts and schemes are read: which there are, and what a
 * label in a fact sheet means.
 */
import { labelKey } from '../../words/label.ts'
import { didYouMean } from '../nearest.ts'
import { type Concepts, labelsOf, sourcesOf } from './concepts.ts'
import type { Report } from './problems.ts'
import { membersOf, type SchemeEntry } from './schemes.ts'
import { parseSlice, type Slice } from './slice.ts'

export interface Names {
  readonly concepts: Concepts
  readonly axes: readonly string[]
  /** Whether concept, axes and members are known; a problem for each that is not. */
  check(slice: Slice, line: number, report: Report): boolean
  /** The concept that a name, a label or a slice in a sheet means. */
  conceptCalled(text: string): Slice | undefined
  /** The members that a name or a label in a sheet may mean; one, where it is clear. */
  membersCalled(axis: string, text: string): readonly string[]
  /** Labels by which the concepts and their parts may be called, for "did you mean". */
  readonly conceptLabels: readonly string[]
  memberLabels(axis: string): readonly string[]
  /** As printed: the member's label, or the concept's. */
  labelOf(slice: Slice): string
  /** The axes along which a concept is broken down. */
  axesOf(concept: string): readonly string[]
}

/** The names of concepts and schemes, looked up in one way by all files. */
export function namesOf(concepts: Concepts, schemes: readonly SchemeEntry[]): Names {
  const axes = [...new Set(schemes.map(({ scheme }) => scheme.axis))]
  const members = new Map(axes.map((axis) => [axis, membersOf(schemes, axis)] as const))
  const byLabel = new Map<string, string>()
  for (const entry of concepts.values()) {
    for (const label of labelsOf(entry)) {
      const key = labelKey(label)
      if (!byLabel.has(key)) byLabel.set(key, entry.concept.name)
    }
  }
  const isKnown = (slice: Slice) =>
    concepts.has(slice.concept) &&
    Object.entries(slice.members).every(([axis, member]) => members.get(axis)?.has(member))
  /** A sum or a formula is broken down as its parts are. */
  const isBrokenBy = (name: string, axis: string, seen: Set<string>): boolean => {
    if (seen.has(name)) return false
    seen.add(name)
    const isDirect = ({ scheme }: SchemeEntry) =>
      scheme.axis === axis && scheme.concepts.includes(name)
    const entry = concepts.get(name)
    if (schemes.some(isDirect)) return true
    return (entry ? sourcesOf(entry) : []).some((source) => isBrokenBy(source, axis, seen))
  }
  return {
    concepts,
    axes,
    check: (slice, line, report) => {
      if (!concepts.has(slice.concept)) {
        const remedy = didYouMean(slice.concept, concepts.keys())
        report.add(line, `"${slice.concept}" is no concept`, remedy)
      }
      for (const [axis, member] of Object.entries(slice.members)) {
        const known = members.get(axis)
        if (!known) report.add(line, `"${axis}" is no axis`, didYouMean(axis, axes))
        else if (!known.has(member))
          report.add(line, `"${member}" is no member of ${axis}`, didYouMean(member, known.keys()))
      }
      return isKnown(slice)
    },
    conceptCalled: (text) => {
      if (concepts.has(text)) return { concept: text, members: {} }
      const slice = parseSlice(text)
      if (slice && isKnown(slice)) return slice
      const name = byLabel.get(labelKey(text))
      return name === undefined ? undefined : { concept: name, members: {} }
    },
    membersCalled: (axis, text) => {
      const known = members.get(axis)
      if (known?.has(text)) return [text]
      const key = labelKey(text)
      const called = [...(known?.values() ?? [])].filter(({ label }) => labelKey(label) === key)
      return called.map(({ name }) => name)
    },
    conceptLabels: [...new Set([...concepts.values()].flatMap(labelsOf))],
    memberLabels: (axis) =>
      [...(members.get(axis)?.values() ?? [])].flatMap(({ name, label }) => [name, label]),
    labelOf: ({ concept, members: parts }) => {
      const own = Object.entries(parts).map(
        ([axis, member]) => members.get(axis)?.get(member)?.label ?? member,
      )
      return own.length > 0 ? own.join(', ') : (concepts.get(concept)?.concept.label ?? concept)
    },
    axesOf: (concept) => axes.filter((axis) => isBrokenBy(concept, axis, new Set())),
  }
}
