/**
 * All tags of a template: where each may stand and what it may have in its body.
 *
 * Separate from what composes them, because a reader of templates must know before anything is
 * composed whether a tag belongs in a sentence.
 */
export interface TagKind {
  /** "sentence" tags stand in running text, "block" tags between paragraphs. */
  readonly place: 'sentence' | 'block' | 'table' | 'anywhere'
}

const tags: Readonly<Record<string, TagKind>> = {
  fig: { place: 'sentence' },
  change: { place: 'sentence' },
  word: { place: 'sentence' },
  target: { place: 'sentence' },
  progress: { place: 'sentence' },
  note: { place: 'sentence' },
  see: { place: 'sentence' },
  if: { place: 'anywhere' },
  else: { place: 'anywhere' },
  headline: { place: 'block' },
  appendix: { place: 'block' },
  small: { place: 'block' },
  remark: { place: 'block' },
  'page-break': { place: 'block' },
  statement: { place: 'block' },
  breakdown: { place: 'block' },
  metrics: { place: 'block' },
  reconciliation: { place: 'block' },
  targets: { place: 'block' },
  classification: { place: 'block' },
  chart: { place: 'block' },
  row: { place: 'table' },
  rows: { place: 'table' },
  section: { place: 'table' },
  blank: { place: 'table' },
  column: { place: 'table' },
}

export const tagNames: readonly string[] = Object.keys(tags)

export function placeOf(tag: string): TagKind['place'] | undefined {
  return Object.hasOwn(tags, tag) ? tags[tag]!.place : undefined
}

/** Whether a tag alone on its line belongs to the sentence around it. */
export function isOfSentence(tag: string): boolean {
  return placeOf(tag) === 'sentence'
}
