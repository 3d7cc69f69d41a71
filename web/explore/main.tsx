/** The explorer: an issuer's figures over time, each one step from where it is printed. */
import { effect } from '@preact/signals'
import { render } from 'preact'
import { listen } from '../review/server.ts'
import { theme } from '../review/state.ts'
import { go, place, readPlace } from './address.ts'
import { Bar } from './bar.tsx'
import { Dialogs } from './dialogs.tsx'
import { onKey } from './keys.ts'
import { Nav } from './nav.tsx'
import { Releases } from './releases.tsx'
import { checking, gone, issuer, issuers, reload, said, start, table } from './state.ts'
import { Statement } from './statement.tsx'
import { Targets } from './targets.tsx'
import '../tokens.css'
import '../marks.css'
import '../page/page.css'
import '../review/review.css'
import './explore.css'

const views = { table: Statement, releases: Releases, targets: Targets }

function App() {
  const View = views[place.value.view]
  return (
    <>
      <a class="skip" href="#main">
        To the table
      </a>
      <Bar />
      <Nav />
      <main class="explorer" id="main" tabIndex={-1}>
        {issuers.value?.length === 0 ? (
          <Empty />
        ) : issuer.value ? (
          <View />
        ) : (
          <p class="q">Reading …</p>
        )}
      </main>
      <p class={said.value ? 'said' : 'said vh'} role="status">
        {said.value}
      </p>
      <Dialogs />
    </>
  )
}

function Empty() {
  if (checking.value > 0)
    return (
      <p class="q" role="status">
        {`Checking ${checking.value === 1 ? 'a release' : `${checking.value} releases`} …`}
      </p>
    )
  return (
    <div class="card">
      <h1>Nothing to explore yet</h1>
      <p class="q">
        Open releases in the <a href="/">review page</a>, or serve a store: “tanshin store add
        releases/”, then “tanshin serve tanshin.duckdb”.
      </p>
    </div>
  )
}

/** Links to other views are steps in this page; new tabs and the like are the browser's. */
function onClick(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  const link = (event.target as HTMLElement).closest<HTMLAnchorElement>('a[href^="/explore"]')
  if (!link) return
  event.preventDefault()
  go(readPlace(new URL(link.href)))
}

document.body.classList.add('exploring')
effect(() => {
  if (theme.value) document.documentElement.dataset.theme = theme.value
})
effect(() => {
  const what = { table: table.value?.title, releases: 'Releases', targets: 'Targets' }
  const parts = [what[place.value.view], issuer.value?.name, 'Tanshin']
  document.title = parts.filter(Boolean).join(' · ')
})
render(<App />, document.getElementById('app')!)
addEventListener('keydown', onKey)
addEventListener('click', onClick)
start()
listen(reload, (is) => {
  if (gone.value && !is) reload()
  gone.value = is
})
