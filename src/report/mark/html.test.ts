import { describe, expect, it } from 'vitest'
import { checks } from '../../check/checks/index.ts'
import { checkText } from '../../pipeline/check-release.ts'
import type { Acceptance } from '../baseline.ts'
import { type View, viewOf } from '../view.ts'
import { isMarkedHtml, markHtml } from './html.ts'

const release = `<!doctype html><html><head><meta charset="utf-8"><title>Q3</title></head><body>
<h1>Alder &amp; Finch Instruments reports its third quarter</h1>
<p>Revenue was $2,465 thousand, an increase of 13.0% from $2,201 thousand. We hired 45 people.</p>
<table><tr><td>(in thousands)</td><td>Q3 2026</td><td></td><td>Q3 2025</td><td></td></tr>
<tr><td>Products</td><td>1,654</td><td></td><td>1,502</td><td></td></tr>
<tr><td>Returns</td><td>(11</td><td>)</td><td>(9</td><td>)</td></tr>
<tr><td>Services</td><td>822</td><td></td><td>708</td><td></td></tr>
<tr><td>Total revenue</td><td>2,465</td><td></td><td>2,201</td><td></td></tr>
</table></body></html>
`

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

function viewed(bytes: Uint8Array, accepted?: ReadonlyMap<string, Acceptance>): View {
  const result = checkText(bytes, 'release.html')
  if (!('states' in result)) throw new Error(result.reason)
  const document = { path: 'releases/q3.html', sha256: 'ab12'.repeat(16) }
  return viewOf({ document, result, ...(accepted && { accepted }) })
}

function marked(text: string, accepted?: ReadonlyMap<string, Acceptance>): string {
  const made = markHtml(bytesOf(text), viewed(bytesOf(text), accepted), { checks, version: '1.0' })
  return textOf(made!)
}

/** The page without what Tanshin added. */
function withoutMarks(page: string): string {
  return page
    .replace(/<style data-tanshin="style">.*?<\/style><section data-tanshin.*?<\/section>/s, '')
    .replace(/<i data-tanshin="f\d+".*?<\/i>/gs, '')
    .replace(/<span class="tanshin-on[^>]*>(.*?)<\/span>/g, '$1')
}

function figuresOf(text: string): string[] {
  const { release: read, stateOf } = viewed(bytesOf(text))
  return read.figures.map((figure) => `${figure.text} ${stateOf(figure).state} ${figure.in.kind}`)
}

describe('a marked page', () => {
  it('is the release byte for byte, but for the marks', () => {
    expect(withoutMarks(marked(release))).toBe(release)
  })

  it('marks a cell that cannot be read, and says what the others imply for it', () => {
    const damaged = release.replace('>1,654<', '>1,6,5,4<').replace('>1,502<', '>1,502<')
    const page = marked(damaged)
    const words = 'Unreadable: 1,6,5,4, implied 1,654: 2,465 + 11 − 822 = 1,654.'
    expect(page).toContain(`aria-label="${words.replace('−', '&#8722;')}"`)
    expect(page).toContain(`<p>${words.replace('−', '&#8722;')}</p>`)
    expect(withoutMarks(page).replace(/<i data-tanshin="u1".*?<\/i>/s, '')).toBe(damaged)
    expect(figuresOf(page)).toEqual(figuresOf(damaged))
  })

  it('has a mark for every figure, which says in words what it means', () => {
    const page = marked(release)
    expect(page.match(/<i data-tanshin="f/g)).toHaveLength(
      viewed(bytesOf(release)).release.figures.length,
    )
    expect(page).toMatch(/2,465<i [^>]*aria-label="2,465: ticked by footing: [^"]*= 2,465\."/)
    expect(page).toContain('45</span><i data-tanshin')
  })

  it('is read back as the same figures', () => {
    expect(figuresOf(marked(release))).toEqual(figuresOf(release))
    expect(isMarkedHtml(marked(release))).toBe(true)
    expect(isMarkedHtml(release)).toBe(false)
  })

  it('numbers a finding, draws around its figure and says what should stand there', () => {
    const page = marked(release)
    expect(page).toMatch(/<span class="tanshin-on tanshin-error">13\.0%<\/span><i /)
    expect(page).toMatch(
      /<b class="tanshin-no tanshin-error">1<\/b><b class="tanshin-fix">12\.0%<\/b>/,
    )
    expect(page).toMatch(/<li id="tanshin-1">.*Narrative\. Error\..*Suggested: 12\.0% for 13\.0%\./)
  })

  it('says who accepted a finding, and why', () => {
    const [finding] = viewed(bytesOf(release)).findings
    const accepted = new Map([
      [finding!.finding.id, { id: finding!.finding.id, reason: 'House style.', by: 'M. Sato' }],
    ]) as unknown as ReadonlyMap<string, Acceptance>
    const page = marked(release, accepted)
    expect(page).toContain('tanshin-on tanshin-accepted')
    expect(page).toMatch(
      /Error, accepted\..*“House style\.” M\. Sato\.|&#8220;House style\.&#8221; M\. Sato\./,
    )
  })

  it('marks after the bracket that stands in the next cell', () => {
    expect(marked(release)).toMatch(/\(11<\/td><td>\)<i data-tanshin/)
  })

  it('adds up in the tie-out what was counted', () => {
    const { coverage } = viewed(bytesOf(release))
    const row = [coverage.figures, coverage.ticked, coverage.finding, coverage.untested]
    const cells = row.map((count) => `<td>${count}</td>`).join('')
    expect(marked(release)).toContain(`<th scope="row">The release</th>${cells}`)
  })

  it('keeps the encoding of the page', () => {
    const latin = Uint8Array.from(
      [...release.replace('utf-8', 'iso-8859-1').replace('people', 'caf\u00e9 staff')],
      (character) => character.charCodeAt(0),
    )
    const made = markHtml(latin, viewed(latin), { checks })!
    const text = [...made].map((byte) => String.fromCharCode(byte)).join('')
    expect(text).toContain('caf\u00e9 staff')
    expect(text).toMatch(/^[\x20-\x7e\n\u00e9]*$/)
  })

  it('leaves figures whose digits are parted by tags without a line around them', () => {
    const parted = release.replace('45 people', '4<b>5</b> people')
    expect(marked(parted)).toMatch(/4<b>5<i data-tanshin|4<b>5<\/b><i data-tanshin/)
    expect(withoutMarks(marked(parted))).toBe(parted)
  })

  it('cannot be broken by what a release calls things', () => {
    const hostile = release.replace('Products', '&lt;script&gt;"x"&lt;/section&gt; sales')
    const page = marked(hostile)
    expect(page.match(/<\/section>/g)).toHaveLength(1)
    expect(page).not.toContain('<script>')
  })
})
