import fc from 'fast-check'
import { expect, test } from 'vitest'
import { element, join, jsonMarkup, verbatim } from './markup.ts'

test('texts are escaped, elements are not', () => {
  const inner = element('b', {}, '<i>"x" & \'y\'</i>')
  expect(element('p', { title: '"><script>' }, inner, '\u0007').html).toBe(
    '<p title="&quot;&gt;&lt;script&gt;"><b>&lt;i&gt;&quot;x&quot; &amp; &#39;y&#39;&lt;/i&gt;</b>�</p>',
  )
})

test('attributes without a value, and without a meaning', () => {
  const attributes = { hidden: true, id: undefined, class: '', tabindex: -1, open: false }
  expect(element('div', attributes).html).toBe('<div hidden tabindex="-1"></div>')
})

test('a void element is not closed', () => {
  expect(element('meta', { charset: 'utf-8' }).html).toBe('<meta charset="utf-8">')
})

test('children that are not there leave nothing', () => {
  expect(join(['a', undefined, 'b'], '-').html).toBe('a-b')
})

test('nothing ends the script that holds data', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { html } = jsonMarkup({ text: `${text}</script><!--` })
      expect(html).not.toContain('<')
      expect(JSON.parse(html)).toEqual({ text: `${text}</script><!--` })
    }),
  )
  expect(() => verbatim('a</script>')).toThrow('A bug in Tanshin')
})
