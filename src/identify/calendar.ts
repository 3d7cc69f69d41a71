/**
 * The fiscal calendar that a release implies.
 *
 * In: the document and its tables. Out: the calendar, worked out once a document: the tables and
 * the sentences are both dated by it.
 */
import type { Document } from '../model/document.ts'
import type { Grid } from '../model/grid.ts'
import { type Calendar, inferCalendar } from '../words/calendar.ts'

const inferred = new WeakMap<Document, Calendar>()

export function calendarOf(document: Document, grids: readonly Grid[]): Calendar {
  const known = inferred.get(document)
  if (known) return known
  const titles = grids.map(({ title }) => title)
  const periods = grids.flatMap(({ columns }) => columns.flatMap(({ period }) => period ?? []))
  const calendar = inferCalendar([...textsOf(document), ...titles], periods)
  inferred.set(document, calendar)
  return calendar
}

/** The texts of headings, paragraphs, items and notes, in reading order. */
export function textsOf({ blocks }: Document): readonly string[] {
  return blocks.flatMap((block) =>
    block.kind === 'table' || block.kind === 'unread' ? [] : [block.text],
  )
}
