/** What the bars of both views share: the mark, the way to the other view, the theme. */
import { store, theme } from './state.ts'

export function Logo() {
  return (
    <span class="logo">
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <path d="M3.5 3.5h13v13h-13z" fill="none" stroke="currentColor" stroke-width="1.5" />
        <path
          class="tick"
          d="M6.5 10.3l2.5 2.7 4.8-6.3"
          fill="none"
          stroke-width="1.9"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      </svg>
      <span>Tanshin</span>
    </span>
  )
}

const views = [
  ['review', '/', 'Review'],
  ['explore', '/explore', 'Explorer'],
] as const

export function Views({ now }: { now: (typeof views)[number][0] }) {
  return (
    <nav class="views" aria-label="Views">
      {views.map(([name, href, words]) => (
        <a key={name} href={href} aria-current={name === now ? 'page' : undefined}>
          {words}
        </a>
      ))}
    </nav>
  )
}

export function ThemeButton() {
  return (
    <button type="button" class="b ic" id="theme" aria-label="Light or dark" onClick={turnTheme}>
      <span aria-hidden="true">◐</span>
    </button>
  )
}

export function turnTheme(): void {
  const isDark = theme.value
    ? theme.value === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches
  theme.value = isDark ? 'light' : 'dark'
  store('theme', theme.value)
}
