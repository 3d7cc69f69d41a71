/**
 * Findings that rest on a page read off a picture → warnings at most, which say so: a digit misread
 * is likelier there than one misprinted.
 */
import type { Document } from '../model/document.ts'
import type { Finding } from '../model/finding.ts'
import { figuresOf } from '../relate/figures.ts'

export function softened(finding: Finding, { pages }: Document): Finding {
  const read = pages?.flatMap((page, index) => (page.ocr ? [{ ...page, number: index + 1 }] : []))
  if (!read || read.length === 0) return finding
  const figures = [
    ...finding.figures,
    ...finding.relations.flatMap(({ relation }) => figuresOf(relation)),
  ]
  const page = read.find(({ start, end }) =>
    figures.some(({ place }) => place.start >= start && place.start < end),
  )
  if (!page) return finding
  const severity = finding.severity === 'error' ? 'warning' : finding.severity
  const advice = `Page ${page.number} was read by OCR: compare it with the picture first.`
  return { ...finding, severity, message: `${finding.message} ${advice}` }
}
