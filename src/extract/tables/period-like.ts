/**
 * Whether a cell is the heading of a period.
 *
 * In: the text of a cell, or an item. Out: yes or no. Separate, because rows, columns and labels
 * ask it alike.
 */

import { parsePeriod } from '../../words/period.ts'
import type { PeriodMention } from '../../words/period-mentions.ts'
import { findPeriods } from '../../words/period-mentions.ts'
import type { Item } from './items.ts'

const charactersMax = 90

/** "2023", "June 30,", "Three Months Ended", "Q2 FY23", "FY2006". */
export function isPeriodLike(text: string): boolean {
  if (text.length > charactersMax) return false
  return (
    parsePeriod(text) !== undefined ||
    /^(?:as of|as at)?\s*[a-z]{3,9}\.? \d{1,2},?$/i.test(text.trim()) ||
    isDayFirst(text.trim())
  )
}

/** "30 Sep", its year in the row below. */
function isDayFirst(text: string): boolean {
  return /^\d{1,2} [a-z]{3,9}\.?,?$/i.test(text) && parsePeriod(`${text} 2000`)?.end !== undefined
}

/** A number that is no figure but a year: "2023", "2022(1)". */
export function looksLikeYear(item: Item): boolean {
  return item.kind === 'number' && /^(?:19|20)\d\d(?:\s*[(*†].*)?$/.test(item.text.trim())
}

/** The periods that a heading names one after another: two in "1Q07 1Q06". */
export function periodsIn(text: string): readonly PeriodMention[] {
  return text.length > charactersMax ? [] : findPeriods(text)
}

/** "(1)" and "(a)" alone in a cell. */
export function isNoteMark(item: Item): boolean {
  return /^\((?:\d{1,2}|[a-z])\)$/i.test(item.text)
}
