/** The bar: which release, how much of it is tied out, what can be done with it. */
import { useMemo } from 'preact/hooks'
import { Logo, ThemeButton, Views } from './brand.tsx'
import { grouped } from './pieces.tsx'
import { data, dialog, entries, file, gone, review } from './state.ts'

const barOrder = [
  'ticked',
  'rounding',
  'plug',
  'note',
  'accepted',
  'warning',
  'error',
  'confirmed',
  'untested',
]

export function Bar() {
  const now = data.value
  return (
    <header class="top">
      <Logo />
      {file.value !== '' && <FileName />}
      {now ? <Coverage /> : <span class="sp" />}
      {now && (
        <button
          type="button"
          class="b"
          aria-haspopup="dialog"
          onClick={() => (dialog.value = 'export')}
        >
          Export<span class="q wide"> marked, work paper</span>
        </button>
      )}
      <Views now="review" />
      <ThemeButton />
    </header>
  )
}

function FileName() {
  const now = data.value
  const many = entries.value.length > 1
  const title = now?.document.title
  const pages = now?.document.pages
  const words = { file: 'watching', drop: 'dropped here', workspace: 'built from its workspace' }
  const watching = gone.value ? 'no connection' : words[review.value?.from ?? 'file']
  return (
    <div class="file">
      <h1>
        {many ? (
          <button
            type="button"
            class="plain"
            aria-haspopup="dialog"
            onClick={() => (dialog.value = 'files')}
          >
            {file.value} <span aria-hidden="true">▾</span>
          </button>
        ) : (
          file.value
        )}
      </h1>
      <p class="q">
        <span class="wide">
          {title ? `${title} · ` : ''}
          {pages ? `${pages} page${pages === 1 ? '' : 's'} · ` : ''}
        </span>
        {now && (
          <span
            title={`SHA-256 ${now.document.sha256}`}
          >{`${now.document.sha256.slice(0, 6)}… · `}</span>
        )}
        <i class={gone.value ? 'watch off' : 'watch'} aria-hidden="true" />
        {watching}
      </p>
    </div>
  )
}

function Coverage() {
  const { coverage, counts, figures, unread } = data.value!
  const stretches = useMemo(() => {
    const states = new Map<string, number>()
    for (const { state } of Object.values(figures)) states.set(state, (states.get(state) ?? 0) + 1)
    let x = 0
    return barOrder.flatMap((state) => {
      const width = states.get(state) ?? 0
      x += width
      return width > 0 ? [{ state, x: x - width, width }] : []
    })
  }, [figures])
  const confirmed = stretches.find(({ state }) => state === 'confirmed')?.width ?? 0
  const open = counts.errors + counts.warnings
  const words = [
    `${grouped(coverage.figures)} figures: ${grouped(coverage.ticked)} ticked`,
    `${grouped(coverage.finding)} in findings`,
    `${grouped(coverage.untested)} untested`,
    ...(unread.length > 0 ? [`${grouped(unread.length)} parts not read`] : []),
  ]
  return (
    <div class="cov">
      <svg
        class="bar"
        viewBox={`0 0 ${Math.max(1, coverage.figures)} 10`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {stretches.map(({ state, x, width }) =>
          state === 'untested' ? (
            <rect key={state} class={state} x={x} y={4} width={width} height={2} />
          ) : (
            <rect
              key={state}
              class={state}
              x={x}
              y={state === 'error' || state === 'warning' ? 0 : 2}
              width={width}
              height={state === 'error' || state === 'warning' ? 10 : 6}
            />
          ),
        )}
      </svg>
      <p class="nums" role="status" aria-live="polite">
        <span class="vh">{`${words.join(', ')}; ${open} findings open.`}</span>
        <span aria-hidden="true">
          <b>{grouped(coverage.ticked)}</b> ticked{' '}
          {coverage.finding > 0 && (
            <>
              <b class={open > 0 ? 'e' : ''}>{grouped(coverage.finding)}</b> in findings{' '}
            </>
          )}
          <b>{grouped(coverage.untested)}</b> untested{' '}
          <span class="q">
            {confirmed > 0 ? `(${grouped(confirmed)} by hand) ` : ''}
            {`of ${grouped(coverage.figures)}`}
            {unread.length > 0 && ` · ${grouped(unread.length)} not read`}
          </span>
        </span>
      </p>
    </div>
  )
}
