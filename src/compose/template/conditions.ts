/** `{% if %}`: which part of its body holds. */
import type { Composing } from './composing.ts'
import { evaluate, type TemplateNode } from './markdoc.ts'
import { isTrue } from './names.ts'

/** The children up to the first `{% else %}` whose condition holds. */
export function conditionalChildren(
  node: TemplateNode,
  composing: Composing,
): readonly TemplateNode[] {
  let holds = conditionOf(node, composing)
  let isDone = false
  const kept: TemplateNode[] = []
  for (const child of node.children) {
    if (child.kind === 'tag' && child.tag === 'else') {
      isDone ||= holds
      const isLast = !Object.hasOwn(child.attributes, 'primary')
      holds = !isDone && (isLast || conditionOf(child, composing))
    } else if (holds) kept.push(child)
  }
  return kept
}

function conditionOf(node: TemplateNode, composing: Composing): boolean {
  const { attributes, line, tag } = node
  if (!Object.hasOwn(attributes, 'primary')) {
    const remedy = 'write one: {% if positive("NetIncome") %}'
    composing.problems.add(line, `"${tag}" has no condition`, remedy)
    return false
  }
  return isTrue(evaluate(attributes.primary, composing.scopeAt(line)))
}
