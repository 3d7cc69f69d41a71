/**
 * The HTML of a release → the same page without anything that runs, loads or leads away, every run
 * of digits in a place of its own that says where in the source it stands: the page marks those
 * that are figures once they are known. A cell says where it stands too: it may be unreadable.
 */
import { walkTokens } from '../read/html-tokens.ts'
import { sanitise } from './sanitise.ts'

/** Stand in the text while it is sanitised. Of a release that prints them they are left out. */
const opening = '\uf8f0'
const middle = '\uf8f1'
const closing = '\uf8f2'
const reserved = /[\uf8f0-\uf8f2]/g

export function publishedHtml(source: string): string {
  return placed(sanitise(withSigns(source)))
}

interface Run {
  /** Of its first digit or point; of a cell, of its tag. */
  readonly at: number
  readonly start: number
  readonly end: number
  /** Put in at `start` in place of signs around it. */
  readonly attribute?: string
}

/** The source with a sign before and behind each run of digits in its text. */
function withSigns(source: string): string {
  const parts: string[] = []
  let from = 0
  const copy = (until: number): void => {
    parts.push(source.slice(from, until).replace(reserved, ''))
    from = until
  }
  for (const { at, start, end, attribute } of runsOf(source)) {
    if (start < from) continue
    copy(start)
    if (attribute !== undefined) {
      parts.push(attribute)
      continue
    }
    parts.push(opening, at.toString(36), middle)
    copy(end)
    parts.push(closing)
  }
  copy(source.length)
  return parts.join('')
}

/** Digits with the signs that touch them. */
const printed = /[($€£¥+−–-]{0,3}(\.?\d(?:[\d.,]*\d)?)[)%]{0,2}/g

function runsOf(source: string): Run[] {
  const runs: Run[] = []
  walkTokens(source, 0, source.length, {
    text(start, end) {
      for (const { 0: all, 1: digits = '', index } of source.slice(start, end).matchAll(printed)) {
        const at = start + index + all.indexOf(digits)
        runs.push({ at, start: start + index, end: start + index + all.length })
      }
    },
    open(name, _, start) {
      if (name !== 'td' && name !== 'th') return
      const after = start + 1 + name.length
      runs.push({ at: start, start: after, end: after, attribute: ` data-cell="${start}"` })
    },
    close() {},
    entity() {},
  })
  return runs
}

const signs = new RegExp(
  `<[^>]*>|${opening}([0-9a-z]+)${middle}([^${opening}-${closing}<]*)${closing}`,
  'g',
)

const strayed = new RegExp(`${opening}[0-9a-z]*${middle}?`, 'g')

/** Places instead of signs. One that came to stand in a tag is taken out: it is no text. */
function placed(html: string): string {
  const marked = html.replace(signs, (all, at: string | undefined, words: string) => {
    if (at === undefined) return all.includes(opening) ? all.replace(strayed, '') : all
    return `<a data-at="${Number.parseInt(at, 36)}">${words}</a>`
  })
  return marked.replace(reserved, '')
}
