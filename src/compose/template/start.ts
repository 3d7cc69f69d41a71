/**
 * The beginning of a composition: nothing is composed yet, and all names are known.
 */
import { composeWords } from '../../words/compose-words.ts'
import type { FactBook } from '../book.ts'
import type { Composing } from './composing.ts'
import type { Scope } from './markdoc.ts'
import { functionsOf, variablesOf } from './names.ts'
import { notesOf } from './notes.ts'
import { problemsOf } from './problems.ts'
import { styleOf } from './style.ts'

export function startComposing(file: string, book: FactBook): Composing {
  const words = composeWords(book.entity.language)
  const variables = variablesOf(book, words)
  const scopes = new Map<number, Scope>()
  const composing: Composing = {
    book,
    problems: problemsOf(file),
    words,
    style: styleOf(book.entity.style),
    axes: [...new Set((book.schemes ?? []).map(({ axis }) => axis))],
    facts: new Map(),
    notes: notesOf(),
    ids: new Set(),
    appendices: new Map(),
    appendixAt: new Map(),
    scopeAt(line) {
      const known = scopes.get(line)
      if (known) return known
      const scope: Scope = {
        variables,
        functions: functionsOf(composing, line),
        report: (message, remedy) => composing.problems.add(line, message, remedy),
      }
      scopes.set(line, scope)
      return scope
    },
  }
  return composing
}
