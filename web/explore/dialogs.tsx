/** What opens over the explorer: the keys, and the search for a line. */
import { FindDialog, foundMax, KeysDialog } from '../review/shared-dialogs.tsx'
import { go } from './address.ts'
import { focusLine } from './grid.ts'
import { keyList } from './keys.ts'
import { dialog, issuer } from './state.ts'

export function Dialogs() {
  if (dialog.value === 'keys') return <KeysDialog list={keyList} oneColumn onClose={close} />
  return dialog.value === 'find' ? <Find /> : null
}

function close(): void {
  dialog.value = undefined
}

interface Found {
  readonly id: string
  readonly label: string
  readonly key: string
  readonly title: string
}

function Find() {
  return (
    <FindDialog
      title="Find a line"
      label="Words of its label"
      placeholder="Words of its label: operating income"
      listName="Lines"
      nothing="No line is called so."
      rowClass="row line"
      find={findIn}
      idOf={({ id }) => id}
      choose={({ id, key }) => {
        go({ view: 'table', key, lines: [id] })
        focusLine(id)
      }}
      row={({ label, title }) => (
        <>
          <span class="lb">{label}</span>
          <span class="q">{title}</span>
        </>
      )}
      onClose={close}
    />
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
