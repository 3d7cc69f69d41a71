/**
 * One finding: number, severity, sentence and check; the place; the excerpt with carets; the
 * arithmetic; the suggestion.
 */
import type { Finding } from '../../model/finding.ts'
import type { Judged, Term } from '../../model/relation.ts'
import { differenceOf, formulaOf, isComparison, mainRelation, recomputedOf } from '../arithmetic.ts'
import type { Acceptance } from '../baseline.ts'
import { countOf } from '../print.ts'
import type { Numbered } from '../view.ts'
import { proseExcerpt } from './excerpt.ts'
import { plain, type Span, type Spans, type Style, styled } from './ink.ts'
import { describePlace, labelOf, placeText, type Sheet, spansWidth, spread } from './sheet.ts'
import { tableExcerpt } from './table-excerpt.ts'
import { truncate, widthOf, wrap } from './width.ts'

const labelWidth = 13
const alsoMax = 3
const besideMin = 30

/** The lines of one finding. */
export function findingLines(sheet: Sheet, numbered: Numbered): Spans[] {
  const { finding, accepted } = numbered
  const head = [...titleLines(sheet, numbered), ...placeLines(sheet, finding)]
  if (accepted) return [...head, ...acceptedLines(sheet, accepted)]
  const excerpt = excerptLines(sheet, finding)
  const endsInCarets = excerpt.at(-1)?.some(({ style }) => style === 'caret')
  return [
    ...head,
    ...(excerpt.length > 0 ? [[], ...excerpt] : []),
    ...(excerpt.length > 0 && !endsInCarets ? [[]] : []),
    ...factLines(sheet, finding),
  ]
}

function titleLines(sheet: Sheet, { number, finding, accepted }: Numbered): Spans[] {
  const { severity, check } = finding
  const word = accepted ? 'accepted' : severity
  const style: Style = accepted ? 'dim' : severity
  const head: Spans = [
    styled(style, String(number).padEnd(sheet.indent)),
    styled(style, word),
    plain('  '),
  ]
  const left = spansWidth(head)
  const name = sheet.safe(check)
  const besides = sheet.width >= 64
  const room = sheet.width - left - (besides ? widthOf(name) + 2 : 0)
  const [first = '', ...rest] = wrap(sheet.safe(finding.message), room)
  const title = [...head, styled('bold', first)]
  return [
    besides ? spread(sheet, title, [styled('dim', name)]) : title,
    ...rest.map((line) => [plain(' '.repeat(left)), styled('bold', line)]),
  ]
}

function placeLines(sheet: Sheet, { place, figures, id }: Finding): Spans[] {
  const path: Span = styled('place', placeText(sheet, place.start))
  const words = figures[0] ? describePlace(sheet, figures[0]).join(', ') : ''
  const margin = plain(' '.repeat(sheet.indent))
  const besides = sheet.width - sheet.indent - widthOf(path.text) - widthOf(id) - 4
  const fits = besides >= Math.min(24, widthOf(words))
  const line = [margin, path]
  if (words && fits)
    line.push(styled('dim', `, ${truncate(words, besides, sheet.symbols.ellipsis)}`))
  const lines: Spans[] = [spread(sheet, line, [styled('dim', id)])]
  if (words && !fits) {
    const room = sheet.width - sheet.indent
    lines.push([margin, styled('dim', truncate(words, room, sheet.symbols.ellipsis))])
  }
  return lines
}

function excerptLines(sheet: Sheet, finding: Finding): Spans[] {
  const inProse = finding.figures[0]?.in.kind === 'prose'
  return inProse
    ? proseExcerpt(sheet, finding.figures)
    : tableExcerpt(sheet, finding.figures, mainRelation(finding)?.relation)
}

/** What was decided needs no proof again. */
function acceptedLines(sheet: Sheet, { reason, by }: Acceptance): Spans[] {
  return row(sheet, 'accepted', [plain(sheet.safe(by ? `${reason} (${by})` : reason))])
}

function factLines(sheet: Sheet, finding: Finding): Spans[] {
  const main = mainRelation(finding)
  const others = finding.relations.filter((judged) => judged !== main)
  return [
    ...(main ? relationLines(sheet, finding, main) : []),
    ...alsoLines(sheet, others),
    ...(main && main.evidence.length > 0
      ? row(sheet, 'evidence', [plain(sheet.safe(main.evidence.join('; ')))])
      : []),
    ...suggestionLines(sheet, finding),
  ]
}

/** Stated, recomputed with the formula, difference; the values aligned. */
function relationLines(sheet: Sheet, finding: Finding, judged: Judged): Spans[] {
  const { relation } = judged
  const { result } = relation
  const stated = sheet.safe(result.text)
  const formula = sheet.safe(formulaOf(judged))
  if (isComparison(relation)) return row(sheet, 'compared', [plain(formula)])
  const recomputed = sheet.safe(recomputedOf(judged))
  const difference = sheet.safe(differenceOf(judged))
  const shift = [stated, recomputed].some((text) => text.startsWith('(')) ? 1 : 0
  const align = (text: string): string => (text.startsWith('(') ? text : ' '.repeat(shift) + text)
  const other = finding.figures[0]?.id === result.id ? '' : labelOf(sheet, result)
  return [
    ...row(sheet, 'stated', [styled('error', align(stated)), ...aside(other)]),
    ...row(sheet, 'recomputed', [
      styled('bold', align(recomputed)),
      ...(relation.kind === 'same'
        ? aside(elsewhere(sheet, relation.terms[0]))
        : [plain(`   ${formula}`)]),
    ]),
    ...row(sheet, 'difference', [plain(align(difference))]),
  ]
}

/** The other print of the same fact, and where it stands; the evidence names another release. */
function elsewhere(sheet: Sheet, { figure }: Term): string {
  if (!sheet.view.isPrinted(figure)) return ''
  const { line } = sheet.view.positionAt(figure.place.start)
  return [`${sheet.safe(figure.text)} in line ${line}`, ...describePlace(sheet, figure)].join(', ')
}

function aside(text: string): Span[] {
  return text ? [styled('dim', `   ${text}`)] : []
}

/** The other relations that the same figure breaks. */
function alsoLines(sheet: Sheet, others: readonly Judged[]): Spans[] {
  const lines = others.slice(0, alsoMax).flatMap((judged, index) => {
    const text = `${formulaOf(judged)}, stated as ${judged.relation.result.text}`
    return row(sheet, index === 0 ? 'also' : '', [
      plain(sheet.safe(text)),
      ...aside(sheet.safe(judged.check)),
    ])
  })
  const left = others.length - alsoMax
  return left > 0 ? [...lines, ...row(sheet, '', aside(`and ${countOf(left, 'more')}`))] : lines
}

function suggestionLines(sheet: Sheet, { suggestion }: Finding): Spans[] {
  if (!suggestion) return []
  return row(sheet, 'suggestion', [
    plain(`${sheet.safe(suggestion.figure.text)} ${sheet.symbols.arrow} `),
    styled('good', sheet.safe(suggestion.text)),
    ...aside(sheet.safe(suggestion.why)),
  ])
}

/** A labelled line; what does not fit goes on below the value. */
function row(sheet: Sheet, label: string, spans: readonly Span[]): Spans[] {
  const left = sheet.indent + labelWidth
  const room = sheet.width - left
  const margin = ' '.repeat(sheet.indent)
  const lines: Span[][] = [[styled('dim', margin + label.padEnd(labelWidth))]]
  let used = 0
  const push = (span: Span): void => {
    lines.at(-1)!.push(span)
    used += widthOf(span.text)
  }
  for (const span of spans) {
    if (used + widthOf(span.text) <= room) {
      push(span)
      continue
    }
    // What stands beside a value goes on behind it where a few words fit, else below.
    const gap = used === 0 ? 0 : span.text.length - span.text.trimStart().length
    const beside = used > 0 && room - used - gap >= besideMin
    if (used > 0 && !beside) lines.push([plain(' '.repeat(left))])
    const words = span.text.trim()
    const [first = ''] = wrap(words, beside ? room - used - gap : room)
    if (beside) push(plain(' '.repeat(gap)))
    else used = 0
    push({ ...span, text: first })
    for (const text of wrap(words.slice(first.length), room)) {
      lines.push([plain(' '.repeat(left))])
      used = 0
      push({ ...span, text })
    }
  }
  return lines
}
