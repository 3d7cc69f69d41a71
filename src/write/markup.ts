/**
 * HTML by construction: what is put into an element is escaped unless it is itself made here. So
 * nothing of a release's own markup can pass into the page.
 */

/** HTML that was made here. */
export interface Markup {
  readonly html: string
}

export type Child = Markup | string | undefined
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Elements of HTML that are never closed. */
const empty = new Set(['meta'])

/** Safe as the text of an element and inside a quoted attribute. Controls become "�". */
function escapeHtml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
  const shown = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '�')
  return shown.replace(/[&<>"']/g, (character) => entities[character]!)
}

/** An attribute that is `true` has no value; one that is false or undefined is left out. */
export function element(tag: string, attributes: Attributes, ...children: Child[]): Markup {
  const opening = `<${tag}${attributesHtml(attributes)}>`
  return { html: empty.has(tag) ? opening : `${opening}${join(children).html}</${tag}>` }
}

/** One after the other; texts are escaped. */
export function join(children: readonly Child[], between = ''): Markup {
  const parts = children.filter((child) => child !== undefined)
  return {
    html: parts
      .map((child) => (typeof child === 'string' ? escapeHtml(child) : child.html))
      .join(between),
  }
}

/** The content of a script or style element, which ends at the first "</". */
export function verbatim(text: string): Markup {
  if (text.includes('</')) throw new Error('A bug in Tanshin: a script may not hold "</".')
  return { html: text }
}

/** JSON as the content of a script element, which it cannot end. */
export function jsonMarkup(data: unknown): Markup {
  return { html: JSON.stringify(data).replaceAll('<', '\\u003c') }
}

function attributesHtml(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => {
      if (value === undefined || value === false || value === '') return ''
      return value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`
    })
    .join('')
}
