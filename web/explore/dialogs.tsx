/** What opens over the explorer: the keys, and the search for a line. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Modal } from '../review/modal.tsx'
import { letters, store } from '../review/state.ts'
import { go } from './address.ts'
import { focusLine } from './grid.ts'
import { keyList } from './keys.ts'
import { dialog, issuer } from './state.ts'

const foundMax = 40

export function Dialogs() {
  if (dialog.value === 'keys') return <Keys />
  return dialog.value === 'find' ? <Find /> : null
}

function close(): void {
  dialog.value = undefined
}

function Keys() {
  const turn = (event: Event): void => {
    letters.value = (event.currentTarget as HTMLInputElement).checked
    store('letters', letters.value ? 'on' : 'off')
  }
  return (
    <Modal title="Keys" onClose={close}>
      <dl class="keylist one">
        {keyList.map(([caps, words]) => (
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

interface Found {
  readonly id: string
  readonly label: string
  readonly key: string
  readonly title: string
}

function Find() {
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => field.current?.focus(), [])
  const found = findIn(words)
  const choose = (line: Found | undefined): void => {
    if (!line) return
    close()
    go({ view: 'table', key: line.key, lines: [line.id] })
    focusLine(line.id)
  }
  const onKey = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined) {
      event.preventDefault()
      setAt(Math.max(0, Math.min(found.length - 1, at + by)))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      choose(found[at])
    }
  }
  const type = (event: Event): void => {
    setWords((event.currentTarget as HTMLInputElement).value)
    setAt(0)
  }
  return (
    <Modal title="Find a line" onClose={close}>
      <label class="vh" for="find">
        Words of its label
      </label>
      <input
        id="find"
        ref={field}
        class="field"
        placeholder="Words of its label: operating income"
        autocomplete="off"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls="found"
        aria-activedescendant={found[at] ? `found-${at}` : undefined}
        onInput={type}
        onKeyDown={onKey}
      />
      <div class="list found" id="found" role="listbox" aria-label="Lines">
        {found.map((line, index) => (
          <button
            type="button"
            tabIndex={-1}
            key={line.id}
            id={`found-${index}`}
            role="option"
            aria-selected={index === at}
            class="row line"
            onClick={() => choose(line)}
          >
            <span class="lb">{line.label}</span>
            <span class="q">{line.title}</span>
          </button>
        ))}
      </div>
      {words !== '' && found.length === 0 && <p class="q">No line is called so.</p>}
    </Modal>
  )
}

/** Lines that have all the words, those that begin with them first. */
function findIn(words: string): Found[] {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return []
  const parts = wanted.split(/\s+/)
  const all = (issuer.value?.tables ?? []).flatMap(({ key, title, lines }) =>
    lines.map(({ id, label }) => ({ id, label, key, title })),
  )
  const fitting = all.filter(({ label }) => {
    const text = label.toLowerCase()
    return parts.every((part) => text.includes(part))
  })
  const begins = ({ label }: Found): number => (label.toLowerCase().startsWith(wanted) ? 0 : 1)
  return fitting.sort((left, right) => begins(left) - begins(right)).slice(0, foundMax)
}
