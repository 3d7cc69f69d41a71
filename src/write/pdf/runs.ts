/** Runs of text as Typst; notes as real footnotes, with the mark that the release prints. */
import type { ComposedNote, Run } from '../../model/composition.ts'
import { call, joined, quoted } from './typst.ts'

export interface Notes {
  readonly byMark: ReadonlyMap<string, ComposedNote>
  /** In the order in which the text first refers to them. */
  readonly referred: string[]
}

export function runsCode(runs: readonly Run[], notes: Notes): string {
  return joined(runs.map((run) => runCode(run, notes)))
}

function runCode({ text, note, strong, emphasis, href }: Run, notes: Notes): string {
  if (note !== undefined) return noteCode(note, notes)
  let code = quoted(text)
  if (emphasis) code = call('emph', code)
  if (strong) code = call('strong', code)
  return href !== undefined && /^(?:https?:|mailto:|tel:)/i.test(href)
    ? call('link', quoted(href), code)
    : code
}

/** The first reference carries the note; further ones refer to it. */
export function noteCode(mark: string, notes: Notes): string {
  const note = notes.byMark.get(mark)
  if (!note) return call('super', quoted(mark))
  const at = notes.referred.indexOf(mark)
  if (at >= 0) return call('footnote', `<note-${at + 1}>`)
  const label = `<note-${notes.referred.push(mark)}>`
  return `[#footnote(${runsCode(note.runs, notes)}) ${label}]`
}
