/** The passes over one page in their order: glyphs in, its parts in reading order out. */
import { type Laid, regionsOf } from './blocks.ts'
import { type Line, linesOf } from './lines.ts'
import type { Glyph, PageContent, Turn } from './page.ts'
import { type Margins, marginsOf, paragraphsOf, type TextPart } from './paragraphs.ts'
import { type Run, runsOf } from './reading-order.ts'
import { type Segment, segmentsOf } from './segments.ts'
import { type TablePart, tableOf } from './tables.ts'
import { wordsOf } from './words.ts'

export type Part = TextPart | TablePart

const turns: readonly Turn[] = [0, 1, 2, 3, 4]

/** What the page holds; text turned another way follows that which stands upright. */
export function partsOf(page: PageContent): Part[] {
  if (page.glyphs.every(({ turn }) => turn === 0)) return upright(page.glyphs, page)
  return turns.flatMap((turn) => {
    const glyphs = page.glyphs.filter((glyph) => glyph.turn === turn)
    return glyphs.length > 0 ? upright(glyphs, page) : []
  })
}

function upright(glyphs: readonly Glyph[], page: PageContent): Part[] {
  const lines = linesOf(wordsOf(glyphs))
  const laid = lines.map((line) => ({ line, segments: segmentsOf(line) }))
  const margins = marginsOf(lines, page.width / 2)
  const runs = runsOf(laid, laidOf)
  return runs.flatMap((run) => partsOfRun(run, page, runs.length > 1 ? columnOf(run) : margins))
}

function partsOfRun(run: readonly Laid[], page: PageContent, margins: Margins): Part[] {
  const parts: Part[] = []
  let at = 0
  const middles = [page.width / 2, (margins.left + margins.right) / 2]
  for (const region of regionsOf(run, middles)) {
    parts.push(...paragraphsOf(linesIn(run, at, region.from), margins))
    parts.push(tableOf(run, region, page.rulings, middles))
    at = region.to
  }
  parts.push(...paragraphsOf(linesIn(run, at, run.length), margins))
  return parts
}

/** The margins of a column of the page. */
function columnOf(run: Run): Margins {
  const { left, right } = marginsOf(
    run.map(({ line }) => line),
    0,
  )
  return { left, right, middle: (left + right) / 2 }
}

function linesIn(run: readonly Laid[], from: number, to: number): Line[] {
  return run.slice(from, to).map(({ line }) => line)
}

/** Some segments of a line as a line of their own. */
function laidOf(segments: readonly Segment[]): Laid {
  const words = segments.flatMap((segment) => segment.words)
  const first = words.find(({ raised }) => !raised) ?? words[0]!
  const x1 = words.reduce((most, word) => Math.max(most, word.x1), 0)
  return {
    line: { words, x0: words[0]!.x0, x1, base: first.base, size: first.size },
    segments,
  }
}
