/**
 * The shapes of numbers that are no figures, in the order of asking: the surest first.
 *
 * Out: one list. Page numbers, items of lists, note marks and fixed names are here; times and
 * codes have files of their own.
 */
import { codeShapes, referenceShapes, webShapes } from './code-shapes.ts'
import { type Shape, shapesOf } from './shape.ts'
import { looseTimeShapes, timeShapes } from './time-shapes.ts'

const pages = shapesOf('page', [
  '^[-–—\\s]*(?:Page|PAGE|page)?\\s?\\d{1,3}(?:\\s?(?:of|/)\\s?\\d{1,3})?[-–—\\s]*$',
  '(?:Page|PAGE|page)\\s\\d{1,3}\\sof\\s\\d{1,3}',
])

const names: readonly Shape[] = [
  ...shapesOf(
    'name',
    [
      '(?<![\\p{L}\\d])(?:\\d{1,4}|[a-z]{3,9})[-\\s]for[-\\s](?:\\d{1,4}|one)(?=\\s\\p{L}*\\s?(?:split|stock|share|reverse|basis))',
      '(?<![\\p{L}\\d])\\d{1,4}-for-(?:\\d{1,4}|one)',
    ],
    { ignoreCase: true, needs: /[-\s]for[-\s]/i },
  ),
  ...shapesOf(
    'name',
    [
      '(?<![\\p{L}\\d])[2-9][-\\s]in[-\\s]1(?!\\d)',
      '(?<![\\d/])(?:24/7|50/50|9/11)(?:/365)?(?![\\d/])',
    ],
    { ignoreCase: true },
  ),
]

const enumerations: readonly Shape[] = [
  ...shapesOf(
    'enumeration',
    ['(?<=[,;:]\\s|(?:^|\\s)(?:and|or|both|because|that|to|is|are)\\s)\\(\\d{1,2}\\)(?=\\s\\p{L})'],
    { needs: /\(\d{1,2}\)/ },
  ),
  ...shapesOf('enumeration', [
    '^\\s*\\(?\\d{1,2}(?:\\.\\d{1,2})*[.)](?=\\s)',
    '(?<=[\\s;,])\\d{1,2}\\)(?=\\s)',
    '(?:(?<!\\p{L})N[oO][sS]?\\.\\s?|#|№\\s?)\\d[\\d-]{0,20}(?:(?:,\\s|\\sand\\s)\\d+(?!\\s?%|[.,]\\d))*',
    '(?<![\\p{L}\\d.,])\\d{1,3}[\\s-](?:hundred|thousand|million|billion)th(?!\\p{L})',
    '(?<![\\p{L}\\d.,])\\d{1,3}\\s?(?:st|nd|rd|th|ST|ND|RD|TH)(?!\\p{L})',
  ]),
]

const countWords = shapesOf('count-word', ['[1一]株(?:当たり|あたり|につき)'])

const unitAfter = '\\s?(?:%|percent|million|billion|thousand|points?|basis|cents?)'
const noteMarks = shapesOf(
  'note-mark',
  [`\\((?:\\d{1,2}|[a-z]\\d)(?:,\\s?\\d{1,2})*\\)(?!${unitAfter})`, '\\[\\d{1,2}\\]'],
  { accepts: isNoteMark },
)

/** "$(5)" and "was (5)" are amounts. */
function isNoteMark(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 12), start)
  return !/[$€£¥]\s?$|(?:was|were|to|from|of)\s$/.test(before)
}

export const shapes: readonly Shape[] = [
  ...webShapes,
  ...timeShapes,
  ...codeShapes,
  ...pages,
  ...referenceShapes,
  ...names,
  ...countWords,
  ...enumerations,
  ...looseTimeShapes,
  ...noteMarks,
]
