/**
 * Labels of numbers in prose: what a person who read the release says of each.
 *
 * In and out: the lines of `test/labels/prose.tsv`. Only places, digits and verdicts are kept;
 * no words of any release.
 */
export type Verdict = 'no-figure' | 'no-witness' | 'witness' | 'unread'

export interface Label {
  readonly release: string
  /** Of the bytes that were read; other bytes have other places. */
  readonly fingerprint: string
  /** Offsets into the decoded source. */
  readonly start: number
  readonly end: number
  readonly text: string
  readonly verdict: Verdict
  /** In the reader's own words: what else in the release determines it, or what it is. */
  readonly because: string
}

const header = ['release', 'fingerprint', 'start', 'end', 'text', 'verdict', 'because']

export function printLabels(labels: readonly Label[]): string {
  const lines = labels.map((label) =>
    [
      label.release,
      label.fingerprint,
      label.start,
      label.end,
      label.text,
      label.verdict,
      label.because,
    ].join('\t'),
  )
  return `${[header.join('\t'), ...lines].join('\n')}\n`
}

export function parseLabels(text: string): Label[] {
  return text
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [release = '', fingerprint = '', start, end, digits = '', verdict, because = ''] =
        line.split('\t')
      return {
        release,
        fingerprint,
        start: Number(start),
        end: Number(end),
        text: digits,
        verdict: verdict as Verdict,
        because,
      }
    })
}
