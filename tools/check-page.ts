/**
 * Reads a check's page, `src/check/checks/<name>.md`: the public text about the check and, in its
 * fenced blocks, the releases that prove it. In: the page's text. Out: sections and examples.
 * The page's format is described in CONTRIBUTING.md.
 */

export interface Page {
  readonly title: string
  /** The first paragraph: what the check does. */
  readonly what: string
  readonly sections: readonly Section[]
  readonly examples: readonly Example[]
}

export interface Section {
  readonly title: string
  readonly line: number
}

/** A small release, and what is true of it. */
export interface Example {
  /** "Does not foot", and a count where a section holds several. */
  readonly name: string
  /** The line of the page on which the release's first line stands, from 1. */
  readonly line: number
  /** The release, its annotations taken out; line for line as on the page. */
  readonly release: string
  readonly claims: readonly Claim[]
  /** `check: sentence`, one for every finding, in the order of the report. */
  readonly findings: readonly string[]
}

/** What an annotation claims of the figures on its line. */
export interface Claim {
  readonly state: 'tick' | 'finding' | 'untested'
  /** Which check ticks or finds; undefined for "untested". */
  readonly check?: string
  /** The figures it is about, as printed; empty for the whole line. */
  readonly figures: readonly string[]
  /** Line of the release, from 0. */
  readonly line: number
}

export function readPage(text: string): Page {
  const lines = text.split('\n')
  const sections: Section[] = []
  const examples: Example[] = []
  const title = /^# (.+)$/.exec(lines[0] ?? '')?.[1] ?? ''
  for (let at = 1; at < lines.length; at++) {
    const section = /^## (.+)$/.exec(lines[at]!)?.[1]
    if (section) sections.push({ title: section, line: at + 1 })
    const fence = /^```(\w+)$/.exec(lines[at]!)?.[1]
    if (!fence) continue
    const end = lines.indexOf('```', at)
    const body = lines.slice(at + 1, end < 0 ? undefined : end)
    if (fence === 'release') {
      examples.push(readExample(nameExample(sections, examples), at + 2, body))
    }
    const last = examples.at(-1)
    if (fence === 'finding' && last) {
      examples[examples.length - 1] = { ...last, findings: body.filter((line) => line !== '') }
    }
    at = end < 0 ? lines.length : end
  }
  return { title, what: firstParagraph(lines.slice(1)), sections, examples }
}

function firstParagraph(lines: readonly string[]): string {
  const start = lines.findIndex((line) => line.trim() !== '')
  const rest = lines.slice(Math.max(start, 0))
  const end = rest.findIndex((line) => line.trim() === '')
  return rest.slice(0, end < 0 ? undefined : end).join(' ')
}

function nameExample(sections: readonly Section[], examples: readonly Example[]): string {
  const title = sections.at(-1)?.title ?? 'Example'
  const same = examples.filter(({ name }) => name === title || name.startsWith(`${title} (`))
  return same.length === 0 ? title : `${title} (${same.length + 1})`
}

function readExample(name: string, line: number, body: readonly string[]): Example {
  const claims = body.flatMap((text, at) => readClaims(text, at))
  const release = body.map((text) => text.replace(/\s*<!--.*?-->/g, '')).join('\n')
  return { name, line, release: `${release}\n`, claims, findings: [] }
}

function readClaims(text: string, line: number): Claim[] {
  const claims: Claim[] = []
  for (const [comment, words] of text.matchAll(/<!--\s*(.*?)\s*-->/g)) {
    const [state, rest = ''] = words!.split(/:\s+/, 2)
    const figures = rest.split(' ').filter((word) => word !== '')
    if (state === 'untested') claims.push({ state, figures, line })
    else if (state === 'tick' || state === 'finding') {
      const check = figures.shift()
      if (check) claims.push({ state, check, figures, line })
      else throw new Error(`${comment} does not name a check`)
    } else throw new Error(`${comment} is no annotation: tick, finding or untested`)
  }
  return claims
}
