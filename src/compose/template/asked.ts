/** A figure that was asked for and is there. */
import type { ComposedFact } from '../../model/composition.ts'
import type { Concept, FactRequest } from '../book.ts'

export interface AskedFigure {
  readonly request: FactRequest
  readonly concept: Concept
  readonly fact: ComposedFact
}
