/**
 * A workspace: the files of a folder, understood. In: the bytes by path. Out: the company, its
 * concepts, schemes, statements, targets and facts; or everything that is wrong with them.
 */
import type { Problem, StatementLayout } from '../book.ts'
import { type Concepts, readConcepts } from './concepts.ts'
import { type Company, readCompany } from './entity.ts'
import type { FactContext } from './fact-cell.ts'
import { readFactYaml } from './fact-yaml.ts'
import { type GivenFact, withoutTwins } from './given.ts'
import { type Names, namesOf } from './names.ts'
import { type Report, reportOn } from './problems.ts'
import { checkEquals, readScheme, type SchemeEntry } from './schemes.ts'
import { readCsv, type SheetRow } from './sheet.ts'
import { sliceName } from './slice.ts'
import { readStatement } from './statements.ts'
import { readTables } from './tables.ts'
import { readTargets, type Target } from './targets.ts'
import { readYaml, type YamlNode } from './yaml.ts'

export interface Workspace extends Company {
  readonly concepts: Concepts
  readonly schemes: readonly SchemeEntry[]
  readonly statements: ReadonlyMap<string, StatementLayout>
  readonly targets: readonly Target[]
  readonly facts: readonly GivenFact[]
  readonly names: Names
  readonly template: { readonly file: string; readonly text: string }
}

export type WorkspaceReading =
  | { readonly workspace: Workspace }
  | { readonly problems: readonly Problem[] }

export type Files = ReadonlyMap<string, Uint8Array>

/** A sheet of a workbook as rows of text. */
export interface FactSheet {
  /** Of the file and the sheet, for what is said of it: "facts/q1.xlsx (Income)". */
  readonly name: string
  readonly rows: readonly SheetRow[]
}

const companyFile = 'tanshin.yaml'
const templateFile = 'template.md'
const conceptsFile = 'concepts.yaml'
const targetsFile = 'targets.yaml'

/**
 * Reads the files of a workspace. Its workbooks are read by who can: `sheets` are what is in them,
 * and `found` what is wrong with them.
 */
export function readWorkspace(
  files: Files,
  sheets: readonly FactSheet[] = [],
  found: readonly Problem[] = [],
): WorkspaceReading {
  const problems: Problem[] = [...found]
  const folder = folderOf(files, problems)
  const company = folder.yaml(companyFile, (node, report) => readCompany(node, report))
  const currency = company?.entity.currency ?? 'XXX'
  const concepts =
    folder.yaml(conceptsFile, (node, report) => readConcepts(node, currency, report)) ?? new Map()
  const schemes = folder
    .paths('schemes/', /\.ya?ml$/)
    .flatMap((path) =>
      present(
        folder.yaml(path, (node, report) => readScheme(nameOf(path), node, concepts, report)),
      ),
    )
  checkNamesOnce(schemes, folder.report)
  checkEquals(schemes, folder.report)
  const names = namesOf(concepts, schemes)
  const statements = folder
    .paths('statements/', /\.ya?ml$/)
    .flatMap((path) =>
      present(
        folder.yaml(path, (node, report) => readStatement(nameOf(path), node, names, report)),
      ),
    )
  const template = folder.text(templateFile)
  if (company) checkPlugs(company, names, folder.report)
  const context = company && { names, calendar: company.calendar, currency }
  const facts = context ? readFacts(folder, sheets, context) : []
  const targets =
    (context &&
      files.has(targetsFile) &&
      folder.yaml(targetsFile, (node, report) => readTargets(node, context, report))) ||
    []
  if (problems.length > 0 || !company || template === undefined)
    return { problems: inPlaceOrder(problems) }
  return {
    workspace: {
      ...company,
      concepts,
      schemes,
      statements: new Map(statements.map((statement) => [statement.name, statement])),
      targets,
      facts,
      names,
      template: { file: templateFile, text: template },
    },
  }
}

interface Folder {
  report(file: string): Report
  /** Paths below a folder whose names match, in alphabetical order. */
  paths(below: string, pattern: RegExp): readonly string[]
  /** The text of a file that must be there. */
  text(path: string): string | undefined
  yaml<Read>(
    path: string,
    read: (node: YamlNode | undefined, report: Report) => Read,
  ): Read | undefined
}

function folderOf(files: Files, problems: Problem[]): Folder {
  const report = (file: string) => reportOn(file, problems)
  const text = (path: string): string | undefined => {
    const bytes = files.get(path)
    if (!bytes) {
      report(path).add(
        1,
        'the file is missing',
        'run "tanshin init" elsewhere for a workspace to copy from',
      )
      return undefined
    }
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      report(path).add(1, 'the file is no UTF-8 text', 'save it as UTF-8')
      return undefined
    }
  }
  return {
    report,
    paths: (below, pattern) =>
      [...files.keys()].filter((path) => path.startsWith(below) && pattern.test(path)).sort(),
    text,
    yaml: (path, read) => {
      const source = text(path)
      if (source === undefined) return undefined
      const before = problems.length
      const node = readYaml(source, report(path))
      return node === undefined && problems.length > before ? undefined : read(node, report(path))
    },
  }
}

function readFacts(
  folder: Folder,
  sheets: readonly FactSheet[],
  context: FactContext,
): GivenFact[] {
  const facts: GivenFact[] = []
  for (const path of folder.paths('facts/', /\.(csv|tsv)$/i)) {
    const text = folder.text(path)
    const report = folder.report(path)
    if (text !== undefined) facts.push(...readTables(readCsv(text, report), context, report))
  }
  for (const path of folder.paths('facts/', /\.ya?ml$/i))
    facts.push(...(folder.yaml(path, (node, report) => readFactYaml(node, context, report)) ?? []))
  for (const { name, rows } of sheets) facts.push(...readTables(rows, context, folder.report(name)))
  const isInstant = (concept: string) =>
    context.names.concepts.get(concept)?.concept.periodType === 'instant'
  const keyOf = ({ slice, period }: GivenFact): string => {
    const known = isInstant(slice.concept) ? context.calendar.period(period)?.end : period
    return `${sliceName(slice)}@${known ?? period}`
  }
  return withoutTwins(facts, keyOf, folder.report)
}

function checkPlugs({ plugs }: Company, names: Names, report: (file: string) => Report): void {
  for (const { file, line, total, taker, of } of plugs)
    for (const slice of [total, taker, ...(of ? [of] : [])]) names.check(slice, line, report(file))
}

function checkNamesOnce(schemes: readonly SchemeEntry[], report: (file: string) => Report): void {
  for (const [index, { file, scheme }] of schemes.entries()) {
    const other = schemes.slice(0, index).find((one) => one.scheme.name === scheme.name)
    if (other) report(file).add(1, `${other.file} has the same name`, 'rename one of the two files')
  }
}

function present<Value>(value: Value | undefined): Value[] {
  return value === undefined ? [] : [value]
}

/** "schemes/services.yaml" → "services". */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '')
}

function inPlaceOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((left, right) =>
    left.file === right.file ? left.line - right.line : left.file < right.file ? -1 : 1,
  )
}
