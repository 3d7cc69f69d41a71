/**
 * A page that a stranger wrote → the same page without anything that runs, loads or leads away.
 * What is left is text, tables, lists and how they look. The only file that imports the sanitiser.
 *
 * It is one of three walls: the page is shown in a frame that runs no script, under a policy that
 * loads nothing.
 */
import sanitizeHtml from 'sanitize-html'

/** What a release is made of; anything else is left out, its text kept. */
const tags = [
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'div', 'span', 'br', 'hr', 'pre', 'blockquote'],
  ...['b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'sup', 'sub', 'small', 'font', 'center'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'figure', 'figcaption', 'section', 'article', 'header'],
  ...['footer', 'table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ...['ix:nonfraction', 'ix:nonnumeric', 'ix:continuation', 'ix:header', 'tt', 'code', 'nobr'],
]

/** Left out with all that is in them. */
const silent = ['script', 'style', 'textarea', 'option', 'noscript', 'template', 'title']

const attributes = [
  ...['style', 'align', 'valign', 'width', 'height', 'colspan', 'rowspan', 'bgcolor', 'color'],
  ...['cellpadding', 'cellspacing', 'border', 'nowrap', 'size', 'face', 'start', 'type', 'lang'],
  ...['dir', 'span', 'scope'],
]

/** Properties that say how text and tables look. Nothing can be placed over a mark with them. */
const property =
  /^(?:color|background(?:-color)?|font(?:-[a-z-]+)?|text-[a-z-]+|line-height|letter-spacing|vertical-align|white-space|word-(?:break|spacing)|(?:margin|padding|border)(?:-[a-z-]+)?|(?:min-|max-)?(?:width|height)|display|list-style-type|table-layout|float|clear|direction)$/

/** What could load something, run something or hide the one behind it. */
const unsafe = /url\s*\(|expression|import|@|\\|[<>{}]|javascript:|var\s*\(|image/i
/** Pulls one text over another. */
const pulled = /^(?:margin|padding)/

/** HTML that may be shown. */
export function sanitise(html: string): string {
  const known = new Map<string, string>()
  return sanitizeHtml(html, {
    allowedTags: tags,
    nonTextTags: silent,
    disallowedTagsMode: 'discard',
    allowedAttributes: { '*': attributes, td: ['data-cell'], th: ['data-cell'] },
    allowedSchemes: [],
    allowVulnerableTags: false,
    // Styles are held to the list below, each distinct one once: a filing repeats a few of them.
    parseStyleAttributes: false,
    transformTags: {
      '*': (tagName, { style, ...others }) => {
        if (style === undefined) return { tagName, attribs: others }
        const kept = known.get(style) ?? safeStyle(style)
        known.set(style, kept)
        return { tagName, attribs: kept === '' ? others : { ...others, style: kept } }
      },
    },
  })
}

/** The declarations that are known and harmless. */
export function safeStyle(style: string): string {
  return style
    .replace(/\/\*[\s\S]*?(?:\*\/|$)/g, ' ')
    .split(';')
    .flatMap((declaration) => {
      const colon = declaration.indexOf(':')
      const name = declaration.slice(0, colon).trim().toLowerCase()
      const value = declaration.slice(colon + 1).trim()
      const isKnown = colon > 0 && property.test(name) && value.length < 200
      const isSafe = isKnown && !unsafe.test(value) && !(pulled.test(name) && value.includes('-'))
      return isSafe ? [`${name}:${value}`] : []
    })
    .join(';')
}
