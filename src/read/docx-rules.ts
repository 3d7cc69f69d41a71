/**
 * The XML of a Word document → the same XML with the rules of its cells as bookmarks, without
 * hidden text and without properties that are switched off: mammoth hands bookmarks on, but knows
 * neither borders nor hidden text, and takes a property for set wherever it is named.
 */

/** How such a bookmark is named: the line above, the line below. */
const ruleName = /^tanshin-rules-([012])-([012])$/

export interface Rules {
  readonly above: 0 | 1 | 2
  readonly below: 0 | 1 | 2
}

/** The rules that a bookmark of ours stands for. */
export function rulesOfBookmark(name: string | undefined): Rules | undefined {
  const match = name === undefined ? null : ruleName.exec(name)
  if (!match) return undefined
  return { above: Number(match[1]) as Rules['above'], below: Number(match[2]) as Rules['below'] }
}

/** The XML with what is said above. Linear in its length; what it does not know it leaves alone. */
export function withRulesMarked(xml: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(xml)
  const bare = text.replace(unneeded, '').replace(switchedOff, '')
  return new TextEncoder().encode(markRules(withoutHidden(bare)))
}

/** What says nothing about reading, and is half of what Word writes. */
const unneeded = new RegExp(
  '<w:(?:proofErr|lang|rFonts|szCs|bCs|iCs|color|kern|noProof|spacing|tcW)(?:\\s[^<>]*)?/>' +
    '| w:rsid\\w{1,9}="[^"]*"',
  'g',
)

const switchedOff = /<w:(?:tblHeader|b|caps|strike|vanish) w:val="(?:off|false|0)"\s*\/>/g

function markRules(xml: string): string {
  return xml.replace(/<w:tcPr\b[^>]*(?<!\/)>[\s\S]{0,4000}?<\/w:tcPr>/g, (properties) => {
    const borders = /<w:tcBorders\b[^>]*>([\s\S]*?)<\/w:tcBorders>/.exec(properties)?.[1]
    if (borders === undefined) return properties
    const above = ruleOf(borders, 'top')
    const below = ruleOf(borders, 'bottom')
    if (above + below === 0) return properties
    return `${properties}<w:bookmarkStart w:id="0" w:name="tanshin-rules-${above}-${below}"/>`
  })
}

function ruleOf(borders: string, side: 'top' | 'bottom'): 0 | 1 | 2 {
  const value = new RegExp(`<w:${side}\\b[^>]*\\bw:val="([^"]*)"`).exec(borders)?.[1]
  if (value === undefined || value === 'nil' || value === 'none') return 0
  return value === 'double' ? 2 : 1
}

/** Runs that are set hidden (`w:vanish`) do not print. */
function withoutHidden(xml: string): string {
  if (!xml.includes('<w:vanish')) return xml
  const parts: string[] = []
  let from = 0
  const opening = /<w:r(?:\s[^>]*)?>\s*<w:rPr\b[^>]*>/g
  for (let match = opening.exec(xml); match; match = opening.exec(xml)) {
    const properties = xml.indexOf('</w:rPr>', opening.lastIndex)
    if (properties < 0) break
    const isHidden = /<w:vanish(?:\s+w:val="(?:1|true|on)")?\s*\/>/.test(
      xml.slice(opening.lastIndex, properties),
    )
    const end = isHidden ? xml.indexOf('</w:r>', properties) : -1
    if (end < 0) continue
    parts.push(xml.slice(from, match.index))
    from = end + '</w:r>'.length
    opening.lastIndex = from
  }
  parts.push(xml.slice(from))
  return parts.join('')
}
