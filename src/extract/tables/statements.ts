/**
 * Which statement a grid is, and its title.
 *
 * In: the texts above the table, nearest last, and the labels of its rows. Out: title and kind.
 * Separate, because both are read from words alone and ask nothing of the numbers.
 */
import type { Statement } from '../../model/grid.ts'
import { memoize } from '../../words/memo.ts'
import { scaleOf } from '../../words/unit.ts'
import { isPeriodLike, periodsIn } from './period-like.ts'
import words from './words/statements.json' with { type: 'json' }

type Titled = keyof typeof words.title

const order: readonly Titled[] = [
  'reconciliation',
  'guidance',
  'balance-sheet',
  'cash-flow',
  'equity',
  'income',
  'segment',
]

/** The kind of statement: the three statements by their rows, the others by their title. */
export function statementOf(titles: readonly string[], labels: readonly string[]): Statement {
  const titled = titledKind(titlesAmong(titles))
  const labelled = labelledKind(labels)
  if (titled === 'reconciliation' || titled === 'guidance' || titled === 'equity')
    return labelled === 'balance-sheet' || labelled === 'cash-flow' ? labelled : titled
  return labelled ?? titled ?? 'other'
}

function titledKind(titles: readonly string[]): Titled | undefined {
  for (const title of titles.toReversed()) {
    const text = plain(title)
    const kind = order.find((name) =>
      words.title[name].some((phrase) => text.includes(` ${phrase}`)),
    )
    if (kind) return kind
  }
  return undefined
}

/** Whether a text is the title of a statement: "Unaudited Summary of Net Revenues". */
export function namesStatement(text: string): boolean {
  if (/^\(?unaudited\)?$/i.test(text.trim())) return false
  const said = plain(text)
  const starts = words.statementStarts.some((word) => said.startsWith(` ${word}`))
  const last = said.split(' ').at(-1)!
  return (
    starts ||
    words.statementWords.some((word) => said.includes(` ${word}`)) ||
    words.company.includes(last)
  )
}

/** How many of the phrases of a statement its rows must say. */
const labelsMin = { 'balance-sheet': 2, 'cash-flow': 3, income: 4 } as const

function labelledKind(labels: readonly string[]): keyof typeof labelsMin | undefined {
  const said = labels.map(plain)
  for (const kind of ['balance-sheet', 'cash-flow', 'income'] as const) {
    const found = words.labels[kind].filter((phrase) =>
      said.some((label) => label.includes(` ${phrase}`)),
    )
    if (found.length >= labelsMin[kind]) return kind
  }
  return undefined
}

/** How many texts above the table may hold its title. */
const titlesMax = 5

/** The title: the nearest text above that is no sentence, unit, period or company name. */
export function titleOf(texts: readonly string[]): string {
  const fit = texts.map(withoutBrackets).filter(isTitle).slice(-titlesMax)
  const telling = fit.findLast((title) => titledKind([title]) !== undefined)
  return (telling ?? fit.at(-1) ?? texts.at(-1) ?? '').replace(/[\s:]+$/, '').slice(0, 200)
}

/** "For the six months ended June 30, 2023", but not "Q2 2024 Financial Highlights". */
function isPeriodAlone(text: string): boolean {
  if (!isPeriodLike(text)) return false
  let rest = text
  for (const { start, end } of periodsIn(text).toReversed())
    rest = rest.slice(0, start) + rest.slice(end)
  return (rest.match(/\p{L}/gu) ?? []).length <= lettersMax
}

/** As many letters as "for the" and "unaudited" have. */
const lettersMax = 16

/** Without "(in millions)", "(Unaudited)" and the like. */
const withoutBrackets = memoize((text: string): string =>
  text
    .replace(/\([^()]{0,120}\)/g, (whole) =>
      scaleOf(whole) || /unaudited|continued|as of|ended/i.test(whole) ? ' ' : whole,
    )
    .replace(/\s+/g, ' ')
    .trim(),
)

/** The texts that may be titles; where none is, all. */
function titlesAmong(texts: readonly string[]): readonly string[] {
  const fit = texts.filter(isTitle)
  return fit.length ? fit : texts
}

const isTitle = memoize((title: string): boolean => {
  const text = title.trim()
  if (text.length > 160 || /^[([]/.test(text) || /^(?:unaudited|notes?)$/i.test(text)) return false
  if (/[.;]$/.test(text) || /^(?:the following|we |as |our )/i.test(text)) return false
  if (scaleOf(text)?.scale !== undefined && text.length < 40) return false
  if (/^exhibit\b/i.test(text) || isPeriodAlone(text)) return false
  const last = plain(text).trim().split(' ').at(-1) ?? ''
  return /\p{L}/u.test(text) && !words.company.includes(last)
})

function plain(text: string): string {
  return ` ${text
    .slice(0, 300)
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9%]+/g, ' ')
    .trim()}`
}
