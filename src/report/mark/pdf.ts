import type { ReportOptions } from '../report.ts'
import type { View } from '../view.ts'
export async function markPdf(
  bytes: Uint8Array,
  _view: View,
  _options: ReportOptions,
): Promise<Uint8Array | 'marked already' | 'cannot be changed'> {
  return bytes
}
