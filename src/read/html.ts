/**
 * HTML → blocks, in one walk over its tags: text gathers in a run until a block ends, cells gather
 * their runs, and `grid.ts` makes blocks of them.
 */
import type { Block } from '../model/document.ts'
import type { Part, Reader } from './format-reader.ts'
import { close, open, pop } from './html-elements.ts'
import { type TokenHandler, walkTokens } from './html-tokens.ts'
import { beginWalk, type Element, flush, settle, top, type Walk } from './html-walk.ts'
import { addSpelled, addText } from './run.ts'
import { readPreformatted } from './text.ts'

export const html: Reader = {
  format: 'html',
  extensions: ['html', 'htm', 'xhtml', 'xht'],
  recognises(start) {
    if (/<(?:!doctype html|html|body)\b/i.test(start)) return true
    // Markdown may hold a tag or two, and a table in plain text may stand between tags.
    return /<(?:p|div|td|tr|font|center|span|br|pre)\b/i.test(start) && !/^#{1,6} \S/m.test(start)
  },
  read(source, part) {
    return readHtml(source, part)
  },
}

function readHtml(source: string, { start, end }: Part): { blocks: Block[]; title?: string } {
  const walk = beginWalk(source)
  walkTokens(source, start, end, handlerOf(walk))
  if (walk.preformatted > 0) endPreformatted(walk, end)
  while (walk.stack.length > 1) pop(walk, end)
  flush(walk)
  settle(walk)
  return { blocks: walk.blocks, ...(walk.title === '' ? {} : { title: walk.title }) }
}

function handlerOf(walk: Walk): TokenHandler {
  return {
    open(name, attributes, start, end, closed) {
      if (walk.preformatted === 0) open(walk, name, attributes, start, end, closed)
    },
    close(name, start) {
      if (walk.preformatted > 0 && (name === 'pre' || name === 'body')) endPreformatted(walk, start)
      if (walk.preformatted === 0) close(walk, name, start)
    },
    text(start, end) {
      const element = top(walk)
      if (walk.preformatted > 0) return
      if (element.look.hidden) {
        if (element.name === 'title') walk.title += walk.source.slice(start, end).trim()
        return
      }
      noteStart(walk, element)
      addText(walk.run, walk.source, start, end, element.look)
    },
    entity(text, start, end) {
      const element = top(walk)
      if (element.look.hidden || walk.preformatted > 0) return
      noteStart(walk, element)
      addSpelled(walk.run, text, start, end, element.look)
    },
  }
}

/** Remembers in which element a run begins; its block decides align and indent. */
function noteStart(walk: Walk, element: Element): void {
  if (walk.run.text === '') walk.runElement = element
}

/** Preformatted text is read as plain text is: its spaces are its layout. */
function endPreformatted(walk: Walk, end: number): void {
  settle(walk)
  const start = walk.preformatted
  for (const block of readPreformatted(walk.source, { start, end })) walk.blocks.push(block)
  walk.preformatted = 0
}
