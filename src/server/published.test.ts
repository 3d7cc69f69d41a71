import fc from 'fast-check'
import { parse } from 'parse5'
import { expect, test } from 'vitest'
import { publishedHtml } from './published.ts'

test.each([
  ['<p>Revenue was $1,234 million.</p>', '<p>Revenue was <a data-at="16">$1,234</a> million.</p>'],
  ['<td>(24.3%)</td>', '<td data-cell="0"><a data-at="5">(24.3%)</a></td>'],
  ['<p>up 1.5. Then', '<p>up <a data-at="6">1.5</a>. Then</p>'],
  ['<p width="640" title="7">x</p>', '<p width="640">x</p>'],
  ['<style>p { margin: 12px }</style><p>x</p>', '<p>x</p>'],
  ['<td data-cell="999">x</td>', '<td data-cell="0">x</td>'],
  ['<td\u00a0data-cell="999" a=1>5</td>', '5'],
])('%s is shown as %s', (source, shown) => {
  expect(publishedHtml(source)).toContain(shown)
})

test('a release that prints our own signs prints nothing with them', () => {
  const hostile = '<p title="\uf8f01\uf8f1x">\uf8f0a\uf8f1<b>5</b>\uf8f2</p>'
  expect(publishedHtml(hostile)).toBe('<p>a<b><a data-at="22">5</a></b></p>')
})

test('whatever comes in, numbers become places and nothing else', () => {
  const piece = fc.constantFrom(
    ...['<p>', '</p>', '<td>', '<td ', '<th', '>', '"', "'", ' on1', 'load=', '12', '(3%)', ' '],
    ...['<script>', '</script>', '<svg>', '<style>', '</style>', '<!--', '-->', '<a href=', '='],
    ...['javascript:', 'style=', 'url(1)', '<img src=', 'onerror=', '&#106;', '/', '\uf8f0'],
    ...['\uf8f1', '\uf8f2', '<![CDATA[', ']]>', '<title>', '</title>', 'width=', '&', '<pre>'],
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const html = publishedHtml(pieces.join(''))
      expect(html).not.toMatch(/[\uf8f0-\uf8f2]/)
      for (const { name, attributes } of elementsOf(html)) {
        expect(['script', 'style', 'svg', 'img', 'title']).not.toContain(name)
        const odd = attributes.filter(
          (one) =>
            /^on|^(?:href|src|id|class|name)$/.test(one) || (one === 'data-at') !== (name === 'a'),
        )
        expect(odd).toEqual([])
      }
    }),
  )
})

interface Node {
  readonly nodeName: string
  readonly attrs?: readonly { readonly name: string }[]
  readonly childNodes?: readonly Node[]
}

/** As a browser would read it. */
function elementsOf(html: string): { name: string; attributes: string[] }[] {
  const visit = ({
    nodeName,
    attrs = [],
    childNodes = [],
  }: Node): ReturnType<typeof elementsOf> => [
    { name: nodeName, attributes: attrs.map(({ name }) => name) },
    ...childNodes.flatMap(visit),
  ]
  return visit(parse(html) as unknown as Node)
}
