/**
 * What is at hand while one template is composed: the book that is asked, the words and the style,
 * and what has come together so far (facts, notes, problems).
 */
import type { ComposedFact } from '../../model/composition.ts'
import type { ComposeWords } from '../../words/compose-words.ts'
import type { FactBook } from '../book.ts'
import type { Scope } from './markdoc.ts'
import type { Notes } from './notes.ts'
import type { Problems } from './problems.ts'
import type { Style } from './style.ts'

export interface Composing {
  readonly book: FactBook
  readonly problems: Problems
  readonly words: ComposeWords
  readonly style: Style
  /** Of all classifications, each once. */
  readonly axes: readonly string[]
  /** What stands behind the printed figures so far. */
  readonly facts: Map<string, ComposedFact>
  readonly notes: Notes
  /** Headings and tables have names that no other has. */
  readonly ids: Set<string>
  /** Appendices by their names, with their numbers. */
  readonly appendices: Map<string, number>
  /** The numbers of all appendices, by the lines of their tags. */
  readonly appendixAt: Map<number, number>
  /** Variables and functions as a tag on this line knows them. */
  scopeAt(line: number): Scope
}
