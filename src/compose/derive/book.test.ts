import { describe, expect, it } from 'vitest'
import { toPlainString } from '../../number/decimal.ts'
import type { FactBook, FactRequest } from '../book.ts'
import { starterFiles } from '../workspace/starter.ts'
import { readWorkspace } from '../workspace/workspace.ts'
import { openBook } from './book.ts'

const company = `entity: { name: Corvane K.K., currency: JPY }
calendar: { yearEnd: 03-31, yearName: start }
release: { period: 1Q07, date: 2007-08-13 }
translation: { currency: USD, rate: 123.39, source: a bank }
adsRatio: 400
plugs:
  - { total: Revenue, line: "Revenue[service=Equipment]", scale: million }
  - { total: OperatingIncome, line: OperatingIncome, scale: thousand, currency: USD }
  - { total: Revenue, line: "Revenue[service=Equipment]", of: Revenue }
`
const concepts = `Revenue: { label: Revenue }
Costs: { label: Total costs }
OperatingIncome:
  sum: [Revenue, -Costs]
OperatingMargin: { kind: percent, formula: OperatingIncome / Revenue }
Cash: { at: end, rollForward: NetChangeInCash }
NetChangeInCash: {}
Ads: { kind: shares }
Shares: { kind: shares, formula: Ads / adsRatio }
IncomePerShare: { kind: per-share, formula: OperatingIncome / Shares }
`
const services = `axis: service
concepts: [Revenue]
effective: 2007-06-01
members:
  - name: Network
    members: [Corporate, Home]
  - Equipment
`
const older = `axis: service
concepts: [Revenue]
whole: false
members:
  - { name: Network, members: [Dedicated, DialUp] }
equals:
  - { these: [Dedicated], those: [Corporate] }
`
const facts = `scale: thousand
concept,1Q07,1Q06
Revenue[service=Corporate],"6,871,076","5,863,929"
Revenue[service=Home],"6,334,464","6,031,963"
Revenue[service=Equipment],"490,211","541,545"
Costs,"13,004,213","11,878,385"
NetChangeInCash,"(956,596)",
Ads,"82,208,255",

concept,2007-06-30
Cash,"12,597,948"
`
const targets = `scale: million
targets:
  - concept: Revenue
    period: FY2007
    vintages:
      - { date: 2007-08-13, value: "69,000", reason: more customers }
      - { date: 2007-05-15, value: "68,000" }
`

const base: Readonly<Record<string, string>> = {
  'tanshin.yaml': company,
  'concepts.yaml': concepts,
  'schemes/new.yaml': services,
  'schemes/old.yaml': older,
  'facts/all.csv': facts,
  'targets.yaml': targets,
  'template.md': '# Results\n',
}

function opened(changes: Readonly<Record<string, string>> = {}) {
  const files = Object.entries({ ...base, ...changes }).map(
    ([path, text]) => [path, new TextEncoder().encode(text)] as const,
  )
  const read = readWorkspace(new Map(files))
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return openBook(read.workspace)
}

function bookOf(changes: Readonly<Record<string, string>> = {}): FactBook {
  const result = opened(changes)
  if ('problems' in result) throw new Error(JSON.stringify(result.problems))
  return result.book
}

/** The value, or why there is none. */
function ask(book: FactBook, request: Partial<FactRequest> & { readonly concept: string }) {
  const found = book.find({ period: 'now', ...request })
  return 'kind' in found ? found.message : toPlainString(found.value)
}

describe('figures that follow from others', () => {
  const book = bookOf()
  it('adds up sums, members and members of members', () => {
    expect(ask(book, { concept: 'Revenue' })).toBe('13695751000')
    expect(ask(book, { concept: 'Revenue[service=Network]' })).toBe('13205540000')
    expect(ask(book, { concept: 'OperatingIncome' })).toBe('691538000')
  })
  it('rolls balances back and forward', () => {
    expect(ask(book, { concept: 'Cash' })).toBe('12597948000')
    expect(ask(book, { concept: 'Cash', at: 'start' })).toBe('13554544000')
    expect(ask(book, { concept: 'Cash', period: 'FY2006' })).toBe('13554544000')
  })
  it('computes formulas, exactly as far as they end', () => {
    expect(ask(book, { concept: 'Shares' })).toBe('205520.6375')
    expect(ask(book, { concept: 'IncomePerShare' })).toMatch(/^3364\.81\d+$/)
    expect(ask(book, { concept: 'OperatingMargin' })).toBe('0.050492886443')
  })
  it('measures changes against labels and relatives', () => {
    const percent = (against: string) =>
      ask(book, { concept: 'Revenue', measure: { kind: 'change-percent', against } })
    expect(percent('year-ago')).toBe('0.101171487341')
    expect(percent('1Q06')).toBe(percent('year-ago'))
    expect(percent('prior')).toBe('there is no fact of Revenue for 4Q06')
  })
  it('divides a member by the whole of its own concept and by its own part of another', () => {
    const share = ask(book, {
      concept: 'Revenue',
      members: { service: 'Equipment' },
      measure: { kind: 'ratio', to: 'Revenue' },
    })
    expect(share).toBe('0.035792925849')
  })
  it('translates at the rate, and only money', () => {
    expect(ask(book, { concept: 'OperatingIncome', currency: 'USD' })).toBe('5604489.828997')
    expect(ask(book, { concept: 'Ads', currency: 'USD' })).toContain('which is no money')
  })
  it('takes the latest target, whatever the order in the file, and measures progress', () => {
    const target = { kind: 'target' } as const
    expect(ask(book, { concept: 'Revenue', period: 'FY2007', measure: target })).toBe('69000000000')
    expect(book.vintages?.('Revenue', 'FY2007')).toEqual(['2007-05-15', '2007-08-13'])
    const progress = { kind: 'progress' } as const
    expect(ask(book, { concept: 'Revenue', period: 'FY2007', measure: progress })).toBe(
      '0.198489144927',
    )
  })
  it('carries a group over from the other classification', () => {
    expect(ask(book, { concept: 'Revenue[service=Dedicated]' })).toBe('6871076000')
    expect(ask(book, { concept: 'Revenue[service=DialUp]' })).toBe('6334464000')
  })
  it('says how each came about, and leads from a fact to those it rests on', () => {
    const found = book.find({ concept: 'OperatingIncome', period: 'now' })
    if ('kind' in found) throw new Error(found.message)
    expect(found.derivation?.operation).toBe('sum')
    const inputs = found.derivation?.inputs.map(({ fact, weight }) => [
      book.fact?.(fact)?.id,
      weight,
    ])
    expect(inputs).toEqual([
      ['Revenue@1Q07', 1],
      ['Costs@1Q07', -1],
    ])
    expect(book.fact?.('Costs@1Q07')?.given).toBe('facts/all.csv:6')
  })
})

describe('time', () => {
  const quarters = `scale: thousand
concept,1Q07,1H07,9M07,FY2007
Revenue,100,250,430,700
`
  const plain = { 'schemes/new.yaml': services.replace('effective', 'whole: false\neffective') }
  const book = bookOf({ ...plain, 'facts/all.csv': quarters })
  it('takes quarters out of years to date', () => {
    const quarter = (period: string) => ask(book, { concept: 'Revenue', period })
    expect(['1Q07', '2Q07', '3Q07', '4Q07'].map(quarter)).toEqual([
      '100000',
      '150000',
      '180000',
      '270000',
    ])
    expect(quarter('2H07')).toBe('450000')
  })
  it('adds quarters up to years', () => {
    const four = 'scale: thousand\nconcept,1Q07,2Q07,3Q07,4Q07\nRevenue,1,2,3,4\n'
    const added = bookOf({ ...plain, 'facts/all.csv': four })
    expect(ask(added, { concept: 'Revenue', period: 'FY2007' })).toBe('10000')
    expect(ask(added, { concept: 'Revenue', period: '9M07' })).toBe('6000')
  })
  it('does not add up shares', () => {
    const four = 'concept,1Q07,2Q07,3Q07,4Q07\nAds,1,2,3,4\n'
    const added = bookOf({ ...plain, 'facts/all.csv': four })
    expect(ask(added, { concept: 'Ads', period: 'FY2007' })).toContain('there is no fact')
  })
})

describe('changes that say nothing', () => {
  const change = (now: string, then: string) => {
    const book = bookOf({ 'facts/all.csv': `concept,1Q07,1Q06\nNetChangeInCash,${now},${then}\n` })
    const measure = { kind: 'change-percent', against: 'year-ago' } as const
    const found = book.find({ concept: 'NetChangeInCash', period: 'now', measure })
    return 'kind' in found ? found.notMeaningful === true : toPlainString(found.value)
  }
  it('are those from zero and over a change of sign', () => {
    expect(change('5', '–')).toBe(true)
    expect(change('5', '(5)')).toBe(true)
    expect(change('(5)', '5')).toBe(true)
  })
  it('are not those of losses, over their size', () => {
    expect(change('(15)', '(10)')).toBe('-0.5')
    expect(change('(5)', '(10)')).toBe('0.5')
    expect(change('–', '(10)')).toBe('1')
  })
})

describe('plugs', () => {
  const flat = 'axis: service\nconcepts: [Revenue]\nmembers: [Corporate, Home, Equipment]\n'
  const book = bookOf({ 'schemes/new.yaml': flat, 'schemes/old.yaml': flat })
  const units = (concept: string, scale: number, request: Partial<FactRequest> = {}) => {
    const found = book.find({ period: 'now', ...request, concept })
    if ('kind' in found) throw new Error(found.message)
    return book.plug.unitsFor?.(found.id, scale)
  }
  it('move the line named for a total, so that it foots at that scale', () => {
    // 6,871 + 6,334 + 490 is one short of 13,696; a year before, with 542, one too many.
    expect(units('Revenue[service=Equipment]', 6)).toBe(1n)
    expect(units('Revenue[service=Equipment]', 6, { period: '1Q06' })).toBe(-1n)
    expect(units('Revenue[service=Equipment]', 3)).toBe(0n)
    expect(units('Revenue', 6)).toBe(0n)
  })
  it('move a total of the other currency to what its rounded parts add to', () => {
    // 13,695,751 / 123.39 is 110,996; 13,004,213 / 123.39 is 105,391; their difference 5,605.
    expect(units('OperatingIncome', 3, { currency: 'USD' })).toBe(1n)
    expect(units('OperatingIncome', 3)).toBe(0n)
  })
  it('move a percentage, so that the percentages foot', () => {
    // 50.2 + 46.3 + 3.6 is a tenth too many; a year before, 47.1 + 48.5 + 4.4 is 100.
    const share = { measure: { kind: 'ratio', to: 'Revenue' } } as const
    expect(units('Revenue[service=Equipment]', -3, share)).toBe(-1n)
    expect(units('Revenue[service=Equipment]', -3, { ...share, period: '1Q06' })).toBe(0n)
  })
})

describe('contradictions', () => {
  const problemsOf = (changes: Readonly<Record<string, string>>) => {
    const result = opened(changes)
    return 'problems' in result ? result.problems : []
  }
  it('name both numbers and the places of what they rest on', () => {
    const given = facts.replace('Costs,', 'OperatingIncome,"691,583",\nCosts,')
    expect(problemsOf({ 'facts/all.csv': given })).toEqual([
      {
        file: 'facts/all.csv',
        line: 6,
        message:
          'OperatingIncome for 1Q07 is given as 691,583 thousand, but Revenue 1Q07 − Costs 1Q07 gives 691,538 thousand (difference 45,000)',
        remedy:
          'correct it, or one of facts/all.csv:3, facts/all.csv:4, facts/all.csv:5, facts/all.csv:7',
      },
    ])
  })
  it('are not what rounding explains', () => {
    const coarse = 'scale: million\nconcept,1Q07\nRevenue,"13,696"\n'
    expect(problemsOf({ 'facts/total.csv': coarse })).toEqual([])
    expect(problemsOf({ 'facts/total.csv': coarse.replace('696', '697') })).toHaveLength(1)
  })
  it('between groups of two classifications are found', () => {
    const old = 'concept: Revenue\nscale: thousand\nservice,1Q07\nDedicated,"6,871,706"\n'
    const [problem, ...others] = problemsOf({ 'facts/old.csv': old })
    expect(problem?.message).toBe(
      'Revenue[service=Dedicated] 1Q07 comes to 6,871,706,000, but Revenue[service=Corporate] 1Q07, which is the same, to 6,871,076,000 (difference 630,000)',
    )
    expect(problem?.remedy).toBe('correct one of facts/all.csv:3, facts/old.csv:4')
    expect(others).toEqual([])
  })
})

it('the workspace that init writes has no problem and derives what its template asks', () => {
  const files = [...starterFiles].map(
    ([path, text]) => [path, new TextEncoder().encode(text)] as const,
  )
  const read = readWorkspace(new Map(files))
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  const result = openBook(read.workspace)
  if ('problems' in result) throw new Error(JSON.stringify(result.problems))
  expect(ask(result.book, { concept: 'NetIncome' })).toBe('9740000')
  expect(result.notes).toEqual([])
})
