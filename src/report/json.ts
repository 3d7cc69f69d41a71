/**
 * The JSON of one check: the contract `tanshin/check/1` that other programs rely on. Fields may be
 * added, never changed; `schema.ts` describes it.
 */
import type { Fact } from '../model/fact.ts'
import type { Figure } from '../model/figure.ts'
import type { Place } from '../model/place.ts'
import type { Judged } from '../model/relation.ts'
import { toPlainString } from '../number/decimal.ts'
import { termsOf } from '../relate/figures.ts'
import type { Formatter } from './formatter.ts'
import { printPeriod } from './period.ts'
import type { CheckJson } from './schema.ts'
import { type Spot, spotOf } from './spot.ts'
import type { Numbered, View } from './view.ts'

/** One object, or an array of them for several files. */
export const json: Formatter = {
  name: 'json',
  extension: 'json',
  joins: true,
  write: (view) => JSON.stringify(toJson(view), null, 2),
  open: (many) => (many ? '[\n' : ''),
  between: ',\n',
  close: (many) => (many ? '\n]\n' : '\n'),
}

/** One object to a line. */
export const ndjson: Formatter = {
  name: 'ndjson',
  extension: 'ndjson',
  joins: true,
  write: (view) => `${JSON.stringify(toJson(view))}\n`,
}

/** The contract's object for one report. */
export function toJson(view: View): CheckJson {
  const { document, figures } = view.release
  return {
    schema: 'tanshin/check/1',
    document: {
      path: view.document.path,
      format: document.format,
      sha256: view.document.sha256,
      ...(document.pages && { pages: document.pages.length }),
      ...(document.title !== undefined && { title: document.title }),
    },
    figures: figures.map((figure) => figureJson(view, figure)),
    relations: view.relations.map((judged) => relationJson(view, judged)),
    findings: view.findings.map((numbered) => findingJson(view, numbered)),
    inferred: view.inferred.map(({ place, text, implied, contradicts, because }) => ({
      text,
      ...(implied !== undefined && { implied }),
      ...(contradicts && { contradicts }),
      ...(because && { relation: because.id }),
      place: placeJson(view, place),
    })),
    coverage: { ...view.coverage, parts: view.parts },
  }
}

function figureJson(view: View, figure: Figure): CheckJson['figures'][number] {
  const state = view.stateOf(figure)
  const fact = view.factOf(figure)
  const confirmed = view.confirmationOf(figure)
  const { id, text, value, kind, unit, scale } = figure
  return {
    id,
    text,
    value: toPlainString(value),
    kind,
    ...(unit !== undefined && { unit }),
    scale,
    decimals: value.decimals,
    ...(figure.approximate && { approximate: true }),
    state: state.state,
    ...(state.state === 'untested' && { reason: state.reason }),
    ...(confirmed && {
      confirmed: { reference: confirmed.reference, ...(confirmed.by && { by: confirmed.by }) },
    }),
    place: figurePlaceJson(view, figure),
    ...(fact && { fact: factJson(fact) }),
    relations: view.relationsOf(figure).map((judged) => judged.id),
  }
}

function factJson({ concept, label, period, unit, dimensions }: Fact) {
  const printed = period && printPeriod(period)
  return {
    ...(concept !== undefined && { concept }),
    label,
    ...(printed !== undefined && { period: printed }),
    ...(unit !== undefined && { unit }),
    ...(period?.forecast && { forecast: true }),
    dimensions,
  }
}

function relationJson(view: View, { id, check, relation, outcome, evidence, bits }: Judged) {
  const { result } = relation
  const terms = termsOf(relation).filter(({ figure }) => view.isPrinted(figure))
  return {
    id,
    check,
    kind: relation.kind,
    holds: outcome.holds,
    figures: [
      ...(view.isPrinted(result) ? [{ id: result.id, role: 'result' }] : []),
      ...terms.map(({ figure, role, weight }) => ({ id: figure.id, role, weight })),
    ],
    stated: toPlainString(outcome.stated),
    recomputed: toPlainString(outcome.recomputed),
    difference: toPlainString(outcome.difference),
    evidence,
    bits,
  }
}

function findingJson(view: View, { number, finding, accepted }: Numbered) {
  const { id, check, severity, message, figures, relations, suggestion, place } = finding
  return {
    id,
    number,
    check,
    severity,
    message,
    figures: figures.map((figure) => figure.id),
    relations: relations.map((judged) => judged.id),
    ...(suggestion && {
      suggestion: {
        figure: suggestion.figure.id,
        text: suggestion.text,
        why: suggestion.why,
      },
    }),
    ...(accepted && {
      accepted: { reason: accepted.reason, ...(accepted.by && { by: accepted.by }) },
    }),
    place: placeJson(view, place),
  }
}

/** A place as the contract has it. */
export function placeJson(view: View, place: Place) {
  const { start, end, path } = place
  return {
    ...spotJson(spotOf(view.release.document, place)),
    ...(path !== undefined && { path }),
    ...view.positionAt(start),
    start,
    end,
  }
}

function spotJson(spot: Spot | undefined) {
  if (spot?.kind === 'cell') return { sheet: spot.sheet, cell: spot.ref }
  return (
    spot && {
      page: spot.page,
      ...(spot.box && { box: [...spot.box] }),
      ...(spot.ocr && { ocr: true as const }),
    }
  )
}

function figurePlaceJson(view: View, { place, in: where }: Figure) {
  const base = placeJson(view, place)
  return where.kind === 'table'
    ? { ...base, table: where.grid, row: where.row, col: where.column }
    : base
}
