/**
 * Characters of a line → a run: as they stand in plain text; in Markdown without the marks for
 * emphasis, links and escapes, and with what they say (bold, superscript) kept.
 */
import { entityAt } from './html-tokens.ts'
import { addSpace, addSpelled, addText, type Marks, type Run } from './run.ts'

/** Writes `source` from `start` to `end` into `run`. */
export type Inline = (run: Run, source: string, start: number, end: number) => void

const plain: Marks = { bold: false, superscript: false }

/** Plain text; only what is spelled as an entity in full is read as what it stands for. */
export const plainInline: Inline = (run, source, start, end) => {
  let from = start
  for (let at = nextOf(source, '&', start, end); at < end; ) {
    const entity = entityAt(source, at, end)
    const isWhole = entity !== undefined && source[at + entity.length - 1] === ';'
    if (isWhole) {
      addText(run, source, from, at, plain)
      from = at + entity.length
      addSpelled(run, entity.text, at, from, plain)
    }
    at = nextOf(source, '&', isWhole ? from : at + 1, end)
  }
  addText(run, source, from, end, plain)
}

/** Where one of `chars` is next, no further than `end`: lines without any are many. */
function nextOf(source: string, chars: string, from: number, end: number): number {
  for (let at = from; at < end; at++) if (chars.includes(source[at]!)) return at
  return end
}

/** The characters that mean something in text marked up in HTML. */
const tagged = '<&'

/** Text marked up in HTML, as inside `<pre>`. */
export const taggedInline: Inline = (run, source, start, end) => {
  readInline(run, source, start, end, tagged)
}

/** The characters that may mean something else in Markdown. */
const special = '\\*_<&`[!$'

export const markdownInline: Inline = (run, source, start, end) => {
  readInline(run, source, start, end, special)
}

function readInline(run: Run, source: string, start: number, end: number, marks: string): void {
  const state: State = { run, source, end, bold: 0, raised: 0, closers: new Map() }
  let at = start
  while (at < end) {
    const next = nextOf(source, marks, at, end)
    if (next > at) addText(run, source, at, next, marksOf(state))
    if (next >= end) return
    at = next + readMark(state, next)
  }
}

interface State {
  readonly run: Run
  readonly source: string
  readonly end: number
  bold: number
  raised: number
  /** Where emphasis that is open will close; the delimiter there is no text. */
  readonly closers: Map<number, 'bold' | 'plain'>
}

function marksOf(state: State): Marks {
  return { bold: state.bold > 0, superscript: state.raised > 0 }
}

/** Reads the special character at `at`; how many characters it took. */
function readMark(state: State, at: number): number {
  const length = markLength(state, at)
  if (length > 0) return length
  addText(state.run, state.source, at, at + 1, marksOf(state))
  return 1
}

/** 0 where the character is only itself. */
function markLength(state: State, at: number): number {
  const { source, end } = state
  switch (source[at]) {
    case '\\':
      return readEscape(state, at)
    case '*':
    case '_':
      return readEmphasis(state, at)
    case '<':
      return readBrokenTag(state, at) || readTag(state, at)
    case '&': {
      const broken = readBrokenTag(state, at)
      if (broken > 0) return broken
      const entity = entityAt(source, at, end)
      if (entity) addSpelled(state.run, entity.text, at, at + entity.length, marksOf(state))
      return entity?.length ?? 0
    }
    case '`':
      return nextOf(source, '`', at + 1, end) < end ? 1 : 0
    case '$':
      return readRaised(state, at)
    default:
      return readNoteMark(state, at) || readLink(state, at)
  }
}

function readEscape(state: State, at: number): number {
  const next = state.source[at + 1]
  if (at + 1 >= state.end || next === undefined || !/[!-/:-@[-`{-~]/.test(next)) return 0
  addSpelled(state.run, next, at, at + 2, marksOf(state))
  return 2
}

/** How far ahead the end of an emphasis is looked for. */
const emphasisMax = 2000

function readEmphasis(state: State, at: number): number {
  const closer = state.closers.get(at)
  const { source, end } = state
  const char = source[at]!
  if (closer) {
    state.closers.delete(at)
    if (closer === 'bold') state.bold -= 1
    return closer === 'bold' ? 2 : 1
  }
  let width = 1
  while (at + width < end && source[at + width] === char && width < 3) width += 1
  const after = source[at + width]
  if (at + width >= end || after === undefined || /\s/.test(after)) return 0
  if (char === '_' && /\w/.test(source[at - 1] ?? ' ')) return 0
  const stop = Math.min(end, at + emphasisMax)
  const close = closeOf(source, char.repeat(width), at + width, stop)
  if (close < 0) return 0
  // Three marks are one of each, closed together.
  state.closers.set(close, width === 1 ? 'plain' : 'bold')
  if (width === 3) state.closers.set(close + 2, 'plain')
  if (width > 1) state.bold += 1
  return width
}

/** How many marks are tried as the end of one emphasis. */
const triesMax = 20

function closeOf(source: string, mark: string, from: number, end: number): number {
  let found = source.indexOf(mark, from)
  for (let tries = 0; found >= 0 && found < end && tries < triesMax; tries++) {
    const before = source[found - 1]!
    const after = found + mark.length < end ? source[found + mark.length]! : ' '
    const isLonger = before === mark[0] || (after === mark[0] && mark.length < 3)
    const isInWord = mark[0] === '_' && /\w/.test(after)
    if (!/\s/.test(before) && !isLonger && !isInWord) return found
    found = source.indexOf(mark, found + mark.length)
  }
  return -1
}

const tag = /<(\/?)([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]{0,300})?\/?>/y
const boldTags = new Set(['b', 'strong'])

function readTag(state: State, at: number): number {
  tag.lastIndex = at
  const match = tag.exec(state.source)
  if (!match || at + match[0].length > state.end) return 0
  const name = match[2]!.toLowerCase()
  const step = match[1] === '' ? 1 : -1
  if (boldTags.has(name)) state.bold = Math.max(0, state.bold + step)
  else if (name === 'sup') state.raised = Math.max(0, state.raised + step)
  else if (name === 'br') addSpace(state.run, at, at + match[0].length)
  return match[0].length
}

const brokenTag = /(?:<sup>)?&(?:<\/sup>)?lt;\/?(sup|sub|b|i|u)(?:&gt;|>)(?:\s?(\d{1,2})(?!\d))?/y

/** A tag that was escaped as if it were text, perhaps torn in two; digits after it are a mark. */
function readBrokenTag(state: State, at: number): number {
  brokenTag.lastIndex = at
  const match = brokenTag.exec(state.source)
  if (!match || at + match[0].length > state.end) return 0
  const digits = match[1] === 'sup' ? match[2] : undefined
  const taken = match[0].length - (match[2]?.length ?? 0)
  if (digits === undefined) return taken
  const start = at + taken
  const end = start + digits.length
  addText(state.run, state.source, start, end, { bold: state.bold > 0, superscript: true })
  return match[0].length
}

const raised = /\$?\s?\^\{?([^{}$\s]{1,6})\}?\$/y

/** "$^{1}$": a superscript in the manner of formulas. */
function readRaised(state: State, at: number): number {
  raised.lastIndex = at
  const match = raised.exec(state.source)
  if (!match || at + match[0].length > state.end) return 0
  const start = at + match[0].indexOf(match[1]!)
  addText(state.run, state.source, start, start + match[1]!.length, {
    bold: state.bold > 0,
    superscript: true,
  })
  return match[0].length
}

const noteReference = /\[\^([^[\]\s]{1,8})\](:?)/y

/** "[^1]" is a raised mark; so is the "[^1]:" that opens the footnote itself. */
function readNoteMark(state: State, at: number): number {
  noteReference.lastIndex = at
  const match = noteReference.exec(state.source)
  if (!match || at + match[0].length > state.end) return 0
  const marks = { bold: state.bold > 0, superscript: true }
  addText(state.run, state.source, at + 2, at + 2 + match[1]!.length, marks)
  const opens = state.run.text.length === match[1]!.length
  return match[0].length - (opens ? 0 : match[2]!.length)
}

const link = /!?\[([^[\]]{0,500})\]\([^()\s]{0,500}(?:\s"[^"]{0,200}")?\)/y

/** A link is its words; a picture is nothing. */
function readLink(state: State, at: number): number {
  link.lastIndex = at
  const match = link.exec(state.source)
  if (!match || at + match[0].length > state.end) return 0
  if (match[0].startsWith('[')) {
    markdownInlineWithin(state, at + 1, at + 1 + match[1]!.length)
  }
  return match[0].length
}

function markdownInlineWithin(state: State, start: number, end: number): void {
  addText(state.run, state.source, start, end, marksOf(state))
}
