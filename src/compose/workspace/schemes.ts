/** schemes/*.yaml: classifications along an axis, and which of their members hold the same. */
import type { Scheme, SchemeMember } from '../book.ts'
import { didYouMean } from '../nearest.ts'
import { isDay } from './calendar.ts'
import type { Concepts } from './concepts.ts'
import { type Form, formOf } from './form.ts'
import type { Report, Written } from './problems.ts'
import { isName } from './slice.ts'
import type { YamlNode } from './yaml.ts'

export interface SchemeEntry extends Written {
  readonly scheme: Scheme & { readonly concepts: readonly string[] }
  /** The outermost members add up to the figure without a member. */
  readonly whole: boolean
  readonly equals: readonly Equal[]
}

/** Groups of members that add up to the same. */
export interface Equal extends Written {
  readonly these: readonly string[]
  readonly those: readonly string[]
}

const keys = ['axis', 'label', 'effective', 'concepts', 'members', 'whole', 'equals']

/** One classification; undefined where it lacks its axis or members. */
export function readScheme(
  name: string,
  node: YamlNode | undefined,
  concepts: Concepts,
  report: Report,
): SchemeEntry | undefined {
  const form = formOf(node, 'a scheme', keys, report)
  if (!form) {
    if (!node) report.add(1, 'there is nothing in it', 'start with "axis:" and "members:"')
    return undefined
  }
  const axis = form.required('axis', 'service')
  if (axis && !isName(axis.text)) {
    report.add(axis.line, `"${axis.text}" cannot be the name of an axis`, 'use letters and digits')
    return undefined
  }
  const effective = form.text('effective')
  if (effective && !isDay(effective.text))
    report.add(effective.line, `"${effective.text}" is no day`, 'write it as 2007-06-01')
  const members: SchemeMember[] = []
  readMembers(form, undefined, members, report)
  if (members.length === 0)
    report.add(form.lineOf('members'), 'the scheme has no members', 'list them under "members:"')
  const broken = readBroken(form, concepts, report)
  if (!axis || members.length === 0) return undefined
  return {
    file: report.file,
    line: form.line,
    scheme: {
      name,
      axis: axis.text,
      label: form.text('label')?.text ?? name,
      effective: effective?.text ?? '0001-01-01',
      concepts: broken,
      members,
    },
    whole: form.flag('whole') ?? true,
    equals: form.list('equals').flatMap((item) => readEqual(item, report)),
  }
}

function readBroken(form: Form, concepts: Concepts, report: Report): string[] {
  const items = form.list('concepts')
  if (items.length === 0) {
    const message = 'the scheme does not say which concepts it breaks down'
    report.add(form.lineOf('concepts'), message, 'write "concepts: [Revenue]"')
  }
  return items.flatMap((item) => {
    const name = item.kind === 'text' ? item.text : ''
    if (concepts.has(name)) return [name]
    report.add(item.line, `"${name}" is no concept`, didYouMean(name, concepts.keys()))
    return []
  })
}

/** Members in order, those of members after them. */
function readMembers(
  form: Form,
  parent: string | undefined,
  members: SchemeMember[],
  report: Report,
): void {
  for (const item of form.list('members')) {
    const isBare = item.kind === 'text'
    const member = isBare
      ? undefined
      : formOf(item, 'a member', ['name', 'label', 'members'], report)
    const name = isBare ? item : member?.required('name', 'EquipmentSales')
    if (!name) continue
    if (!isName(name.text)) {
      report.add(
        item.line,
        `"${name.text}" cannot be the name of a member`,
        'use letters and digits',
      )
      continue
    }
    if (members.some((other) => other.name === name.text)) {
      report.add(item.line, `the member ${name.text} is there twice`, 'give one another name')
      continue
    }
    const label = member?.text('label')?.text ?? name.text
    members.push({ name: name.text, label, ...(parent !== undefined && { parent }) })
    if (member) readMembers(member, name.text, members, report)
  }
}

function readEqual(node: YamlNode, report: Report): Equal[] {
  const form = formOf(node, '"equals"', ['these', 'those'], report)
  if (!form) return []
  const names = (key: string): string[] =>
    form.list(key).flatMap((item) => (item.kind === 'text' ? [item.text] : []))
  const [these, those] = [names('these'), names('those')]
  if (these.length === 0 || those.length === 0) {
    const remedy = 'write { these: [Dedicated, DialUp], those: [Corporate, Home] }'
    report.add(form.line, '"equals" needs members on both sides', remedy)
    return []
  }
  return [{ file: report.file, line: form.line, these, those }]
}

/** Every member in `equals` is one of a scheme of the axis. */
export function checkEquals(schemes: readonly SchemeEntry[], reportFor: (file: string) => Report) {
  for (const { scheme, equals } of schemes) {
    const known = membersOf(schemes, scheme.axis)
    for (const { file, line, these, those } of equals) {
      for (const name of [...these, ...those]) {
        if (!known.has(name))
          reportFor(file).add(
            line,
            `"${name}" is no member of ${scheme.axis}`,
            didYouMean(name, known.keys()),
          )
      }
    }
  }
}

/** Members of all schemes of an axis, by name, with their labels. */
export function membersOf(
  schemes: readonly SchemeEntry[],
  axis: string,
): ReadonlyMap<string, SchemeMember> {
  const members = new Map<string, SchemeMember>()
  for (const { scheme } of schemes) {
    if (scheme.axis !== axis) continue
    for (const member of scheme.members)
      if (!members.has(member.name)) members.set(member.name, member)
  }
  return members
}
