/** Said above the release when its file changed on disk, or can no longer be read. */
import { openChanges, order } from './act.ts'
import { countOf } from './pieces.tsx'
import { changesSeen, data, review, showChanges } from './state.ts'

export function Banner() {
  const now = review.value
  if (!data.value) return null
  if (now?.checking)
    return (
      <div class="banner busy" role="status">
        <b>The file changed and is checked again …</b>
        <button type="button" class="b s" onClick={() => void order('stop')}>
          Stop
        </button>
      </div>
    )
  if (now?.problem !== undefined)
    return (
      <div class="banner bad" role="alert">
        <b>The last check still stands.</b> {now.problem}
        <button type="button" class="b s" onClick={() => void order('again')}>
          Check again
        </button>
      </div>
    )
  const changes = now?.changes
  if (!changes || (changesSeen.value && !showChanges.value)) return null
  const { before, added, removed, reopened, findingsBefore, findingsNow } = changes
  const differ = Object.keys(before).length
  const words = [
    differ === 0
      ? 'no figure differs'
      : `${countOf(differ, 'figure')} differ${differ === 1 ? 's' : ''}`,
    added > 0 ? `${added} new` : '',
    removed > 0 ? `${removed} gone` : '',
    reopened > 0 ? `${countOf(reopened, 'decision')} reopened` : '',
    findingsNow === findingsBefore
      ? 'as many findings'
      : `${countOf(findingsNow, 'open finding')}, before ${findingsBefore}`,
  ].filter(Boolean)
  return (
    <div class="banner" role="status">
      <b>The file changed on disk.</b> {`${words.join(', ')}. `}
      <button type="button" class="b s" onClick={openChanges}>
        {showChanges.value ? 'Hide changes' : 'Show changes'} <kbd>c</kbd>
      </button>
      {!showChanges.value && (
        <button type="button" class="b s" onClick={() => (changesSeen.value = true)}>
          Dismiss
        </button>
      )}
    </div>
  )
}
