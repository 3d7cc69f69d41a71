/** Runs of text as WordprocessingML; marks of footnotes as real ones. */
import type { ComposedNote, Run } from '../../model/composition.ts'
import { element, join, type Markup } from '../markup.ts'

/** What is gathered while the document is written. */
export interface Gathered {
  /** The notes by mark. */
  readonly notes: ReadonlyMap<string, ComposedNote>
  /** The marks in the order in which the text first refers to them. */
  readonly referred: string[]
  /** Addresses of links, each once: the first is "rIdLink1". */
  readonly links: string[]
}

interface RunLook {
  readonly strong?: boolean
  readonly emphasis?: boolean
  /** A character style. */
  readonly style?: string
  readonly raised?: boolean
}

export function runsXml(runs: readonly Run[], gathered: Gathered, look: RunLook = {}): Markup {
  return join(runs.map((run) => runXml(run, gathered, look)))
}

function runXml(run: Run, gathered: Gathered, look: RunLook): Markup {
  const { text, note, href, strong, emphasis } = run
  if (note !== undefined) return noteXml(note, gathered)
  const own = {
    ...look,
    ...(strong ? { strong } : {}),
    ...(emphasis ? { emphasis } : {}),
  }
  if (href === undefined || !/^(?:https?:|mailto:|tel:)/i.test(href)) return textXml(text, own)
  let index = gathered.links.indexOf(href)
  if (index < 0) index = gathered.links.push(href) - 1
  const link = { 'r:id': `rIdLink${index + 1}`, 'w:history': '1' }
  return element('w:hyperlink', link, textXml(text, { ...own, style: 'Hyperlink' }))
}

/** A run of text in one look. */
export function textXml(text: string, { strong, emphasis, style, raised }: RunLook = {}): Markup {
  const looks = [
    style ? element('w:rStyle', { 'w:val': style }) : undefined,
    strong ? element('w:b', {}) : undefined,
    emphasis ? element('w:i', {}) : undefined,
    raised ? element('w:vertAlign', { 'w:val': 'superscript' }) : undefined,
  ].filter((one) => one !== undefined)
  const properties = looks.length > 0 ? element('w:rPr', {}, ...looks) : undefined
  return element('w:r', {}, properties, element('w:t', { 'xml:space': 'preserve' }, text))
}

/** Ids 0 and 1 are the lines above the notes. */
const firstNoteId = 2

export function noteIdOf(mark: string, { referred }: Gathered): number {
  return referred.indexOf(mark) + firstNoteId
}

/** The first reference is the note's; further ones refer to that, as Word's own do. */
export function noteXml(mark: string, gathered: Gathered): Markup {
  const { notes, referred } = gathered
  if (!notes.has(mark)) return textXml(mark, { raised: true })
  const isFirst = !referred.includes(mark)
  if (isFirst) referred.push(mark)
  const id = noteIdOf(mark, gathered)
  const name = `_RefNote${id}`
  if (!isFirst)
    return element(
      'w:fldSimple',
      { 'w:instr': ` NOTEREF ${name} \\f \\h ` },
      textXml(mark, { style: 'FootnoteReference' }),
    )
  const isCounted = mark === String(referred.length)
  return join([
    element('w:bookmarkStart', { 'w:id': String(id), 'w:name': name }),
    element(
      'w:r',
      {},
      element('w:rPr', {}, element('w:rStyle', { 'w:val': 'FootnoteReference' })),
      element('w:footnoteReference', {
        ...(isCounted ? {} : { 'w:customMarkFollows': '1' }),
        'w:id': String(id),
      }),
      isCounted ? undefined : element('w:t', {}, mark),
    ),
    element('w:bookmarkEnd', { 'w:id': String(id) }),
  ])
}
