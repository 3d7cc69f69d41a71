/** The lists beside the release: findings, untested figures by their reasons, notes. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { FindingData } from '../../src/report/page/data.ts'
import type { ReviewFigure } from '../../src/report/review/data.ts'
import { goTo } from './act.ts'
import { goToMark } from './frame.ts'
import { checkWords, Glyph, grouped, stateWords } from './pieces.tsx'
import {
  chooseFinding,
  data,
  figure,
  finding,
  findings,
  isNarrow,
  lookOf,
  notes,
  sheet,
  tab,
} from './state.ts'

export function Findings() {
  const all = data.value?.findings.filter(({ severity }) => severity !== 'note') ?? []
  if (all.length === 0) return <Clean />
  if (findings.value.length === 0) return <p class="none">No finding is left under this filter.</p>
  return (
    <ol class="list">
      {findings.value.map((item) => (
        <Item key={item.id} item={item} />
      ))}
    </ol>
  )
}

/** Nothing wrong is no proof that all is right: it says what was not tested. */
function Clean() {
  const now = data.value
  if (!now) return null
  const { figures, untested } = now.coverage
  if (figures === 0) return <p class="none">No figure was found: nothing was checked.</p>
  return (
    <p class="none">
      <b>No findings.</b>{' '}
      {untested === 0 ? (
        'Every figure was tested.'
      ) : (
        <>
          <button type="button" class="link" onClick={() => (tab.value = 'untested')}>
            {`${grouped(untested)} of ${grouped(figures)} figures are untested`}
          </button>
          : an error in one of them would not be seen.
        </>
      )}
    </p>
  )
}

function Item({ item }: { item: FindingData }) {
  const own = useRef<HTMLButtonElement>(null)
  const isChosen = item.id === finding.value
  const look = lookOf(item)
  const where = data.value?.figures[item.figures[0] ?? '']
  useEffect(() => {
    if (isChosen) own.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  const choose = (): void => {
    chooseFinding(item.id)
    if (isNarrow.matches) sheet.value = true
  }
  return (
    <li>
      <button type="button" ref={own} class="item" aria-pressed={isChosen} onClick={choose}>
        <span class={`no ${look}`}>{item.number}</span>
        <span class="tt">{item.message}</span>
        <span class={`sv ${look}`}>{stateWords[look]}</span>
        <span class="pl">{where && placeOf(where)}</span>
        <span class="ck">{checkWords(item.check)}</span>
      </button>
    </li>
  )
}

/** "p. 4, Revenues, 1Q07". */
export function placeOf({ where, table, column }: ReviewFigure): string {
  return [where, table, column].filter(Boolean).join(', ')
}

export function Untested() {
  const now = data.value
  if (!now) return null
  const groups = new Map<string, [string, ReviewFigure][]>()
  for (const entry of Object.entries(now.figures)) {
    const { reason } = entry[1]
    if (reason === undefined) continue
    const group = groups.get(reason)
    if (group) group.push(entry)
    else groups.set(reason, [entry])
  }
  if (groups.size === 0) return <p class="none">Every figure was tested.</p>
  const sorted = [...groups].toSorted(([, left], [, right]) => right.length - left.length)
  return (
    <>
      {sorted.map(([reason, figures]) => (
        <section key={reason}>
          <h3 class="why">
            {reason} <span class="q">{grouped(figures.length)}</span>
          </h3>
          <ul class="list">
            {figures.map(([id, item]) => (
              <Row key={id} id={id} item={item} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function Row({ id, item }: { id: string; item: ReviewFigure }) {
  const choose = (event: Event): void => {
    event.preventDefault()
    goTo(id)
  }
  const here = id === figure.value
  return (
    <li>
      <a class="row" href={`#${id}`} aria-current={here ? 'true' : undefined} onClick={choose}>
        <span class="num">{item.text}</span>
        <span>
          <Glyph state={item.state} />
        </span>
        <span class="lb">{item.label || (item.table ? '(no label)' : 'in the text')}</span>
        <span class="q">{item.where}</span>
      </a>
    </li>
  )
}

export function Notes() {
  const inferred = data.value?.inferred ?? []
  const unread = data.value?.unread ?? []
  if (notes.value.length + inferred.length + unread.length === 0)
    return <p class="none">No notes.</p>
  return (
    <>
      <ol class="list">
        {notes.value.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ol>
      {inferred.length > 0 && (
        <section>
          <h3 class="why">
            Unreadable cells <span class="q">{inferred.length}</span>
          </h3>
          <ul class="list">
            {inferred.map(({ text, words, where }, index) => (
              <li key={index}>
                <MarkLink id={`inferred-${index}`}>
                  <span class="num">{text || '(empty)'}</span>
                  <Glyph state="inferred" />
                  <span class="lb">{words}</span>
                  <span class="q">{where}</span>
                </MarkLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      {unread.length > 0 && (
        <section>
          <h3 class="why">
            Not read <span class="q">{unread.length}</span>
          </h3>
          <ul class="list">
            {unread.map(({ sentence }, index) => (
              <li key={index}>
                <MarkLink id={`unread-${index}`} words>
                  {sentence}
                </MarkLink>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

interface MarkLinkProps {
  readonly id: string
  /** A sentence, not figures in columns. */
  readonly words?: boolean
  readonly children: ComponentChildren
}

/** Leads to a mark that is no figure's. */
function MarkLink({ id, words = false, children }: MarkLinkProps) {
  const go = (event: Event): void => {
    event.preventDefault()
    goToMark(id)
  }
  return (
    <a class={words ? 'row words' : 'row'} href={`#${id}`} onClick={go}>
      {children}
    </a>
  )
}
