/**
 * Footnotes: numbered in the order of their marks, and used again under their names.
 */
import type { ComposedNote, Run } from '../../model/composition.ts'

export interface Notes {
  /** A text that stands for a name, before it is marked anywhere. */
  define(name: string, line: number, runs: readonly Run[]): boolean
  /** The mark of a named note; a number of its own the first time. */
  mark(name: string, line: number): string
  /** The mark of a note without a name. */
  add(runs: readonly Run[]): string
  /** In the order of their marks. */
  list(): readonly ComposedNote[]
  /** Names that are marked and never defined, and those defined and never marked. */
  loose(): readonly { readonly name: string; readonly line: number; readonly why: Loose }[]
}

type Loose = 'undefined' | 'unmarked'

interface Named {
  readonly line: number
  readonly runs: readonly Run[]
}

export function notesOf(): Notes {
  const marked: {
    readonly name?: string
    readonly line?: number
    readonly runs?: readonly Run[]
  }[] = []
  const defined = new Map<string, Named>()
  return {
    define(name, line, runs) {
      if (defined.has(name)) return false
      defined.set(name, { line, runs })
      return true
    },
    mark(name, line) {
      const at = marked.findIndex((note) => note.name === name)
      if (at >= 0) return String(at + 1)
      return String(marked.push({ name, line }))
    },
    add: (runs) => String(marked.push({ runs })),
    list: () =>
      marked.map(({ name, runs }, index) => ({
        mark: String(index + 1),
        runs: runs ?? defined.get(name ?? '')?.runs ?? [],
      })),
    loose() {
      const names = new Set(marked.map(({ name }) => name))
      return [
        ...marked.flatMap(({ name, line = 1 }) =>
          name === undefined || defined.has(name)
            ? []
            : [{ name, line, why: 'undefined' as const }],
        ),
        ...[...defined].flatMap(([name, { line }]) =>
          names.has(name) ? [] : [{ name, line, why: 'unmarked' as const }],
        ),
      ]
    },
  }
}
