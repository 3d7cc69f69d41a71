/** Telephone numbers, addresses, codes and references to laws and documents, as shapes. */
import type { NonFigureReason } from '../../model/figure.ts'
import { anyOf } from './phrasing.ts'
import {
  dash,
  needsOneOf,
  noAmountAfter,
  noAmountBefore,
  noLetterAfter,
  noLetterBefore,
  type Shape,
  shapesOf,
} from './shape.ts'
import words from './words.json' with { type: 'json' }

const webAddresses: readonly Shape[] = [
  ...shapesOf('identifier', ['(?:https?://|www\\.)[^\\s<>"”]*[^\\s<>"”.,;:)]']),
  ...shapesOf('identifier', ['[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63})+'], { needs: /@/ }),
  ...shapesOf(
    'identifier',
    [`(?<![\\w.-])(?:[\\w-]{1,40}\\.){1,5}${anyOf(words.webEndings)}(?!\\w)(?:/\\S{0,200})?`],
    { needs: new RegExp(`\\.${anyOf(words.webEndings)}`) },
  ),
]

const phoneWord = `${noLetterBefore}${anyOf(words.phoneWords)}${noLetterAfter}`
const phones: readonly Shape[] = [
  ...shapesOf(
    'phone',
    [
      '\\+\\s?\\d{1,3}(?:[\\s.()/–‑-]{1,4}\\d{1,8}){1,7}(?![%\\d]|[.,]\\d)',
      `${noAmountBefore}(?:1[-.\\s–‑]{1,2})?\\(?\\d{3}\\)?[-.\\s–‑/]{1,3}\\d{3}[-.–‑\\s]{1,3}\\d{4}(?![\\d%]|[.,]\\d)`,
      `${noAmountBefore}\\d{1,5}[-–‑]\\d{2,4}[-–‑]\\d{3,4}(?:[-–‑]\\d{1,4})?(?!\\d)`,
      `${noAmountBefore}\\d{3}[-–‑]\\d{4}(?!\\d)`,
      `${noAmountBefore}0\\d{1,4}(?:[\\s-]\\d{2,4}){2,3}(?![\\d%]|[.,]\\d)`,
    ],
    { ignoreCase: true, accepts: isPhone },
  ),
  ...shapesOf(
    'phone',
    [
      `${phoneWord}[^\\d$€£¥;%]{0,30}?[+(]?\\d{1,5}\\)?(?:[\\s.()/–‑-]{1,3}\\d{2,8}){1,5}(?![%\\d]|[.,]\\d|\\s?(?:million|billion|percent))`,
    ],
    { ignoreCase: true, accepts: isPhone, needs: needsOneOf(anyOf(words.phoneWords), true) },
  ),
  ...shapesOf(
    'phone',
    [`(?:${noLetterBefore}(?:ext|extension)\\.?|(?<=\\d{4},?\\s)x)\\s?\\d{2,6}(?!\\d)`],
    { ignoreCase: true, accepts: isPhone, needs: /ext|x\s?\d/i },
  ),
  ...shapesOf('phone', [
    // Toll-free numbers that spell a word.
    `${noAmountBefore}(?:1[-.\\s])?\\(?8\\d{2}\\)?[-.]\\d{0,3}-?[A-Z]{3}[A-Z0-9-]{1,9}`,
  ]),
]

/** A telephone number has seven digits at least; an extension has its word. */
function isPhone(_text: string, _start: number, match: string): boolean {
  if (/^(?:ext|x)/i.test(match)) return true
  const digits = match.replace(/\D/g, '').length
  const areYears = /(?<!\d)(?:19|20)\d{2}[\s–-]{1,3}(?:19|20)\d{2}$/.test(match)
  return digits >= 7 && digits <= 16 && !areYears
}

const codeTail = '(?:[A-Z]{1,6}[\\s-]?)?\\d[\\d-]{0,20}(?:\\s\\d{2,6}){0,5}#?'
const codes: readonly Shape[] = [
  ...shapesOf(
    'identifier',
    [
      `${noLetterBefore}${anyOf(words.codeWords)}${noLetterAfter}(?:\\s?(?:no\\.?|number|id|code|pin))?(?:\\s(?:is|are|of))?[\\s:#(–-]{1,5}${codeTail}(?!\\d|\\s?%|[.,]\\d|\\s?(?:million|billion|percent|shares))`,
    ],
    { ignoreCase: true, needs: needsOneOf(anyOf(words.codeWords), true) },
  ),
  ...shapesOf('identifier', [
    `${anyOf(words.exchangeWords)}[^\\d;.$%]{0,24}[:\\s]\\s?\\d{3,6}(?:\\.[A-Z]{1,3})?(?!\\d|[.,]\\d|\\s?%)`,
    '(?<![\\p{L}\\d])(?:\\d{3}-\\d{5,6}|\\d{2}-\\d{6,7})(?!\\d)',
    '(?<!\\d)\\d{1,2}\\s(?:CFR|C\\.F\\.R\\.|USC|U\\.S\\.C\\.)[\\s§]{0,3}\\d[\\w.-]{0,20}(?:\\(\\w{1,3}\\)){0,4}',
  ]),
]

const id = [
  '(?:[A-Z]{1,3}[-.]?)?\\d[\\w-]{0,20}(?:\\.\\d\\w{0,9}){0,4}',
  '(?:\\([A-Za-z0-9]{1,3}\\)){0,4}',
  `(?![\\w-])${noAmountAfter}`,
].join('')
/** After "Notes 4, " another id, but not "12 stores". */
const nextId = `${id}(?!\\s(?!${anyOf(words.functionWords)}${noLetterAfter})\\p{Ll})`
const join = `(?:,\\s?(?:and\\s|or\\s)?|\\s(?:and|or|through|to|&)\\s|/|${dash})`

const references: readonly Shape[] = [...namesByReason()].flatMap(([reason, names]) =>
  shapesOf(
    reason,
    [
      `${noLetterBefore}${anyOf(names)}[sS]?\\.?\\s?(?:Nos?\\.?\\s?|Numbers?\\s|#|:\\s)?${id}(?:${join}${nextId}){0,20}`,
    ],
    { needs: needsOneOf(anyOf(names)) },
  ),
)

function namesByReason(): Map<NonFigureReason, string[]> {
  const byReason = new Map<NonFigureReason, string[]>()
  const lower = new Set(words.lowerReferences)
  for (const [name, reason] of Object.entries(words.references) as [string, NonFigureReason][]) {
    const names = byReason.get(reason) ?? []
    names.push(name, name.toUpperCase())
    if (lower.has(name.toLowerCase())) names.push(name.toLowerCase())
    byReason.set(reason, names)
  }
  return byReason
}

const streetName = "(?:\\p{Lu}[\\p{L}.’'-]{0,20}\\s|\\d{1,3}(?:st|nd|rd|th)\\s)"
const addresses = shapesOf('address', [
  `${noAmountBefore}\\d{1,5}(?:-\\d{1,4})?\\s${streetName}{1,4}${anyOf(words.streetWords)}${noLetterAfter}`,
  'P\\.?\\s?O\\.?\\s?Box\\s\\d+',
  `${noLetterBefore}(?:${anyOf(words.states)}|[A-Z]{2})\\.?,?\\s\\d{5}(?:-\\d{4})?(?!\\d|[.,]\\d|\\s?(?:%|million|billion))`,
  '〒\\s?\\d{3}-\\d{4}|(?<![\\d-])\\d{3}-\\d{4}(?=,?\\sJapan)',
  '(?<![\\p{L}\\d])[A-Z]{1,2}\\d[A-Z\\d]?\\s\\d[A-Z]{2}(?![\\p{L}\\d])',
])

export const codeShapes: readonly Shape[] = [...addresses, ...phones, ...codes]
export const webShapes: readonly Shape[] = webAddresses
export const referenceShapes: readonly Shape[] = references
