/** What there is to look at: statements, other tables, targets, releases. */
import type { ExploreTableName } from '../../src/report/explore/data.ts'
import { place, to } from './address.ts'
import { issuer, tableKey } from './state.ts'

export function Nav() {
  const now = issuer.value
  if (!now) return <nav class="nav" aria-label="Tables" />
  const { view } = place.value
  const statements = now.tables.filter(({ group }) => group === 'statement')
  const others = now.tables.filter(({ group }) => group === 'table')
  return (
    <nav class="nav" aria-label="Tables">
      <Group title="Statements" tables={statements} />
      <Group title="Other tables" tables={others} />
      <h2>Releases</h2>
      <a
        href={to({ view: 'releases', key: '', lines: [] })}
        aria-current={view === 'releases' ? 'page' : undefined}
      >
        All releases <span class="q">{now.releases.toLocaleString('en')}</span>
      </a>
      {now.targets > 0 && (
        <a
          href={to({ view: 'targets', key: '', lines: [] })}
          aria-current={view === 'targets' ? 'page' : undefined}
        >
          Targets and outcome <span class="q">{now.targets.toLocaleString('en')}</span>
        </a>
      )}
    </nav>
  )
}

function Group({ title, tables }: { title: string; tables: readonly ExploreTableName[] }) {
  if (tables.length === 0) return null
  const isTable = place.value.view === 'table'
  return (
    <>
      <h2>{title}</h2>
      {tables.map((one) => (
        <a
          key={one.key}
          href={to({ view: 'table', key: one.key, lines: [] })}
          title={one.title}
          aria-current={isTable && one.key === tableKey.value ? 'page' : undefined}
        >
          <span class="tn">{one.title}</span>
          {one.restated > 0 && (
            <b>
              {one.restated} r<span class="vh"> restated</span>
            </b>
          )}
        </a>
      ))}
    </>
  )
}
