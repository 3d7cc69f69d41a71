/**
 * HTML source → tags and text, by the tokenizer of htmlparser2, each with its offsets. Which
 * element contains which is decided in `html.ts`: browsers' rules of repair are not needed to read
 * a release, and a stack of our own stays bounded on hostile input.
 */
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'

/** The attributes that say something about reading; undefined where absent. */
export interface Attributes {
  style?: string
  align?: string
  colspan?: string
  rowspan?: string
  /** On what a marked release has beyond the release: its marks, and the sheet at its end. */
  'data-tanshin'?: string
}

export interface TokenHandler {
  /** Offsets of the whole tag, "<" to ">". The attributes are reused for the next tag. */
  open(name: string, attributes: Attributes, start: number, end: number, closed: boolean): void
  close(name: string, start: number): void
  /** Text without entities. */
  text(start: number, end: number): void
  /** One entity, decoded. */
  entity(text: string, start: number, end: number): void
}

const wanted = new Set(['style', 'align', 'colspan', 'rowspan', 'data-tanshin'])
/** Attributes longer than this say nothing a reader needs. */
const attributeMax = 2000

/** Walks `source` from `start` to `end`. Offsets are those of `source`. */
export function walkTokens(
  source: string,
  start: number,
  end: number,
  handler: TokenHandler,
): void {
  const part = start === 0 && end === source.length ? source : source.slice(start, end)
  let name = ''
  let tagStart = 0
  let attribute = ''
  let value = ''
  let attributes: Attributes = {}
  let ampersand = -1
  const finishTag = (at: number, closed: boolean): void => {
    handler.open(name, attributes, tagStart, start + at + 1, closed)
    attributes = {}
  }
  const callbacks: TokenizerCallbacks = {
    onopentagname(from, to) {
      name = lowerName(part.slice(from, to))
      tagStart = start + from - 1
    },
    onattribname(from, to) {
      const length = to - from
      attribute =
        length === 5 || length === 7 || length === 12 ? lowerName(part.slice(from, to)) : ''
      value = ''
    },
    onattribdata(from, to) {
      if (attribute !== '' && to - from <= attributeMax) value += part.slice(from, to)
    },
    onattribentity() {},
    onattribend() {
      if (wanted.has(attribute)) attributes[attribute as keyof Attributes] ??= value
    },
    onopentagend(at) {
      finishTag(at, false)
    },
    onselfclosingtag(at) {
      finishTag(at, true)
    },
    onclosetag(from, to) {
      handler.close(lowerName(part.slice(from, to)), start + from - 2)
    },
    ontext(from, to) {
      ampersand = walkText(source, start + from, start + to, ampersand, handler)
    },
    oncdata(from, to, trailing) {
      handler.text(start + from, start + to - trailing)
    },
    ontextentity() {},
    oncomment() {},
    ondeclaration() {},
    onprocessinginstruction() {},
    onend() {},
  }
  const tokenizer = new Tokenizer({ decodeEntities: false }, callbacks)
  tokenizer.write(part)
  tokenizer.end()
}

/**
 * Text that may hold entities: the parts between them and the entities, in order. Takes and
 * returns the first ampersand that is known, so that it is looked for once only.
 */
function walkText(
  source: string,
  start: number,
  end: number,
  known: number,
  handler: TokenHandler,
): number {
  let from = start
  let amp = known < from ? indexOrEnd(source, from) : known
  while (amp < end) {
    const entity = entityAt(source, amp, end)
    if (entity) {
      if (amp > from) handler.text(from, amp)
      from = amp + entity.length
      handler.entity(entity.text, amp, from)
    }
    amp = indexOrEnd(source, Math.max(from, amp + 1))
  }
  if (from < end) handler.text(from, end)
  return amp
}

function indexOrEnd(source: string, from: number): number {
  const amp = source.indexOf('&', from)
  return amp < 0 ? source.length : amp
}

export interface Entity {
  readonly text: string
  /** How many characters of the source it takes. */
  readonly length: number
}

const entityShape = /&#?[0-9A-Za-z]{1,40};?/y
const known = new Map<string, Entity | undefined>()
const knownMax = 5000

/** The entity that begins at `amp`, before `end`; undefined where "&" is just an ampersand. */
export function entityAt(source: string, amp: number, end: number): Entity | undefined {
  entityShape.lastIndex = amp
  const spelled = entityShape.exec(source)?.[0].slice(0, end - amp)
  if (spelled === undefined) return undefined
  if (known.has(spelled)) return known.get(spelled)
  const entity = decodeEntity(spelled)
  if (known.size < knownMax) known.set(spelled, entity)
  return entity
}

function decodeEntity(spelled: string): Entity | undefined {
  let text = ''
  let length = 0
  const ignore = () => {}
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontextentity(codepoint, endIndex) {
        if (length !== 0 && endIndex !== length) return
        text += String.fromCodePoint(codepoint)
        length = endIndex
      },
      ontext: ignore,
      onattribdata: ignore,
      onattribentity: ignore,
      onattribend: ignore,
      onattribname: ignore,
      oncdata: ignore,
      onclosetag: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onopentagend: ignore,
      onopentagname: ignore,
      onprocessinginstruction: ignore,
      onselfclosingtag: ignore,
    },
  )
  tokenizer.write(spelled)
  tokenizer.end()
  return length === 0 ? undefined : { text, length }
}

const names = new Map<string, string>()
const namesMax = 500

/** Names repeat a thousandfold; the map spares lowering each anew. */
function lowerName(name: string): string {
  const found = names.get(name)
  if (found !== undefined) return found
  const lower = name.toLowerCase()
  if (names.size < namesMax && name.length < 40) names.set(name, lower)
  return lower
}
