/**
 * The workspace that `tanshin init` writes: an invented company, small, with one of everything that
 * most releases need. Its release builds and checks clean.
 */

const company = `# The company, its calendar and the release. Every key: docs/reference/workspace.md
entity:
  name: Tessel Works Inc.
  shortName: Tessel
  language: en
  currency: USD

calendar:
  yearEnd: 12-31

release:
  period: 2Q26
  date: 2026-08-06
  title: Tessel Works announces second quarter 2026 results
  basis: Consolidated, unaudited

scales:
  statements: thousand
  narrative: million

# Rounded lines may miss their rounded total by a unit: this line is then printed to fit.
plugs:
  - { total: Revenue, line: "Revenue[product=Devices]", scale: million, decimals: 1 }
  - { total: GrossMargin, line: CostOfRevenue, scale: million, decimals: 1 }

style:
  decimals: { amount: 1 }

variables:
  contact: investors@tesselworks.example
`

const concepts = `# What is measured, and how it adds up. facts/ gives only what cannot be derived.
Revenue:
  label: Revenue
  balance: credit
CostOfRevenue:
  label: Cost of revenue
  balance: debit
GrossMargin:
  label: Gross margin
  sum: [Revenue, -CostOfRevenue]
GrossMarginRatio:
  label: Gross margin ratio
  kind: percent
  formula: GrossMargin / Revenue
ResearchAndDevelopment:
  label: Research and development
  balance: debit
SellingGeneralAdministrative:
  label: Selling, general and administrative
  balance: debit
OperatingExpenses:
  label: Total operating expenses
  sum: [ResearchAndDevelopment, SellingGeneralAdministrative]
OperatingIncome:
  label: Operating income
  sum: [GrossMargin, -OperatingExpenses]
IncomeTax:
  label: Income tax expense
  balance: debit
NetIncome:
  label: Net income
  sum: [OperatingIncome, -IncomeTax]
DilutedShares:
  label: Diluted weighted-average shares
  kind: shares
DilutedEps:
  label: Diluted net income per share
  kind: per-share
  formula: NetIncome / DilutedShares
Customers:
  label: Customers
  kind: count
  unit: customers
  at: end
`

const scheme = `# A classification. Its members add up to the figures that it breaks down.
axis: product
label: By product
concepts: [Revenue, CostOfRevenue]
members:
  - { name: Software, label: Software }
  - { name: Devices, label: Devices }
`

const statement = `title: Condensed consolidated statements of income
lines:
  - concept: Revenue[product=Software]
    indent: 1
  - concept: Revenue[product=Devices]
    indent: 1
  - concept: Revenue
    label: Total revenue
    kind: total
  - concept: CostOfRevenue
  - concept: GrossMargin
    kind: subtotal
  - concept: ResearchAndDevelopment
    indent: 1
  - concept: SellingGeneralAdministrative
    indent: 1
  - concept: OperatingExpenses
    kind: subtotal
  - concept: OperatingIncome
    kind: subtotal
  - concept: IncomeTax
  - concept: NetIncome
    kind: total
`

const facts = `scale: thousand
Concept,product,2Q26,1Q26,2Q25
Revenue,Software,"48,210","46,977","41,302"
Revenue,Devices,"21,846","20,115","23,050"
Cost of revenue,Software,"11,093","10,862","9,911"
Cost of revenue,Devices,"15,204","14,380","15,873"
Research and development,,"14,020","13,655","12,418"
"Selling, general and administrative",,"17,411","17,102","15,977"
Income tax expense,,"2,588","2,355","2,127"
Diluted weighted-average shares,,"52,316,400","52,288,900","51,744,200"
Customers,,"3,482","3,391","3,067"
`

const targets = `scale: million
targets:
  - concept: Revenue
    period: FY2026
    vintages:
      - { date: 2026-02-05, value: "272" }
      - { date: 2026-08-06, value: "280", reason: growth of software }
`

const template = `# {% $entity.name %} announces second quarter 2026 results

Revenue was {% fig "Revenue" /%} in {% $period.label %}, {% change "Revenue" from="year-ago" /%}
from {% $yearAgo.label %}. Revenue from software was {% fig "Revenue" product="Software" /%},
{% change "Revenue" product="Software" from="year-ago" /%}.

Operating income was {% fig "OperatingIncome" /%}, {% change "OperatingIncome" from="year-ago" /%}
from {% $yearAgo.label %}.

Net income was {% fig "NetIncome" /%}, or {% fig "DilutedEps" /%} per diluted share.

## Revenue by product

{% breakdown "Revenue" change="percent" total="last" caption="Revenue by product" /%}

## Statements of income

{% statement "income" change="percent" decimals=0 /%}

## Contact

{% small %}
{% $entity.name %}, {% $variables.contact %}
{% /small %}
`

/** The files by path. */
export const starterFiles: ReadonlyMap<string, string> = new Map([
  ['tanshin.yaml', company],
  ['concepts.yaml', concepts],
  ['schemes/products.yaml', scheme],
  ['statements/income.yaml', statement],
  ['facts/quarter.csv', facts],
  ['targets.yaml', targets],
  ['template.md', template],
])
