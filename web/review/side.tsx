/** What stands beside the release: findings, untested figures, notes; below, what is chosen. */
import { useEffect, useRef } from 'preact/hooks'
import type { FindingData } from '../../src/report/page/data.ts'
import type { ReviewFigure } from '../../src/report/review/data.ts'
import { accept, confirmFigure, copy, reopen, step } from './act.ts'
import { Findings, Notes, placeOf, Untested } from './lists.tsx'
import { checkWords, countOf, Glyph, grouped, stateWords } from './pieces.tsx'
import { Relations } from './relation.tsx'
import {
  check,
  chooseFigure,
  chosenFigure,
  chosenFinding,
  data,
  figure,
  lookOf,
  notes,
  openOnly,
  reviewer,
  sheet,
  store,
  type Tab,
  tab,
} from './state.ts'

export function Side() {
  const chosen = chosenFinding.value
  const shown = chosenFigure.value
  return (
    <aside class={`side${sheet.value ? ' open' : ''}`} id="side" aria-label="Findings and figures">
      <button
        type="button"
        class="grab"
        aria-expanded={sheet.value}
        onClick={() => (sheet.value = !sheet.value)}
      >
        {chosen && <b class={`no ${lookOf(chosen)}`}>{chosen.number}</b>}
        <span class="tt">
          {chosen?.message ?? (shown ? `${shown.label} ${shown.text}` : 'Findings and figures')}
        </span>
      </button>
      <div class="step">
        <button type="button" class="b ic" aria-label="Previous finding" onClick={() => step(-1)}>
          ‹
        </button>
        <button type="button" class="b ic" aria-label="Next finding" onClick={() => step(1)}>
          ›
        </button>
      </div>
      <Tabs />
      <div class="lists" role="tabpanel" id="panel" aria-labelledby={`tab-${tab.value}`}>
        {tab.value === 'findings' && <Findings />}
        {tab.value === 'untested' && <Untested />}
        {tab.value === 'notes' && <Notes />}
      </div>
      <Detail />
      <Acts />
    </aside>
  )
}

function Tabs() {
  const now = data.value
  if (!now) return <div class="tabs" />
  const all = now.findings.filter(({ severity }) => severity !== 'note')
  const counts: readonly (readonly [Tab, string, number])[] = [
    ['findings', 'Findings', all.length],
    ['untested', 'Untested', now.coverage.untested],
    ['notes', 'Notes', notes.value.length + now.inferred.length + now.unread.length],
  ]
  const onKey = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (by === undefined) return
    const at = counts.findIndex(([name]) => name === tab.value)
    tab.value = counts[(at + by + counts.length) % counts.length]![0]
    document.getElementById(`tab-${tab.value}`)?.focus()
  }
  const checks = [...new Set(all.map((item) => item.check))].sort()
  return (
    <div class="tabs">
      <div role="tablist" aria-label="Lists" onKeyDown={onKey}>
        {counts.map(([name, title, count]) => (
          <button
            type="button"
            key={name}
            role="tab"
            id={`tab-${name}`}
            aria-controls="panel"
            aria-selected={tab.value === name}
            tabIndex={tab.value === name ? 0 : -1}
            onClick={() => (tab.value = name)}
          >
            {title} <b>{grouped(count)}</b>
          </button>
        ))}
      </div>
      <span class="sp" />
      {tab.value === 'findings' && all.length > 0 && (
        <>
          <label class="vh" for="filter">
            Check
          </label>
          <select
            id="filter"
            class="chip"
            value={check.value}
            onChange={(event) => (check.value = event.currentTarget.value)}
          >
            <option value="">All checks</option>
            {checks.map((name) => (
              <option key={name} value={name}>
                {checkWords(name)}
              </option>
            ))}
          </select>
          <button
            type="button"
            class="chip"
            aria-pressed={openOnly.value}
            onClick={() => (openOnly.value = !openOnly.value)}
          >
            Open only
          </button>
        </>
      )}
    </div>
  )
}

function Detail() {
  const box = useRef<HTMLElement>(null)
  const item = chosenFinding.value
  const shown = chosenFigure.value
  useEffect(() => {
    box.current?.scrollTo(0, 0)
  }, [item?.id, item ? '' : figure.value])
  return (
    <section class="detailbox" ref={box} id="detail" tabIndex={-1} aria-label="What is chosen">
      {item ? (
        <FindingDetail item={item} />
      ) : shown ? (
        <FigureDetail id={figure.value} shown={shown} />
      ) : (
        data.value && <p class="q">Choose a figure to see what it was tied to.</p>
      )}
    </section>
  )
}

function FindingDetail({ item }: { item: FindingData }) {
  const look = lookOf(item)
  const first = data.value?.figures[item.figures[0] ?? '']
  return (
    <article class="detail">
      <header>
        <b class={`no ${look}`}>{item.number}</b>
        <h2>{item.message}</h2>
        <p class="meta">
          <span class={`sv ${look}`}>{stateWords[look]}</span>
          {checkWords(item.check)}
          {first && (
            <>
              {' · '}
              <PlaceLink id={item.figures[0]!} words={placeOf(first)} />
            </>
          )}
        </p>
      </header>
      <Relations ids={item.relations} subject={figure.value || (item.figures[0] ?? '')} />
      {item.suggestion && <SuggestionBlock {...item.suggestion} />}
      {item.accepted && <DecisionBlock {...item.accepted} />}
    </article>
  )
}

function PlaceLink({ id, words }: { id: string; words: string }) {
  const choose = (event: Event): void => {
    event.preventDefault()
    chooseFigure(id)
  }
  return (
    <a href={`#${id}`} onClick={choose}>
      {words}
    </a>
  )
}

function SuggestionBlock({ from, to, why }: { from: string; to: string; why: string }) {
  return (
    <section class="fix">
      <h3>Suggestion</h3>
      <p class="sug">
        <del>{from}</del> <span aria-hidden="true">→</span> <ins>{to}</ins>
        <span class="q">{why}</span>
        <button type="button" class="b s" onClick={() => copy(to)}>
          Copy
        </button>
      </p>
    </section>
  )
}

function DecisionBlock(decision: NonNullable<FindingData['accepted']>) {
  const { reason, by, rests, document } = decision
  const draft = document ? ` and sha256 ${document.slice(0, 6)}…` : ''
  const isEarlier = document !== undefined && document !== data.value?.document.sha256
  return (
    <section class="fix">
      <h3>Decision</h3>
      <p class="dec">
        <b>Accepted</b>
        {by ? ` by ${by}` : ''}
        <br />
        {`“${reason}”`}
        <br />
        <span class="q">
          {`Rests on ${countOf(rests, 'figure')}${draft}; a change to any figure reopens it.`}
          {isEarlier ? ' Decided on an earlier draft; its figures are unchanged.' : ''}
        </span>
      </p>
    </section>
  )
}

function FigureDetail({ id, shown }: { id: string; shown: ReviewFigure }) {
  const state =
    shown.reason && !shown.confirmed ? `Untested: ${shown.reason}` : stateWords[shown.state]
  return (
    <article class="detail">
      <header>
        <h2>{shown.label ? `${shown.label}: ${shown.text}` : shown.text}</h2>
        <p class="meta">
          <Glyph state={shown.state} />
          {`${state} · ${placeOf(shown)}`}
        </p>
      </header>
      {shown.relations.length > 0 ? (
        <Relations ids={shown.relations} subject={id} />
      ) : (
        <p class="none flat">
          Nothing else in the release says what it must be. Look it up, and confirm it with the
          reference.
        </p>
      )}
      {shown.confirmed && (
        <section class="fix">
          <h3>Decision</h3>
          <p class="dec">
            <b>Confirmed by hand</b>
            {shown.confirmed.by ? ` by ${shown.confirmed.by}` : ''}
            <br />
            {`“${shown.confirmed.reference}”`}
            <br />
            <span class="q">Rests on this figure as printed; a change reopens it.</span>
          </p>
        </section>
      )}
    </article>
  )
}

/** What can be decided about what is chosen. */
function Acts() {
  const item = chosenFinding.value
  const shown = chosenFigure.value
  const isNote = item?.severity === 'note'
  if (item && !isNote) return item.accepted ? <ReopenForm /> : <DecideForm kind="accept" />
  if (!item && shown?.confirmed) return <ReopenForm />
  return !item && shown?.reason ? <DecideForm kind="confirm" /> : <div class="acts empty" />
}

function ReopenForm() {
  return (
    <div class="acts">
      <span class="q sp">Decided.</span>
      <button type="button" class="b" onClick={() => void reopen()}>
        Reopen <kbd>r</kbd>
      </button>
    </div>
  )
}

function DecideForm({ kind }: { kind: 'accept' | 'confirm' }) {
  const send = (event: Event): void => {
    event.preventDefault()
    const field = document.getElementById('why') as HTMLInputElement
    const words = field.value.trim()
    if (words === '') {
      field.focus()
      return
    }
    void (kind === 'accept' ? accept(words) : confirmFigure(words)).then((done) => {
      if (!done) return
      field.value = ''
      // The form goes with what it decided about; the keyboard's place stays beside it.
      document.getElementById('detail')?.focus()
    })
  }
  const keep = (event: Event): void => {
    reviewer.value = (event.currentTarget as HTMLInputElement).value
    store('name', reviewer.value)
  }
  const isAccept = kind === 'accept'
  const hint = isAccept
    ? 'Reason, e.g. agreed with schedule C-4'
    : 'Reference, e.g. ledger, line 12'
  return (
    <form class="acts" onSubmit={send}>
      <label class="vh" for="why">
        {isAccept ? 'Reason' : 'Reference'}
      </label>
      <input id="why" placeholder={hint} autocomplete="off" maxLength={2000} />
      <label class="vh" for="who">
        Name
      </label>
      <input
        id="who"
        class="who"
        placeholder="Name"
        value={reviewer.value}
        onInput={keep}
        autocomplete="name"
      />
      <button type="submit" class="b p">
        {isAccept ? 'Accept' : 'Confirm'} <kbd>{isAccept ? 'a' : 't'}</kbd>
      </button>
    </form>
  )
}
