/**
 * A fact sheet of a company's own → a workspace to start from. In: the rows of a sheet. Out: the
 * files, and what was mapped to a concept that is known, what got a name from its label, which
 * totals follow from their lines, and what was left.
 */
import { type Concept, conceptOf } from '../../../words/concepts.ts'
import { type Calendar, calendarBy, inOrder, usualLabels } from '../calendar.ts'
import type { SheetRow } from '../sheet.ts'
import { type FoundSum, findSums } from './find-sums.ts'
import { type ImportedLine, type ImportedSheet, type Left, readForeignSheet } from './read-sheet.ts'

export interface Imported {
  readonly files: ReadonlyMap<string, string>
  readonly mapped: readonly { readonly label: string; readonly name: string }[]
  /** Known to nobody: named after their labels. */
  readonly named: readonly { readonly label: string; readonly name: string }[]
  readonly sums: readonly { readonly label: string; readonly sum: string }[]
  readonly left: readonly Left[]
}

export interface ImportOptions {
  /** Month and day. */
  readonly yearEnd: { readonly month: number; readonly day: number }
  /** Of the sheet, for the names of files. */
  readonly name: string
}

/** The workspace; nothing where no heading of the sheet names a period. */
export function importSheet(
  rows: readonly SheetRow[],
  { yearEnd, name }: ImportOptions,
): Imported | undefined {
  const rules = { yearEnd, yearName: 'end', labels: usualLabels, ends: new Map() } as const
  const calendar = calendarBy(rules)
  const sheet = readForeignSheet(rows, calendar)
  if (!sheet) return undefined
  const entries = nameLines(sheet.lines)
  const sums = findSums(sheet.lines)
  const nameAt = (index: number): string => entries[index]!.name
  const plain =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'facts'
  const files = new Map([
    ['tanshin.yaml', companyText(sheet, yearEnd, calendar)],
    ['concepts.yaml', conceptsText(sheet, entries, sums, nameAt)],
    [`statements/${plain}.yaml`, statementText(sheet, entries)],
    [`facts/${plain}.csv`, factsText(sheet, sums, nameAt)],
    ['template.md', templateText(sheet, plain)],
  ])
  const told = entries.map(({ label, name: own }) => ({ label, name: own }))
  return {
    files,
    mapped: told.filter((_, index) => entries[index]!.concept !== undefined),
    named: told.filter((_, index) => entries[index]!.concept === undefined),
    sums: [...sums].map(([index, { terms }]) => ({
      label: entries[index]!.label,
      sum: terms
        .map(({ line, weight }, at) => {
          const sign = weight < 0 ? ' − ' : at === 0 ? '' : ' + '
          return `${sign}${entries[line]!.label}`
        })
        .join(''),
    })),
    left: sheet.left,
  }
}

interface Named {
  readonly label: string
  readonly name: string
  /** Where the label is understood. */
  readonly concept?: Concept
}

/** A name for each line, none twice. */
function nameLines(lines: readonly ImportedLine[]): Named[] {
  const taken = new Set<string>()
  return lines.map(({ label, section }) => {
    const found = conceptOf(label, { section })
    const known = found && found.member === undefined ? found : undefined
    const own = known ? `${known.name}${known.basis === 'non-gaap' ? 'NonGaap' : ''}` : undefined
    const isFree = own !== undefined && !taken.has(own)
    const name = isFree ? own : freeName(nameFrom(label), taken)
    taken.add(name)
    return { label, name, ...(isFree && known && { concept: known }) }
  })
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name
  for (let next = 2; taken.has(free); next++) free = `${name}${next}`
  return free
}

/** "Selling, general and administrative" → "SellingGeneralAndAdministrative". */
function nameFrom(label: string): string {
  const words = label.match(/[\p{L}\p{N}]+/gu) ?? []
  const name = words
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
    .slice(0, 60)
  return /^\p{L}/u.test(name) ? name : `Line${name}`
}

function companyText(
  { columns, currency, scale, ends }: ImportedSheet,
  { month, day }: ImportOptions['yearEnd'],
  calendar: Calendar,
): string {
  const latest = columns
    .map(
      ({ period }) => calendar.runOf(period) ?? calendar.runOf(calendar.period(period)?.end ?? ''),
    )
    .filter((run) => run !== undefined)
    .toSorted(
      (left, right) =>
        inOrder(calendar.endOf(left), calendar.endOf(right)) ||
        right.to - right.from - (left.to - left.from),
    )
    .at(-1)
  const pad = (part: number) => String(part).padStart(2, '0')
  const days = [...ends].map(([label, end]) => `\n    ${label}: ${end}`).join('')
  const endsText = days === '' ? '' : `\n  ends:${days}`
  const period = calendar.labelOf(latest ?? { year: 2026, from: 0, to: 1 })
  return `entity:
  name: Name of the company
  currency: ${currency ?? 'USD'}

calendar:
  yearEnd: ${pad(month)}-${pad(day)}${endsText}

release:
  period: ${period}

scales:
  statements: ${scale ?? 'million'}
  narrative: million
`
}

function conceptsText(
  { columns, lines, scale, scalesShares }: ImportedSheet,
  entries: readonly Named[],
  sums: ReadonlyMap<number, FoundSum>,
  nameAt: (index: number) => string,
): string {
  const isOfDays = columns.every(({ period }) => /^\d{4}-/.test(period))
  return entries
    .map(({ label, name, concept }, index) => {
      const keys = [`  label: ${quoted(label)}`]
      const kind = kindOf(lines[index]!, concept)
      if (kind !== 'amount') keys.push(`  kind: ${kind}`)
      if (kind === 'shares' && scale && scalesShares) keys.push(`  scale: ${scale}`)
      if (concept?.balance) keys.push(`  balance: ${concept.balance}`)
      if (isOfDays) keys.push('  at: end')
      const sum = sums.get(index)
      if (sum) {
        const terms = sum.terms.map(({ line, weight }) => `${weight < 0 ? '-' : ''}${nameAt(line)}`)
        keys.push(`  sum: [${terms.join(', ')}]`)
      }
      return `${name}:\n${keys.join('\n')}\n`
    })
    .join('')
}

function kindOf({ cells }: ImportedLine, concept: Concept | undefined): string {
  if (cells.some((cell) => cell?.percent)) return 'percent'
  return concept && concept.kind !== 'percent' ? concept.kind : 'amount'
}

function statementText({ lines }: ImportedSheet, entries: readonly Named[]): string {
  let section = ''
  const texts = lines.flatMap((line, index) => {
    const own = line.section.at(-1) ?? ''
    const heads = own !== '' && own !== section ? [`  - section: ${quoted(own)}`] : []
    section = own
    return [...heads, `  - ${entries[index]!.name}`]
  })
  return `title: Statement\nlines:\n${texts.join('\n')}\n`
}

/** Totals that follow are not given again. */
function factsText(
  { columns, lines, scale }: ImportedSheet,
  sums: ReadonlyMap<number, FoundSum>,
  nameAt: (index: number) => string,
): string {
  const rows = lines.flatMap(({ cells }, index) => {
    if (sums.has(index)) return []
    return [[nameAt(index), ...cells.map((cell) => cell?.text ?? '')]]
  })
  const table = [['Concept', ...columns.map(({ period }) => period)], ...rows]
  const text = table.map((cells) => cells.map(csvCell).join(',')).join('\n')
  return `${scale ? `scale: ${scale}\n` : ''}${text}\n`
}

function csvCell(text: string): string {
  return /[",\n;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function templateText({ columns }: ImportedSheet, statement: string): string {
  const periods = columns.map(({ period }) => `"${period}"`).join(', ')
  return `# {% $entity.name %} reports its results

{% statement "${statement}" periods=[${periods}] missing="blank" /%}
`
}

/** A YAML text that means itself, whatever is in it. */
function quoted(text: string): string {
  return JSON.stringify(text)
}
