/** What can be taken away of a review: the marked document, the work paper, the decisions. */
import { checks } from '../check/checks/index.ts'
import { printBaseline } from '../report/baseline.ts'
import { formatterNamed } from '../report/formatters.ts'
import type { View } from '../report/view.ts'
import type { Opened } from './session.ts'

interface Exported {
  readonly name: string
  readonly type: string
  readonly body: string | Uint8Array<ArrayBuffer>
}

/** Which there are: marks are drawn on PDF and HTML. */
export function exportsOf({ release }: View): readonly string[] {
  const { format } = release.document
  const marked = format === 'pdf' || format === 'html' ? ['marked'] : []
  return [...marked, 'work-paper', 'page', 'check', 'decisions']
}

/** Undefined where there is no such thing, or where the document lets no marks in. */
export async function exportOf(
  release: Opened,
  what: string,
  version: string,
): Promise<Exported | undefined> {
  if (!release.checked) return undefined
  const { view } = release.checked
  const options = { checks, version }
  const written = (format: string): string => formatterNamed(format)!.write(view, options)
  const name = release.id.replace(/\.[^.]*$/, '')
  switch (what) {
    case 'marked':
      return markedOf(release, name, version)
    case 'work-paper': {
      const { writeWorkPaper } = await import('../report/work-paper.ts')
      const body = new Uint8Array(await writeWorkPaper(view, options))
      return { name: `${name}-work-paper.xlsx`, type: workbook, body }
    }
    case 'page':
      return { name: `${name}-tie-out.html`, type: 'text/html', body: written('html') }
    case 'check':
      return { name: `${name}-check.json`, type: 'application/json', body: written('json') }
    case 'decisions': {
      const body = printBaseline(release.baseline)
      return { name: 'tanshin-baseline.json', type: 'application/json', body }
    }
    default:
      return undefined
  }
}

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function markedOf(
  { checked }: Opened,
  name: string,
  version: string,
): Promise<Exported | undefined> {
  if (!checked) return undefined
  const { view, bytes } = checked
  const options = { checks, version }
  if (view.release.document.format === 'html') {
    const { markHtml } = await import('../report/mark/html.ts')
    const body = markHtml(bytes, view, options)
    const type = 'text/html'
    return body && { name: `${name}-marked.html`, type, body: new Uint8Array(body) }
  }
  if (view.release.document.format !== 'pdf') return undefined
  const { markPdf } = await import('../report/mark/pdf.ts')
  const body = await markPdf(bytes, view, options)
  if (typeof body === 'string') return undefined
  return { name: `${name}-marked.pdf`, type: 'application/pdf', body: new Uint8Array(body) }
}
