/**
 * Sums over measured releases, as tables of text.
 *
 * In: what `measure` returned. Out: lines to print. Shares are of figures: each seeded error
 * counts for as many figures as its stratum of the release has for one draw.
 */
import type { Alarm, Measured, Part, SeedOutcome } from './measure.ts'
import { errorClasses } from './seed.ts'

/** Companies whose releases were read while the rules were made; the others only measure. */
const lookedAt = new Set(['AMZN', 'GOOG', 'HCA', 'MSFT', 'PGR', 'NVDA', 'founding'])

const parts: readonly Part[] = [
  'balance-sheet',
  'income',
  'cash-flow',
  'reconciliation',
  'segment',
  'equity',
  'guidance',
  'other',
  'prose',
]
const statements: readonly Part[] = ['balance-sheet', 'income', 'cash-flow']

interface Group {
  readonly name: string
  readonly has: (part: Part) => boolean
}

const groups: readonly Group[] = [
  { name: 'three statements', has: (part) => statements.includes(part) },
  { name: 'all tables', has: (part) => part !== 'prose' },
  ...parts.map((name) => ({ name, has: (part: Part) => part === name })),
]

export function coverageTable(measured: readonly Measured[]): string[] {
  const companies = companiesOf(measured)
  const rows = groups.map(({ name, has }) => [
    name,
    ...['all', ...companies].map((company) => {
      const covered = measured
        .filter((one) => company === 'all' || one.company === company)
        .flatMap((one) => one.coverage)
        .filter(({ part }) => has(part))
      const figures = sum(covered.map((one) => one.figures))
      const ticked = sum(covered.map((one) => one.ticked))
      return figures === 0 ? '–' : `${percent(ticked, figures)} ${figures}`
    }),
  ])
  return table(['ticked, of figures', 'all', ...companies], rows)
}

export function alarmLines(measured: readonly Measured[]): string[] {
  const raised = measured.flatMap(({ name, alarms }) =>
    alarms.filter(({ severity }) => severity !== 'note').map((alarm) => ({ name, alarm })),
  )
  const releases = measured.filter(({ failure }) => failure === undefined).length
  const notes = sum(measured.map(({ alarms }) => alarms.filter(isNote).length))
  return [
    `alarms on untouched releases: ${raised.length} in ${releases} (notes: ${notes})`,
    ...raised.map(
      ({ name, alarm }) =>
        `  ${name} ${alarm.severity} ${alarm.check} [${alarm.part}] ${alarm.message}`,
    ),
    ...measured.flatMap(({ name, seeds }) => {
      const crashed = seeds.filter(({ outcome }) => outcome === 'crashed').length
      return crashed > 0 ? [`  ${name}: ${crashed} seeded errors crash the check`] : []
    }),
    ...measured.flatMap(({ name, failure }) => (failure ? [`  ${name} not read: ${failure}`] : [])),
  ]
}

function isNote({ severity }: Alarm): boolean {
  return severity === 'note'
}

/**
 * Share reported by class and part; of all figures, and of those with a second witness. "Told
 * apart" are the swapped that some known relation tells apart: two addends of one sum are not.
 */
export function recallTables(measured: readonly Measured[]): string[] {
  const seeds = measured.flatMap((one) => one.seeds)
  const lines: string[] = []
  for (const ticked of [false, true]) {
    const chosen = ticked ? seeds.filter((seed) => seed.wasTicked) : seeds
    const title = ticked ? 'reported, of ticked figures' : 'reported, of all figures'
    const columns: [string, (seed: SeedOutcome) => boolean][] = [
      ['all classes', () => true],
      ...errorClasses.map((name): [string, (seed: SeedOutcome) => boolean] => [
        name,
        (seed) => seed.errorClass === name,
      ]),
      ['told apart', (seed) => seed.errorClass === 'swapped' && !seed.sameSums],
      ['last digit', (seed) => seed.digitPlace === 'last'],
      ['earlier', (seed) => seed.digitPlace === 'earlier'],
    ]
    const rows = groups.map(({ name, has }) => {
      const inGroup = chosen.filter(({ part }) => has(part))
      return [name, ...columns.map(([, isOf]) => share(inGroup.filter(isOf)))]
    })
    lines.push(...table([title, ...columns.map(([name]) => name)], rows), '')
  }
  return lines
}

/** The same by company, in two groups: looked at while the rules were made, and left out. */
export function companyTable(measured: readonly Measured[]): string[] {
  const rows = ['all', 'looked at', 'left out', ...companiesOf(measured)].map((name) => {
    const chosen = measured.filter(
      ({ company }) =>
        name === 'all' ||
        company === name ||
        (name === 'looked at' && lookedAt.has(company)) ||
        (name === 'left out' && !lookedAt.has(company)),
    )
    const seeds = chosen.flatMap((one) => one.seeds)
    const inTables = seeds.filter(({ part }) => part !== 'prose')
    const inProse = seeds.filter(({ part }) => part === 'prose')
    const alarms = sum(chosen.map((one) => one.alarms.filter((alarm) => !isNote(alarm)).length))
    return [
      name,
      share(inTables.filter(({ part }) => statements.includes(part))),
      share(inTables),
      share(inTables.filter((seed) => seed.wasTicked)),
      share(inProse),
      share(inProse.filter((seed) => seed.wasTicked)),
      `${alarms} in ${chosen.length}`,
    ]
  })
  return table(
    ['by company', 'statements', 'tables', 'tables ticked', 'prose', 'prose ticked', 'alarms'],
    rows,
  )
}

/** What happened to the errors that were not reported. */
export function missedTable(measured: readonly Measured[]): string[] {
  const seeds = measured.flatMap((one) => one.seeds)
  const columns: [string, (seed: SeedOutcome) => boolean][] = [
    ['never ticked', (seed) => !seed.wasTicked && seed.outcome !== 'reported'],
    ['elsewhere', (seed) => seed.wasTicked && seed.outcome === 'elsewhere'],
    ['still holds', (seed) => seed.wasTicked && seed.outcome === 'still-ticked'],
    ['lost', (seed) => seed.wasTicked && seed.outcome === 'silent'],
  ]
  const rows = groups.map(({ name, has }) => {
    const inGroup = seeds.filter(({ part }) => has(part))
    const missed = inGroup.filter(({ outcome }) => outcome !== 'reported')
    return [
      name,
      ...columns.map(([, isOf]) => percent(weightOf(missed.filter(isOf)), weightOf(inGroup))),
    ]
  })
  return table(['not reported, because', ...columns.map(([name]) => name)], rows)
}

/** How well a report points at the wrong figure. */
export function namedLine(measured: readonly Measured[]): string {
  const named = measured.flatMap((one) => one.seeds.flatMap((seed) => seed.named ?? []))
  const sizes = named.map(({ figures }) => figures).sort((one, other) => one - other)
  const first = named.filter(({ at }) => at === 0).length
  const at = (share: number): number => sizes[Math.floor(share * (sizes.length - 1))] ?? 0
  return (
    `reported errors: the wrong figure is named first in ${percent(first, named.length)}; ` +
    `a report names ${at(0.5)} figures (median), ${at(0.9)} at most in 90%`
  )
}

export function missLines(measured: readonly Measured[]): string[] {
  return measured.flatMap(({ name, seeds }) =>
    seeds
      .filter(({ outcome }) => outcome !== 'reported')
      .map((seed) =>
        [
          name,
          seed.part,
          seed.errorClass,
          seed.digitPlace ?? '',
          seed.kind,
          seed.wasTicked ? 'ticked' : 'unticked',
          seed.outcome,
          seed.words,
        ].join('\t'),
      ),
  )
}

function share(seeds: readonly SeedOutcome[]): string {
  if (seeds.length === 0) return '–'
  const reported = seeds.filter(({ outcome }) => outcome === 'reported')
  return `${percent(weightOf(reported), weightOf(seeds))} ${seeds.length}`
}

function weightOf(seeds: readonly SeedOutcome[]): number {
  return sum(seeds.map(({ weight }) => weight))
}

function companiesOf(measured: readonly Measured[]): string[] {
  return [...new Set(measured.map(({ company }) => company))]
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  return [header, ...rows].map((row) =>
    row
      .map((text, column) =>
        column === 0 ? text.padEnd(widths[0]!) : text.padStart(widths[column]!),
      )
      .join('  '),
  )
}
