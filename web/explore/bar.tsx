/** The bar: whose figures, how many, find a line, the other view. */
import { Logo, ThemeButton, Views } from '../review/brand.tsx'
import { countOf } from '../review/pieces.tsx'
import { go } from './address.ts'
import { dialog, gone, issuer, issuers } from './state.ts'

export function Bar() {
  const now = issuer.value
  const all = issuers.value ?? []
  const choose = (event: Event): void =>
    go({ issuer: (event.currentTarget as HTMLSelectElement).value, key: '', lines: [] })
  return (
    <header class="top">
      <Logo />
      {now && (
        <div class="file">
          {all.length > 1 ? (
            <select class="who" aria-label="Issuer" value={now.id} onChange={choose}>
              {all.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          ) : (
            <p class="who">{now.name}</p>
          )}
          <p class="q wide">
            {gone.value
              ? 'no connection'
              : [
                  countOf(now.releases, 'release'),
                  countOf(now.facts, 'fact'),
                  `${now.restated.toLocaleString('en')} restated`,
                ].join(' · ')}
          </p>
        </div>
      )}
      <span class="sp" />
      {now && (
        <button
          type="button"
          class="b find"
          aria-haspopup="dialog"
          onClick={() => (dialog.value = 'find')}
        >
          Find<span class="wide"> a line</span> <kbd>/</kbd>
        </button>
      )}
      <Views now="explore" />
      <ThemeButton />
    </header>
  )
}
