/** The release in its frame, with what is to be said about it above. */
import { useEffect, useRef } from 'preact/hooks'
import { Banner } from './banner.tsx'
import { enter, leave } from './frame.ts'
import { onKey } from './keys.ts'
import { data, file, review } from './state.ts'

const lookAgain = 15

export function Release() {
  const own = useRef<HTMLIFrameElement>(null)
  const hash = data.value?.document.sha256 ?? review.value?.checking?.draft
  useEffect(() => {
    const element = own.current
    if (!element || !hash) return
    // Marks are there as soon as the text is: "load" would wait for the pictures of pages.
    let waiting = 0
    const look = (): void => {
      const { contentDocument: loaded } = element
      const isThere = loaded?.URL.endsWith(element.getAttribute('src') ?? ' ')
      if (isThere && loaded?.readyState !== 'loading') enter(loaded, hash, onKey)
      else waiting = setTimeout(look, lookAgain)
    }
    look()
    return () => {
      clearTimeout(waiting)
      leave()
    }
  }, [hash])
  if (!hash) return <main class="doc" id="doc" tabIndex={-1} aria-label="The release" />
  const source = `/release/${encodeURIComponent(file.value)}?draft=${hash.slice(0, 12)}`
  return (
    <main class="doc framed" id="doc" aria-label="The release">
      <Banner />
      <iframe
        ref={own}
        key={source}
        src={source}
        title={`The release: ${file.value}`}
        sandbox="allow-same-origin"
      />
    </main>
  )
}
