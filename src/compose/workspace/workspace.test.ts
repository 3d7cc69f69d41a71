import { describe, expect, it } from 'vitest'
import { openBook } from '../derive/book.ts'
import { readWorkspace } from './workspace.ts'

const base: Readonly<Record<string, string>> = {
  'tanshin.yaml': `entity: { name: Corvane K.K., currency: JPY }
calendar: { yearEnd: 03-31, yearName: start }
release: { period: 1Q07 }
`,
  'concepts.yaml': `Revenue: { label: Total revenue, also: [Net sales] }
Costs: {}
OperatingIncome: { label: Operating income, sum: [Revenue, -Costs] }
Cash: { at: end }
Contracts: { kind: count, unit: contracts, at: end }
Margin: { kind: percent }
`,
  'schemes/services.yaml': `axis: service
concepts: [Revenue]
members: [Network, { name: Equipment, label: Equipment sales }]
`,
  'facts/all.csv': 'scale: thousand\nconcept,1Q07,1Q06\nRevenue,"1,200","1,100"\nCosts,900,800\n',
  'template.md': '# Results\n',
}

/** "file:line: message; remedy" for each problem. */
function problems(changes: Readonly<Record<string, string | undefined>>): string[] {
  const files = new Map<string, Uint8Array>()
  for (const [path, text] of Object.entries({ ...base, ...changes }))
    if (text !== undefined) files.set(path, new TextEncoder().encode(text))
  const read = readWorkspace(files)
  const opened = 'problems' in read ? read : openBook(read.workspace)
  const found = 'problems' in opened ? opened.problems : []
  return found.map(({ file, line, message, remedy }) => `${file}:${line}: ${message}; ${remedy}`)
}

const facts = (text: string) => problems({ 'facts/all.csv': text })
const concepts = (text: string) => problems({ 'concepts.yaml': `${base['concepts.yaml']}${text}` })
const company = (from: string, to: string) =>
  problems({ 'tanshin.yaml': base['tanshin.yaml']!.replace(from, to) })

it('a sound workspace has no problem', () => {
  expect(problems({})).toEqual([])
})

describe('fact sheets', () => {
  it('unknown concepts are answered with the nearest', () => {
    expect(facts('concept,1Q07\nRevenu,5\n')).toEqual([
      'facts/all.csv:2: "Revenu" is no concept; did you mean "Revenue"?',
    ])
  })
  it('labels and other names do as well as names; sections are passed over', () => {
    const text = 'Line,1Q07\nREVENUES:,\nNet sales,12\nOPERATING INCOME,5\n'
    expect(facts(text)).toEqual([])
  })
  it('what cannot be a number is named with its figure', () => {
    expect(facts('concept,1Q07\nRevenue,"1,2,00"\nCosts,n/m\n')).toEqual([
      'facts/all.csv:2: Revenue for 1Q07: "1,2,00" cannot be read as a number; write it as it is printed: 13,696 or (1,048) or 17.5%',
      'facts/all.csv:3: Costs for 1Q07: "n/m" is no figure; leave the cell empty where there is none',
    ])
  })
  it('headings are periods or names of columns', () => {
    expect(facts('concept,1Q07,1Q7\nRevenue,5,6\n')).toEqual([
      'facts/all.csv:1: the heading "1Q7" is neither a period nor a name of a column; write a period such as 1Q07, an axis, or one of concept, period, value, scale, unit, note',
    ])
  })
  it('a number that was split at its commas is noticed', () => {
    expect(facts('concept,1Q07\nRevenue,13,696\n')).toEqual([
      'facts/all.csv:2: the row has more cells than the heading: "696"; quote a number that has commas: "13,696"',
    ])
  })
  it('units must be those of the concept', () => {
    expect(facts('unit: customers\nconcept,1Q07\nContracts,5\n')).toEqual([
      "facts/all.csv:3: Contracts is in contracts, but is given in customers; give it in contracts, or change the concept's unit",
    ])
    expect(facts('currency: USD\nconcept,1Q07\nRevenue,5\n')[0]).toContain(
      'facts/all.csv:1: the sheet is in USD, but the company reports in JPY',
    )
    expect(facts('concept,1Q07\nRevenue,5%\n')).toEqual([
      'facts/all.csv:2: Revenue is of kind amount, but "5%" is a percentage; leave the % out, or say "kind: percent" in concepts.yaml',
    ])
  })
  it('one figure given twice must agree; both places are named', () => {
    const second = 'scale: million\nconcept,1Q07\nRevenue,2\n'
    expect(problems({ 'facts/b.csv': second })).toEqual([
      'facts/b.csv:3: Revenue for 1Q07 is given as 2 million, but facts/all.csv:3 gives 1,200 thousand; correct one of them, or remove it',
    ])
    expect(problems({ 'facts/b.csv': second.replace('2\n', '1\n') })).toEqual([])
  })
  it('days are for balances', () => {
    expect(facts('concept,2007-06-30\nCash,5\nRevenue,6\n')).toEqual([
      'facts/all.csv:3: Revenue is measured over a period, but 2007-06-30 is a day; name a period such as 1Q07, or add "at: end" to the concept',
    ])
  })
  it('members must be known, and be of a concept that is broken down', () => {
    const text =
      'concept,service,1Q07\nRevenue,Netwrk,5\nCosts,Network,5\nRevenue,equipment sales,6\n'
    expect(facts(text)).toEqual([
      'facts/all.csv:2: "Netwrk" is no member of service; did you mean "Network"?',
      'facts/all.csv:3: Costs is not broken down by service; add Costs to "concepts" of a scheme of service',
    ])
  })
  it('settings are spelt right, and an open quote is noticed', () => {
    expect(facts('scal: thousand\nconcept,1Q07\nRevenue,"5\n')).toEqual([
      'facts/all.csv:1: there is no setting "scal"; did you mean "scale"?',
      'facts/all.csv:3: a quote is opened and never closed; close it with "',
    ])
  })
  it('long forms, tables of members and YAML give the same figures', () => {
    const long = 'concept,service,period,value,scale\nRevenue,Network,1Q07,7,million\n'
    const wide = 'concept: Revenue\nscale: million\nservice,1Q07\nNetwork,7\n'
    const yaml = 'scale: million\nfacts:\n  Revenue[service=Network]:\n    1Q07: 7\n'
    const wrong = 'scale: million\nfacts:\n  Revenue[service=Network]:\n    1Q07: 8\n'
    const all = { 'facts/all.csv': undefined, 'facts/l.csv': long, 'facts/w.csv': wide }
    expect(problems({ ...all, 'facts/y.yaml': yaml })).toEqual([])
    expect(problems({ ...all, 'facts/y.yaml': wrong })).toEqual([
      'facts/y.yaml:4: Revenue[service=Network] for 1Q07 is given as 8 million, but facts/l.csv:2 gives 7 million; correct one of them, or remove it',
    ])
  })
})

describe('derivations', () => {
  it('a given total that its parts contradict', () => {
    const text = `${base['facts/all.csv']}OperatingIncome,300,310\n`
    expect(facts(text)).toEqual([
      'facts/all.csv:5: OperatingIncome for 1Q06 is given as 310 thousand, but Revenue 1Q06 − Costs 1Q06 gives 300 thousand (difference 10,000); correct it, or one of facts/all.csv:3, facts/all.csv:4',
    ])
  })
  it('a circle is named', () => {
    expect(concepts('A: { sum: [B, -Costs] }\nB: { formula: A * 2 }\n')).toEqual([
      'concepts.yaml:7: A is derived from itself: A → B → A; take one of them out of a sum or formula',
    ])
  })
  it('sums have one unit, and name what there is', () => {
    expect(concepts('A: { sum: [Revenue, Contracts, Costz] }\n')).toEqual([
      'concepts.yaml:7: A, in JPY, cannot add up Contracts, in contracts; give both the same kind and unit, or use a formula',
      'concepts.yaml:7: A refers to "Costz", which is no concept; did you mean "Costs"?',
    ])
  })
  it('formulas that cannot be read say where', () => {
    expect(concepts('A: { formula: "(Revenue - Costs / 2" }\n')).toEqual([
      'concepts.yaml:7: the formula of A never closes a parenthesis; write names, numbers, + - * / and parentheses: NetIncome / WeightedShares',
    ])
  })
})

describe('the company', () => {
  it('lists all that is wrong with it at once', () => {
    expect(
      problems({
        'tanshin.yaml':
          'entity: { nam: A, currency: yen }\ncalendar: { yearEnd: 02-30 }\nrounding: up\n',
      }),
    ).toEqual([
      'tanshin.yaml:1: "release" is missing; see "tanshin init" for one that builds',
      'tanshin.yaml:1: "entity" has no key "nam"; did you mean "name"?',
      'tanshin.yaml:1: "entity" needs "name"; write, for example, "name: Quillon Instruments Inc."',
      'tanshin.yaml:1: "yen" is no code of a currency; write three capital letters, such as JPY',
      'tanshin.yaml:2: "02-30" is no day of the year; write month and day: 03-31',
      'tanshin.yaml:3: "rounding" of tanshin.yaml cannot be "up"; write one of nearest, truncate',
    ])
  })
  it('its period is one of its calendar', () => {
    expect(company('1Q07', 'Q1 07')).toEqual([
      'tanshin.yaml:3: "Q1 07" is no period of the calendar; write it as 1Q07',
    ])
  })
  it('what is no YAML is said with its line; the other files are read all the same', () => {
    const found = problems({ 'tanshin.yaml': 'entity: {\n', 'concepts.yaml': 'Revenue: [\n' })
    expect(found.some((line) => line.startsWith('tanshin.yaml:'))).toBe(true)
    expect(found.some((line) => line.startsWith('concepts.yaml:'))).toBe(true)
  })
  it('missing files are named', () => {
    expect(problems({ 'template.md': undefined })).toEqual([
      'template.md:1: the file is missing; run "tanshin init" elsewhere for a workspace to copy from',
    ])
  })
})

describe('statements, schemes and targets', () => {
  it('name what there is', () => {
    const statement =
      'title: T\nlines:\n  - Revenue\n  - concept: Revenue[service=Netwrok]\n  - { concept: Costs, knd: total }\n'
    expect(problems({ 'statements/s.yaml': statement })).toEqual([
      'statements/s.yaml:4: "Netwrok" is no member of service; did you mean "Network"?',
      'statements/s.yaml:5: a line has no key "knd"; did you mean "kind"?',
    ])
    const scheme = 'axis: region\nconcepts: [Sales]\nmembers: [Japan, Japan]\n'
    expect(problems({ 'schemes/r.yaml': scheme })).toEqual([
      'schemes/r.yaml:2: "Sales" is no concept; the known ones are Revenue, Costs, OperatingIncome, Cash, Contracts, Margin',
      'schemes/r.yaml:3: the member Japan is there twice; give one another name',
    ])
    const target =
      'targets:\n  - concept: Revenue\n    period: FY2007\n    vintages:\n      - { date: May, value: "5" }\n'
    expect(problems({ 'targets.yaml': target })).toEqual([
      'targets.yaml:5: "May" is no day; write it as 2007-05-15',
    ])
  })
})

describe('hostile files', () => {
  it('come back as problems', () => {
    const deep = '['.repeat(100_000)
    expect(problems({ 'concepts.yaml': deep }).length).toBeGreaterThan(0)
    const bomb = 'a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n'
    expect(problems({ 'concepts.yaml': bomb }).join()).toContain('anchors and aliases are not read')
    expect(problems({ 'facts/all.csv': '"'.repeat(9999) }).length).toBeGreaterThan(0)
    const bytes = new Map([['tanshin.yaml', new Uint8Array([0xff, 0xfe, 0])]])
    expect('problems' in readWorkspace(bytes)).toBe(true)
  })
})
