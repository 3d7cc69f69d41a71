/**
 * The two dialogs that the review page and the explorer have alike: the list of keys, and a search
 * by typing. What is found, and what choosing it does, each page says itself.
 */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Modal } from './modal.tsx'
import { letters, store } from './state.ts'

/** More results than this nobody looks through. */
export const foundMax = 40

interface KeysProps {
  /** Keys that do the same, and what they do. */
  readonly list: readonly (readonly [readonly string[], string])[]
  readonly oneColumn?: boolean
  readonly onClose: () => void
}

export function KeysDialog({ list, oneColumn = false, onClose }: KeysProps) {
  const turn = (event: Event): void => {
    letters.value = (event.currentTarget as HTMLInputElement).checked
    store('letters', letters.value ? 'on' : 'off')
  }
  return (
    <Modal title="Keys" onClose={onClose}>
      <dl class={oneColumn ? 'keylist one' : 'keylist'}>
        {list.map(([caps, words]) => (
          <div key={words}>
            <dt>
              {caps.map((cap) => (
                <kbd key={cap}>{cap}</kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input type="checkbox" checked={letters.value} onChange={turn} /> Single letters are keys
      </label>
    </Modal>
  )
}

interface FindProps<Found> {
  readonly title: string
  /** What is to be typed, for those who hear the page and for those who see it. */
  readonly label: string
  readonly placeholder: string
  /** The name of the list, and what is said where nothing is found. */
  readonly listName: string
  readonly nothing: string
  readonly rowClass: string
  readonly find: (words: string) => readonly Found[]
  readonly idOf: (found: Found) => string
  readonly choose: (found: Found) => void
  readonly row: (found: Found) => ComponentChildren
  readonly onClose: () => void
}

export function FindDialog<Found>(props: FindProps<Found>) {
  const { title, label, placeholder, listName, nothing, rowClass, idOf } = props
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => field.current?.focus(), [])
  const all = props.find(words)
  const choose = (found: Found | undefined): void => {
    if (found === undefined) return
    props.onClose()
    props.choose(found)
  }
  const onKey = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined) {
      event.preventDefault()
      setAt(Math.max(0, Math.min(all.length - 1, at + by)))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      choose(all[at])
    }
  }
  const type = (event: Event): void => {
    setWords((event.currentTarget as HTMLInputElement).value)
    setAt(0)
  }
  return (
    <Modal title={title} onClose={props.onClose}>
      <label class="vh" for="find">
        {label}
      </label>
      <input
        id="find"
        ref={field}
        class="field"
        placeholder={placeholder}
        autocomplete="off"
        role="combobox"
        aria-expanded={all.length > 0}
        aria-controls="found"
        aria-activedescendant={all[at] === undefined ? undefined : `found-${at}`}
        onInput={type}
        onKeyDown={onKey}
      />
      <div class="list found" id="found" role="listbox" aria-label={listName}>
        {all.map((found, index) => (
          <button
            type="button"
            tabIndex={-1}
            key={idOf(found)}
            id={`found-${index}`}
            role="option"
            aria-selected={index === at}
            class={rowClass}
            onClick={() => choose(found)}
          >
            {props.row(found)}
          </button>
        ))}
      </div>
      {words !== '' && all.length === 0 && <p class="q">{nothing}</p>}
    </Modal>
  )
}
