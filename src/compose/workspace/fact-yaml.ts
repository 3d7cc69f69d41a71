/** facts/*.yaml: concept → period → value. */
import { didYouMean } from '../nearest.ts'
import { checkAxes, type FactContext, factOf } from './fact-cell.ts'
import { formOf } from './form.ts'
import type { GivenFact } from './given.ts'
import { readScale } from './numbers.ts'
import type { Report } from './problems.ts'
import type { YamlEntry, YamlNode } from './yaml.ts'

/** All facts of a YAML file. */
export function readFactYaml(
  node: YamlNode | undefined,
  context: FactContext,
  report: Report,
): GivenFact[] {
  const form = formOf(node, 'a file of facts', ['scale', 'currency', 'facts'], report)
  if (!form) return []
  const scaleText = form.text('scale')
  const scale = scaleText ? (readScale(scaleText, report) ?? 0) : 0
  const currency = form.text('currency')
  if (currency && currency.text !== context.currency) {
    const message = `the facts are in ${currency.text}, but the company reports in ${context.currency}`
    report.add(currency.line, message, 'give the figures in the company’s currency')
  }
  const facts = node?.kind === 'map' ? node.entries.find(({ key }) => key === 'facts') : undefined
  if (facts?.value.kind !== 'map') {
    report.add(
      form.lineOf('facts'),
      'there are no facts',
      'write "facts:", a concept, and its periods',
    )
    return []
  }
  return facts.value.entries.flatMap((entry) => readConcept(entry, scale, context, report))
}

function readConcept(
  { key, line, value }: YamlEntry,
  scale: number,
  context: FactContext,
  report: Report,
): GivenFact[] {
  const slice = context.names.conceptCalled(key)
  if (!slice) {
    report.add(line, `"${key}" is no concept`, didYouMean(key, context.names.conceptLabels))
    return []
  }
  if (!checkAxes(slice, line, context.names, report)) return []
  if (value.kind !== 'map') {
    report.add(line, `${key} has no periods`, 'write "1Q07: 13,696" lines below it')
    return []
  }
  const concept = context.names.concepts.get(slice.concept)!.concept
  return value.entries.flatMap((entry) => {
    const text = entry.value.kind === 'text' ? entry.value.text : ''
    const typed = { slice, concept, period: entry.key, text, scale, line: entry.line }
    const fact = factOf(typed, context, report)
    return fact ? [fact] : []
  })
}
