/** The review page: what is shown when, and what keeps it up to date. */
import { effect } from '@preact/signals'
import { render } from 'preact'
import { addFiles, hearNews, refresh } from './act.ts'
import { Bar } from './bar.tsx'
import { AddButton, Dialogs } from './dialogs.tsx'
import { keyList, onKey } from './keys.ts'
import { Loading } from './loading.tsx'
import { Rail } from './rail.tsx'
import { Release } from './release.tsx'
import { listen } from './server.ts'
import { Side } from './side.tsx'
import { data, dialog, file, gone, keepAddress, known, said, theme } from './state.ts'
import '../tokens.css'
import '../marks.css'
import '../page/page.css'
import './review.css'

function App() {
  const isEmpty = known.value && file.value === ''
  return (
    <>
      {!isEmpty && (
        <a class="skip" href="#detail">
          To what is chosen
        </a>
      )}
      <Bar />
      {isEmpty ? (
        <Empty />
      ) : (
        <>
          <Rail />
          <Release />
          {data.value ? <Side /> : <Loading />}
        </>
      )}
      <Footer />
      <p class={said.value ? 'said' : 'said vh'} role="status">
        {said.value}
      </p>
      <Dialogs />
    </>
  )
}

function Empty() {
  return (
    <main class="state empty">
      <div class="card drop">
        <svg
          viewBox="0 0 64 64"
          width="56"
          height="56"
          aria-hidden="true"
          fill="none"
          stroke="currentColor"
          stroke-width="1.5"
        >
          <path d="M16 6h24l10 10v42H16z" />
          <path d="M40 6v10h10" />
          <path class="soft" d="M23 27h20M23 34h20M23 41h12" />
          <path
            class="tick"
            d="M33 45l5 6 11-15"
            stroke-width="2.5"
            stroke-linecap="round"
            stroke-linejoin="round"
          />
        </svg>
        <h1>Drop a release here to check it</h1>
        <p class="q">
          PDF, HTML, Word, Excel, Markdown or text. It is read on this computer and sent nowhere.
        </p>
        <AddButton primary />
      </div>
    </main>
  )
}

const footerKeys = 8
const legend: readonly (readonly [string, string])[] = [
  ['ticked', 'exactly'],
  ['rounding', 'within rounding'],
  ['plug', 'by plug'],
  ['untested', 'untested'],
  ['confirmed', 'by hand'],
  ['inferred', 'unreadable'],
]

function Footer() {
  return (
    <footer class="keys">
      {keyList.slice(0, footerKeys).map(([caps, words]) => (
        <span key={words} class="key">
          {caps.map((cap) => (
            <kbd key={cap}>{cap}</kbd>
          ))}{' '}
          {words.replace(/^next, previous /, '').replace(/ (?:the|an|what) .*/, '')}
        </span>
      ))}
      <button type="button" class="link" onClick={() => (dialog.value = 'keys')}>
        <kbd>?</kbd> all keys
      </button>
      <span class="sp" />
      {legend.map(([state, words]) => (
        <span key={state} class="lg">
          <i class="glyph" data-s={state} aria-hidden="true" />
          {words}
        </span>
      ))}
    </footer>
  )
}

function watchDrops(): void {
  addEventListener('dragover', (event) => event.preventDefault())
  addEventListener('drop', (event) => {
    event.preventDefault()
    const files = event.dataTransfer?.files
    if (files?.length) void addFiles([...files])
  })
}

effect(() => {
  if (theme.value) document.documentElement.dataset.theme = theme.value
})
effect(keepAddress)
effect(() => {
  const name = data.value?.document.name
  document.title = name ? `${name} · Tanshin review` : 'Tanshin review'
})
render(<App />, document.getElementById('app')!)
addEventListener('keydown', onKey)
watchDrops()
const update = (): void => void refresh().catch((error: Error) => (said.value = error.message))
listen(hearNews, (is) => {
  if (gone.value && !is) update()
  gone.value = is
})
update()
