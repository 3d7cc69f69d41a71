/** What every table says of itself: its caption, name, unit and remark. */
import type { Run } from '../../../model/composition.ts'
import type { Attributes } from '../attributes.ts'
import type { Composing } from '../composing.ts'
import { uniqueId } from '../ids.ts'
import type { TemplateNode } from '../markdoc.ts'
import type { TablePlan } from './plan.ts'

/** Read from its attributes; `usual` is the caption of a table that is given none. */
export function captioned(
  node: TemplateNode,
  usual: string | undefined,
  attributes: Attributes,
  composing: Composing,
): Pick<TablePlan, 'caption' | 'id' | 'remarks' | 'labelHeading' | 'unit'> {
  const caption = attributes.string('caption') ?? usual
  const isTold = composing.problems.list.some(({ line }) => line === node.line)
  if ((caption === undefined || caption === '') && !isTold)
    composing.problems.add(node.line, `"${node.tag}" has no caption`, 'write caption="…"')
  const remark = attributes.string('remark')
  const labelHeading = attributes.string('label-heading')
  const unit = attributes.string('unit')
  return {
    caption: caption ?? '',
    id: uniqueId(attributes.string('id') ?? caption ?? '', composing.ids),
    remarks: remark === undefined ? [] : [[{ text: remark } satisfies Run]],
    ...(labelHeading !== undefined && { labelHeading }),
    ...(unit !== undefined && { unit }),
  }
}
