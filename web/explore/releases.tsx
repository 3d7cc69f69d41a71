/** Every release with its coverage and open findings; each opens its review. */
import type { ExploreRelease } from '../../src/report/explore/data.ts'
import { countOf, grouped } from '../review/pieces.tsx'
import { issuer, openSource, releases } from './state.ts'

export function Releases() {
  const all = releases.value
  if (!all) return <p class="q">Reading …</p>
  const open = all.reduce((sum, release) => sum + release.open, 0)
  return (
    <>
      <header class="head">
        <div>
          <h1>Releases</h1>
          <p class="q">
            {`${issuer.value?.name ?? ''}: ${countOf(all.length, 'release')}, ${countOf(open, 'finding')} open`}
          </p>
        </div>
      </header>
      <section class="tab">
        <div class="scroll">
          <table class="releases">
            <caption class="vh">Releases, the latest first</caption>
            <thead>
              <tr>
                <th scope="col">Period</th>
                <th scope="col">Release</th>
                <th scope="col" class="n">
                  Figures
                </th>
                <th scope="col" class="n">
                  Ticked
                </th>
                <th scope="col" class="n">
                  Untested
                </th>
                <th scope="col">Coverage</th>
                <th scope="col" class="n">
                  Open findings
                </th>
              </tr>
            </thead>
            <tbody>
              {all.map((release) => (
                <Release key={release.id} release={release} />
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  )
}

function Release({ release }: { release: ExploreRelease }) {
  const { id, name, title, period, end, figures, ticked, finding, untested, open } = release
  const follow = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    void openSource(id)
  }
  return (
    <tr>
      <th scope="row">{period ?? end ?? '–'}</th>
      <td>
        <a href={`/open/${id}`} title={title} onClick={follow}>
          {name}
        </a>
        {title && <span class="q rt">{title}</span>}
      </td>
      <td class="n">{grouped(figures)}</td>
      <td class="n">{grouped(ticked)}</td>
      <td class="n">{grouped(untested)}</td>
      <td>
        <span class="cvr">
          <svg
            viewBox={`0 0 ${Math.max(1, figures)} 6`}
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <rect class="ticked" x={0} y={0} width={ticked} height={6} />
            <rect class="error" x={ticked} y={0} width={finding} height={6} />
            <rect class="untested" x={ticked + finding} y={2} width={untested} height={2} />
          </svg>
          {shareOf(ticked, figures)}
        </span>
      </td>
      <td class="n">{open > 0 ? <i class="no error">{open}</i> : <span class="q">none</span>}</td>
    </tr>
  )
}

/** In tenths of a percent, rounded down: 100% is never claimed too early. */
function shareOf(part: number, whole: number): string {
  if (whole === 0) return '–'
  const tenths = Math.floor((part * 1000) / whole)
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`
}
