/**
 * Labels that run over two rows.
 *
 * In: lines with labels. Out: lines with whole labels; a row that only went on with a label is
 * gone. Separate, because what text extraction does to labels is a craft of its own: it also glues
 * the end of one label to the start of the next.
 */

import type { Draft } from './rows.ts'
import words from './words/rows.json' with { type: 'json' }

const wrapAfter = new Set(words.wrapAfter)
const labelMax = 400

export interface Source {
  /** Numbers may stand a row below the label they belong to. */
  readonly isText: boolean
  /** Labels of two rows may be glued. */
  readonly damaged: boolean
}

/** Joins labels that run over two rows. */
export function joinWrapped(lines: readonly Draft[], { isText, damaged }: Source): Draft[] {
  const joined: Draft[] = []
  for (const line of damaged ? unglued(lines) : lines) {
    const last = joined.at(-1)
    if (last && !line.startsBlock && (goesOn(last, line) || (isText && isSunk(last, line)))) {
      joined.pop()
      if (hasFigures(last)) joined.push(longer(last, line), ...debrisOf(line))
      else joined.push(...debrisOf(last), underneath(last, line))
    } else joined.push(line)
  }
  return joined
}

/** Whether `line` goes on with the label of `last`; one of the two has no figures. */
function goesOn(last: Draft, line: Draft): boolean {
  if (last.label === '' || line.label === '' || /[:.]$/.test(last.label)) return false
  if (hasFigures(last) && hasFigures(line)) return false
  if (last.label.length + line.label.length > labelMax) return false
  if (/^\p{Ll}/u.test(line.label) || isBracketOpen(last.label)) return true
  return endsOpen(last.label) && !isLoud(line.label.replace(/\d/g, 'a'))
}

/** A label over a row of numbers without one, moved down by a raised note mark. */
function isSunk(last: Draft, line: Draft): boolean {
  const isNext = line.placed.line.index === last.placed.line.index + 1
  return isNext && last.isHeading && /[\p{L})]$/u.test(last.label) && line.label === ''
}

function hasFigures({ placed }: Draft): boolean {
  return placed.values.some((item) => item !== undefined && item.kind !== 'unreadable')
}

/** What is left of a row whose label belongs to another: its broken numbers, if it has any. */
function debrisOf(line: Draft): Draft[] {
  const isEmpty = line.placed.values.every((item) => item === undefined)
  return isEmpty ? [] : [{ ...line, label: '', isHeading: false }]
}

/** "IP Service (including data center": the bracket closes on the next row. */
function isBracketOpen(label: string): boolean {
  return label.lastIndexOf('(') > label.lastIndexOf(')')
}

/** Ends in the middle of a phrase: "Net income attributable to". */
function endsOpen(label: string): boolean {
  const word = label.toLowerCase().split(/\s+/).at(-1)!
  return wrapAfter.has(word) || /[,—–-]$/.test(label)
}

function isLoud(label: string): boolean {
  return label === label.toUpperCase()
}

/** The figures stand beside the end of the label. */
function underneath(last: Draft, line: Draft): Draft {
  return {
    ...line,
    label: `${last.label} ${line.label}`.trim(),
    place: { ...last.place, end: line.place.end },
    indent: last.indent,
    bold: last.bold && line.bold,
    ruleAbove: stronger(last.ruleAbove, line.ruleAbove),
    startsBlock: last.startsBlock,
  }
}

/** The figures stand beside the beginning of the label. */
function longer(last: Draft, line: Draft): Draft {
  return {
    ...last,
    label: `${last.label} ${line.label}`.trim(),
    place: { ...last.place, end: line.place.end },
    ruleBelow: stronger(last.ruleBelow, line.ruleBelow),
  }
}

type Rule = Draft['ruleAbove']

function stronger(left: Rule, right: Rule): Rule {
  return left === 2 || right === 2 ? 2 : left || right
}

/** Gives the glued end of a label back to the row above, and a glued beginning to the row below. */
function unglued(lines: readonly Draft[]): Draft[] {
  const labels = lines.map(({ label }) => label)
  for (let index = 1; index < lines.length; index++) {
    const above = lines[index - 1]!
    const [end, rest] = splitEnd(labels[index]!)
    if (end && rest && !above.isHeading && labels[index - 1]) {
      labels[index - 1] += ` ${end}`
      labels[index] = rest
    }
  }
  for (let index = 0; index + 1 < lines.length; index++) {
    const [own, next] = splitBeginning(labels[index]!)
    if (own && next && !lines[index]!.isHeading && /^[A-Z]{2}/.test(labels[index + 1]!)) {
      labels[index] = own
      labels[index + 1] = `${next} ${labels[index + 1]}`
    }
  }
  return lines.flatMap((line, index) => withHeading({ ...line, label: labels[index]! }))
}

/** "INVESTING ACTIVITIES: Purchase of property" is a heading and a line. */
function withHeading(line: Draft): Draft[] {
  const colon = line.label.indexOf(':')
  const [own, rest] = [line.label.slice(0, colon + 1), line.label.slice(colon + 1).trim()]
  if (colon < 4 || !isLoud(own) || !/^\p{Lu}\p{Ll}/u.test(rest)) return [line]
  const values = line.placed.values.map(() => undefined)
  const heading = { ...line, label: own, isHeading: true }
  return [
    { ...heading, placed: { ...line.placed, values } },
    { ...line, label: rest, startsBlock: false },
  ]
}

/** "activities INVESTING ACTIVITIES:" is the end of one label and another. */
function splitEnd(label: string): readonly [string, string] {
  const words = label.split(' ')
  const start = words.findIndex((word) => /^\p{Lu}/u.test(word))
  const isGlued = start > 0 && start <= 8 && /^\p{Ll}/u.test(label)
  return isGlued ? [words.slice(0, start).join(' '), words.slice(start).join(' ')] : ['', label]
}

/** "Total current assets OTHER INVESTMENTS IN" is a label and the beginning of another. */
function splitBeginning(label: string): readonly [string, string] {
  const words = label.split(' ')
  let from = words.length
  while (from > 0 && /^\p{Lu}{2,}$/u.test(words[from - 1]!)) from--
  const isGlued = words.length - from >= 3 && from > 0 && /^\p{Lu}\p{Ll}/u.test(label)
  return isGlued ? [words.slice(0, from).join(' '), words.slice(from).join(' ')] : [label, '']
}
