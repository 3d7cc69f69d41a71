/** How a figure was derived, for its reader: the operation, the inputs, the unrounded result. */
import type { Derivation } from '../../model/composition.ts'
import { unrounded } from './exact.ts'
import type { FormulaRule, LinearRule, Rule } from './rules.ts'
import { figuresIn, type Known } from './solve.ts'

type Input = Derivation['inputs'][number]

/** The derivation of the figure `id`, which `figure.rule` gave. */
export function derivationOf(id: string, figure: Known): Derivation | undefined {
  const { rule, value } = figure
  if (!rule) return undefined
  const { operation, inputs } = rule.kind === 'formula' ? computed(rule) : solved(rule, id)
  return { operation, inputs, unrounded: unrounded(value) }
}

function computed({ text, inputs }: FormulaRule): Pick<Derivation, 'operation' | 'inputs'> {
  return { operation: text, inputs: inputs.map((fact): Input => ({ fact, role: 'input' })) }
}

/** Of a sum either the total was derived, or one part as what is left of the total. */
function solved(rule: LinearRule, id: string): Pick<Derivation, 'operation' | 'inputs'> {
  const own = rule.items.find((item) => item.id === id)
  const isTotal = rule.result === id
  const inputs = rule.items
    .filter((item) => item.id !== id)
    .map((item): Input => {
      const weight = item.weight === own?.weight ? -1 : 1
      return { fact: item.id, role: roleOf(rule, item.id), weight }
    })
  return { operation: operationOf(rule.kind, isTotal), inputs }
}

function operationOf(kind: LinearRule['kind'], isTotal: boolean): string {
  switch (kind) {
    case 'sum':
      return isTotal ? 'sum' : 'the total less its other parts'
    case 'members':
      return isTotal ? 'sum of its members' : 'the whole less its other members'
    case 'quarters':
      return isTotal ? 'sum of the quarters' : 'the longer period less its other quarters'
    case 'to-date':
      return isTotal ? 'sum of the periods' : 'year to date less prior periods'
    case 'roll-forward':
      return isTotal ? 'opening balance plus movement' : 'from the balances and the movement'
    case 'equals':
      return 'the same group in the other classification'
  }
}

function roleOf(rule: LinearRule, id: string): string {
  if (rule.kind === 'roll-forward')
    return id === rule.result ? 'closing' : id === rule.items[1]?.id ? 'opening' : 'movement'
  return id === rule.result ? 'total' : 'addend'
}

/** What is wanting for a figure: the fewest unknown ones of a rule that would give it. */
export function wantedFor(
  rules: readonly Rule[],
  isKnown: (id: string) => boolean,
): readonly string[] {
  let fewest: readonly string[] = []
  for (const rule of rules) {
    if (rule.result === undefined) continue
    const inputs = figuresIn(rule).filter((id) => id !== rule.result)
    const wanted = inputs.filter((input) => !isKnown(input))
    if (wanted.length === 0) continue
    if (fewest.length === 0 || wanted.length < fewest.length) fewest = wanted
  }
  return fewest
}
