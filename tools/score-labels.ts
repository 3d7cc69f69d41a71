/**
 * The product's verdicts on numbers of prose against those of a person who read the releases.
 * `npm run bench:labels [-- --list]`; without the releases it says so and passes. The set that is
 * held out is summed up only: who makes rules must not see what they miss in it.
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { Figure } from '../src/model/figure.ts'
import type { CheckResult, FigureState } from '../src/model/finding.ts'
import type { Place } from '../src/model/place.ts'
import { corpusFiles, corpusFolder, fingerprint, readBytes } from './bench/corpus.ts'
import { type Label, parseLabels } from './bench/labels.ts'
import { tryCheck } from './bench/try-check.ts'

type Said = FigureState['state'] | 'listed as no figure' | 'not listed'

interface Scored {
  readonly label: Label
  readonly said: Said
  /** Why it is untested or what it was taken for. */
  readonly why: string
}

const sets = ['prose', 'prose-held-out']

function main(): void {
  const { values } = parseArgs({ options: { list: { type: 'boolean' } } })
  for (const set of sets) {
    const scored = scoreAll(parseLabels(readFileSync(`test/labels/${set}.tsv`, 'utf8')))
    if (scored.length === 0) {
      console.log(`Left out: none of the labelled releases is in ${corpusFolder()}.`)
      return
    }
    console.log(`${set}: ${scored.length} numbers`)
    print(scored, values.list === true, set === 'prose')
  }
}

function scoreAll(labels: readonly Label[]): Scored[] {
  return corpusFiles(corpusFolder()).flatMap((file) => {
    const wanted = labels.filter(({ release }) => release === file.name)
    if (wanted.length === 0) return []
    const bytes = readBytes(file)
    const same = wanted.filter((label) => label.fingerprint === fingerprint(bytes))
    const result = tryCheck(bytes, basename(file.path))
    return 'release' in result ? same.map((label) => score(result, label)) : []
  })
}

function score({ release, states }: CheckResult, label: Label): Scored {
  const figure = release.figures.find(({ place }) => overlaps(place, label))
  if (figure) return { label, ...saidOf(figure, states.get(figure.id)) }
  const other = release.nonFigures.find(({ place }) => overlaps(place, label))
  if (other) return { label, said: 'listed as no figure', why: other.reason }
  // A footnote's own mark is set apart by the reader; it never was in the text.
  const isMark = release.document.blocks.some(
    (block) =>
      block.kind === 'note' &&
      block.mark.includes(label.text) &&
      block.place.start <= label.start &&
      label.end <= (block.pieces[0]?.start ?? 0),
  )
  return isMark
    ? { label, said: 'listed as no figure', why: 'note-mark' }
    : { label, said: 'not listed', why: '' }
}

function saidOf(figure: Figure, state: FigureState | undefined): Omit<Scored, 'label'> {
  if (state?.state === 'ticked') {
    const kinds = state.relations.map(({ check }) => check)
    return { said: 'ticked', why: `${figure.text} by ${[...new Set(kinds)].join(', ')}` }
  }
  if (state?.state === 'untested')
    return { said: 'untested', why: `${figure.text} ${state.reason}` }
  return { said: 'finding', why: figure.text }
}

function overlaps(place: Place, { start, end }: Label): boolean {
  return place.start < end && start < place.end
}

function print(scored: readonly Scored[], list: boolean, isOpen: boolean): void {
  const by = (verdict: Label['verdict']): Scored[] =>
    scored.filter(({ label }) => label.verdict === verdict)
  const figures = ['ticked', 'finding', 'untested']
  const lines: [string, Scored[], (one: Scored) => boolean, string][] = [
    ['with a witness, ticked', by('witness'), ({ said }) => said === 'ticked', '85%'],
    [
      'no figures, not taken for one',
      by('no-figure'),
      ({ said }) => !figures.includes(said),
      '98%',
    ],
    [
      'no figures, listed as such',
      by('no-figure'),
      ({ said }) => said === 'listed as no figure',
      '98%',
    ],
    ['without a witness, left unticked', by('no-witness'), ({ said }) => said !== 'ticked', '100%'],
  ]
  for (const [title, all, isGood, target] of lines) {
    const good = all.filter(isGood).length
    const share = all.length === 0 ? '–' : ((100 * good) / all.length).toFixed(1)
    console.log(`  ${title}: ${good} of ${all.length}, ${share}% (target ${target})`)
    for (const { label, said, why } of all.filter((one) => !isGood(one))) {
      if (!isOpen || (!list && title.startsWith('no figures, listed'))) continue
      console.log(
        `    ${label.release} @${label.start} ${label.text}: ${label.because}; ${said} ${why}`,
      )
    }
  }
}

main()
