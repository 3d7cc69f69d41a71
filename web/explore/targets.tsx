/** Each target with its revisions and the outcome, or what was reached so far. */
import type { ExploreGuidance, ExploreTarget } from '../../src/report/explore/data.ts'
import { Aims } from './charts.tsx'
import { issuer, openSource, targets } from './state.ts'

export function Targets() {
  const all = targets.value
  if (!all) return <p class="q">Reading …</p>
  return (
    <>
      <header class="head">
        <div>
          <h1>Targets and outcome</h1>
          <p class="q">{issuer.value?.name ?? ''}</p>
        </div>
      </header>
      {issuer.value && <Aims issuer={issuer.value.id} />}
      {all.length === 0 ? (
        <p class="q">No release gives a target.</p>
      ) : (
        <section class="tab">
          <div class="scroll">
            <table class="targets">
              <caption class="vh">Targets, the latest period first</caption>
              <thead>
                <tr>
                  <th scope="col">Period</th>
                  <th scope="col">Line</th>
                  <th scope="col">Target, oldest first</th>
                  <th scope="col" class="n">
                    Outcome
                  </th>
                  <th scope="col">Verdict</th>
                </tr>
              </thead>
              <tbody>
                {all.map((one, index) => (
                  <Guidance key={index} one={one} period={all[index - 1]?.period} />
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
    </>
  )
}

function Guidance({ one, period }: { one: ExploreGuidance; period: string | undefined }) {
  const { outcome, soFar, verdict, unit } = one
  const reached = outcome ?? soFar
  return (
    <tr class={period === one.period ? undefined : 'sub'}>
      <th scope="row">
        {period === one.period ? <span class="vh">{one.period}</span> : one.period}
      </th>
      <td>
        {one.label}{' '}
        <span class="q">
          {[basisWords(one), unitWords(unit, one.scale)].filter(Boolean).join(', ')}
        </span>
      </td>
      <td>
        {one.targets.map((target, index) => (
          <TargetLink key={index} target={target} isRevised={index > 0} />
        ))}
      </td>
      <td class={reached?.shown.startsWith('(') ? 'n neg' : 'n'}>
        {reached?.source ? <ValueLink value={reached} /> : (reached?.shown ?? '')}
      </td>
      <td>
        {verdict ?? (soFar ? `${soFar.months} of ${one.months} months` : '')}
        {!verdict && !soFar && <span class="q">{one.isOver ? 'not reported' : 'open'}</span>}
      </td>
    </tr>
  )
}

function TargetLink({ target, isRevised }: { target: ExploreTarget; isRevised: boolean }) {
  const { low, high, given } = target
  return (
    <span class={isRevised ? 'tg rev' : 'tg'}>
      {isRevised && <span aria-hidden="true">▲ </span>}
      {isRevised && <span class="vh">revised to </span>}
      <ValueLink value={low} />
      {low.value !== high.value && (
        <>
          –<ValueLink value={high} />
        </>
      )}
      {given && <span class="q">{` in ${given}`}</span>}
    </span>
  )
}

function ValueLink({ value }: { value: ExploreTarget['low'] }) {
  const { source, shown } = value
  if (!source) return <span>{shown}</span>
  const follow = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    void openSource(source.release, source.figure)
  }
  return (
    <a
      href={`/open/${source.release}?figure=${source.figure}`}
      title={`${source.name}, ${source.where}: ${source.text}`}
      onClick={follow}
    >
      {shown}
    </a>
  )
}

/** Where the label does not say it itself. */
function basisWords({ basis = '', label }: ExploreGuidance): string {
  return label.toLowerCase().includes(basis) ? '' : basis.replace('gaap', 'GAAP')
}

function unitWords(unit: string | undefined, scale: number): string {
  const words = { 3: 'thousand', 6: 'million', 9: 'billion' }[scale]
  return unit === undefined || unit === 'pure' ? '' : [unit, words].filter(Boolean).join(' ')
}
