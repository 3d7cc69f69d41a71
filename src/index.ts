/**
 * The public API: checks a release, and prints what came of it. Everything is a plain value;
 * nothing
 * reads a file, the clock or the environment, so it runs in a server, a worker and a browser alike.
 */

export type { FactBook, Missing, Problem } from './compose/book.ts'
export { type BookReading, openBook } from './compose/derive/book.ts'
export { type Composed, composeRelease } from './compose/template/compose-release.ts'
export {
  type Files,
  readWorkspace,
  type Workspace,
  type WorkspaceReading,
} from './compose/workspace/workspace.ts'
export type { Composition } from './model/composition.ts'
export type { Document } from './model/document.ts'
export type { Fact } from './model/fact.ts'
export type { Figure, NonFigure } from './model/figure.ts'
export type {
  CheckResult,
  Coverage,
  FigureState,
  Finding,
  Release,
  Suggestion,
} from './model/finding.ts'
export type { Grid } from './model/grid.ts'
export type { Period } from './model/period.ts'
export type { Place } from './model/place.ts'
export type { Judged, Outcome, Relation } from './model/relation.ts'
export { type Decimal, toPlainString } from './number/decimal.ts'
export {
  type BuildOptions,
  type BuiltOutput,
  composeWorkspace,
  type ReleaseComposed,
  writeRelease,
} from './pipeline/build-release.ts'
export { type CheckOutcome, checkRelease } from './pipeline/check-release.ts'
export type { Formatter } from './report/formatter.ts'
export { formatterNamed } from './report/formatters.ts'
export type { Report, ReportOptions } from './report/report.ts'
export { viewOf } from './report/view.ts'
export type { OutputFormat, WriteOptions, Writer } from './write/writer.ts'
export { writerOf, writers } from './write/writers.ts'
