/** statements/*.yaml: the lines of a statement, in order. */
import type { StatementLayout, StatementLine } from '../book.ts'
import { formOf } from './form.ts'
import type { Names } from './names.ts'
import type { Report } from './problems.ts'
import { parseSlice } from './slice.ts'
import type { YamlNode } from './yaml.ts'

const lineKeys = ['concept', 'label', 'kind', 'indent', 'sign', 'at', 'section', 'blank']
const indentMax = 8

/** The layout; lines that are mistaken are left out, with a problem each. */
export function readStatement(
  name: string,
  node: YamlNode | undefined,
  names: Names,
  report: Report,
): StatementLayout | undefined {
  const form = formOf(node, 'a statement', ['title', 'lines'], report)
  if (!form) {
    if (!node) report.add(1, 'there is nothing in it', 'start with "title:" and "lines:"')
    return undefined
  }
  const title = form.text('title')?.text ?? name
  const lines = form.list('lines').flatMap((item) => readLine(item, names, report))
  if (lines.length === 0)
    report.add(form.lineOf('lines'), 'the statement has no lines', 'list concepts under "lines:"')
  return { name, title, lines }
}

function readLine(node: YamlNode, names: Names, report: Report): StatementLine[] {
  const bare: YamlNode | undefined =
    node.kind === 'text'
      ? {
          kind: 'map',
          line: node.line,
          entries: [{ key: 'concept', line: node.line, value: node }],
        }
      : undefined
  const form = formOf(bare ?? node, 'a line', lineKeys, report)
  if (!form) return []
  const indentText = form.text('indent')
  const indent = indentText && /^\d$/.test(indentText.text) ? Number(indentText.text) : 0
  if (indentText && (!/^\d$/.test(indentText.text) || indent > indentMax))
    report.add(indentText.line, `"${indentText.text}" is no indent`, `write 0 to ${indentMax}`)
  const kind = form.choice('kind', ['line', 'subtotal', 'total']) ?? 'line'
  const sign = form.choice('sign', ['-', '+']) === '-' ? -1 : 1
  const at = form.choice('at', ['start'])
  if (form.flag('blank')) return [{ kind: 'blank', label: '', weight: 1, indent: 0 }]
  const section = form.text('section')
  if (section) return [{ kind: 'section', label: section.text, weight: 1, indent }]
  const given = form.required('concept', 'Revenue')
  const slice = given && parseSlice(given.text)
  if (given && !slice)
    report.add(
      given.line,
      `"${given.text}" is no name of a figure`,
      'write a concept, or "section:"',
    )
  if (!given || !slice || !names.check(slice, given.line, report)) return []
  const label = form.text('label')?.text ?? names.labelOf(slice)
  return [
    {
      kind,
      label,
      concept: slice.concept,
      ...(Object.keys(slice.members).length > 0 && { members: slice.members }),
      ...(at && { at }),
      weight: sign,
      indent,
    },
  ]
}
