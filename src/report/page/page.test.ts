import { createHash } from 'node:crypto'
import { Parser } from 'htmlparser2'
import { expect, test } from 'vitest'
import { sampleReport, sampleResult } from '../../../test/report/sample.ts'
import type { Document } from '../../model/document.ts'
import { viewOf } from '../view.ts'
import { documentHtml } from './document.ts'
import { html } from './page.ts'
import { railHtml } from './rail.ts'
import { sideHtml } from './side.ts'

interface Tag {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

const page = html.write(viewOf(sampleReport()), {})

/** The opening tags of a page, and the texts of its elements by name. */
function parse(text: string) {
  const tags: Tag[] = []
  const texts = new Map<string, string[]>()
  const open: string[] = []
  const parser = new Parser({
    onopentag(name, attributes) {
      tags.push({ name, attributes })
      open.push(name)
    },
    ontext(data) {
      const name = open.at(-1) ?? ''
      texts.set(name, [...(texts.get(name) ?? []), data])
    },
    onclosetag: () => void open.pop(),
  })
  parser.end(text)
  return { tags, texts }
}

test('what the page says of the sample', async () => {
  const view = viewOf(sampleReport())
  const parts = [documentHtml(view), railHtml(view), sideHtml(view)]
  const text = parts.map(({ html: part }) => `${part.replaceAll('><', '>\n<')}\n`).join('\n')
  await expect(text).toMatchFileSnapshot('../../../test/report/golden/sample-page.html')
})

test('every figure is marked once, with its state', () => {
  const { tags } = parse(page)
  const { figures } = sampleResult().release
  const marked = tags.filter(({ name, attributes }) => name === 'a' && attributes.class === 'fig')
  expect(marked.map(({ attributes }) => attributes.id)).toEqual(figures.map(({ id }) => id))
  const state = (id: string) =>
    marked.find(({ attributes }) => attributes.id === id)!.attributes['data-s']
  expect(['f1', 'f2', 'f3', 'f4', 'f8', 'f9'].map(state)).toEqual([
    'ticked',
    'warning',
    'plug',
    'untested',
    'rounding',
    'error',
  ])
  expect(page).toContain('title="unreadable, implied 782"')
})

test('it runs its own script and style only, and loads nothing', () => {
  const { tags, texts } = parse(page)
  const policy = tags.find(({ attributes }) => attributes['http-equiv'])!.attributes.content!
  expect(policy).toContain("default-src 'none'")
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  expect(policy).toContain(`style-src ${hash(texts.get('style')!.join(''))}`)
  const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script]) => script!)
  expect(scripts).toHaveLength(1)
  expect(policy).toContain(`script-src ${hash(scripts[0]!)}`)
  for (const { name, attributes } of tags) {
    expect(['link', 'img', 'iframe', 'object', 'embed', 'form', 'base']).not.toContain(name)
    expect(attributes.style).toBeUndefined()
    expect(attributes.src).toBeUndefined()
    expect(Object.keys(attributes).filter((key) => key.startsWith('on'))).toEqual([])
    if (name === 'a') expect(attributes.href).toMatch(/^#/)
  }
})

test('markup in a release is text in the page', () => {
  const evil = '</script><script>alert(1)</script><img src=x onerror=alert(1)>'
  const result = sampleResult()
  const paragraph = {
    kind: 'paragraph',
    text: evil,
    pieces: [],
    place: { start: 0, end: 1 },
  } as const
  const document: Document = {
    ...result.release.document,
    title: evil,
    blocks: [...result.release.document.blocks, paragraph],
  }
  const [finding] = result.findings
  const release = { ...result.release, document }
  const findings = [{ ...finding!, message: evil }, ...result.findings.slice(1)]
  const states = new Map(result.states).set('f2', { state: 'finding', findings: [findings[0]!] })
  const report = sampleReport({ result: { ...result, release, findings, states } })
  const names = (text: string) => parse(text).tags.map(({ name }) => name)
  expect(names(html.write(viewOf(report), {})).filter((name) => name === 'script')).toHaveLength(2)
  expect(names(html.write(viewOf(report), {}))).not.toContain('img')
})

test('a number in the words of a table is marked in its cell', () => {
  const result = sampleResult()
  const { figures, document } = result.release
  const table = document.blocks[4]
  const label = table?.kind === 'table' ? table.rows[1]!.cells[0]! : undefined
  const words = { start: 9, end: 12 }
  const place = { start: label!.place.start + 9, end: label!.place.start + 12 }
  const figure = {
    ...figures[3]!,
    text: 'and',
    place,
    in: { kind: 'prose', block: 4, ...words },
  } as const
  const release = { ...result.release, figures: figures.with(3, figure) }
  const { html: shown } = documentHtml(viewOf(sampleReport({ result: { ...result, release } })))
  expect(shown).toMatch(/<th>Research <a class="fig"[^>]*>and<\/a> development<\/th>/)
})
