/** `plugs` of tanshin.yaml: which line gives way where rounded lines miss their rounded total. */
import { formOf, readSlice } from './form.ts'
import { readDigits, readScale, type ScaleName } from './numbers.ts'
import type { Report, Written } from './problems.ts'
import type { Slice } from './slice.ts'
import type { YamlNode } from './yaml.ts'

/** Under `total`, at a scale, one line takes what rounding leaves. */
export interface PlugRule extends Written {
  readonly total: Slice
  /** The line that is moved. */
  readonly taker: Slice
  /** Power of ten; of percentages, that of their last digit. */
  readonly scale: number
  /** Left out: the company's own. */
  readonly currency?: string
  /** Of the lines as percentages of this. */
  readonly of?: Slice
}

const plugKeys = ['total', 'line', 'scale', 'decimals', 'currency', 'of']

/** One entry; none where it is mistaken. `translated` is the other currency. */
export function readPlug(
  node: YamlNode,
  translated: string | undefined,
  percentDigits: number,
  report: Report,
): PlugRule[] {
  const form = formOf(node, 'a plug', plugKeys, report)
  const total = readSlice(form?.required('total', 'Revenue'), report)
  const taker = readSlice(form?.required('line', 'Revenue[service=EquipmentSales]'), report)
  const ofText = form?.text('of')
  const of = readSlice(ofText, report)
  const scaleText = ofText ? undefined : form?.required('scale', 'million' satisfies ScaleName)
  const digits = readDigits(form?.text('decimals'), ofText ? percentDigits : 0, report)
  const power = ofText ? -2 : scaleText && readScale(scaleText, report)
  const scale = power === undefined ? undefined : power - digits
  const currency = form?.text('currency')
  if (currency && currency.text !== translated) {
    const remedy = translated
      ? `write ${translated}, or leave it out`
      : 'declare "translation" first'
    report.add(currency.line, `nothing is translated into "${currency.text}"`, remedy)
    return []
  }
  if (!form || !total || !taker || scale === undefined) return []
  const place = { file: report.file, line: form.line }
  return [
    {
      ...place,
      total,
      taker,
      scale,
      ...(currency && { currency: currency.text }),
      ...(of && { of }),
    },
  ]
}
