/** What opens over the page: the keys, the search, the list of releases, the export. */

import { useRef } from 'preact/hooks'
import { addFiles, goTo, refresh } from './act.ts'
import { keyList } from './keys.ts'
import { Modal } from './modal.tsx'
import { Glyph, grouped } from './pieces.tsx'
import { FindDialog, foundMax, KeysDialog } from './shared-dialogs.tsx'
import { chooseFile, data, dialog, entries, file, review } from './state.ts'

export function Dialogs() {
  switch (dialog.value) {
    case 'keys':
      return <KeysDialog list={keyList} onClose={close} />
    case 'find':
      return <Find />
    case 'files':
      return <Files />
    case 'export':
      return <Export />
    default:
      return null
  }
}

/** The dialog that is open is closed. */
function close(): void {
  dialog.value = undefined
}

function Find() {
  return (
    <FindDialog
      title="Find a figure"
      label="A value or a label"
      placeholder="A value or a label: 13,696 or operating income"
      listName="Figures"
      nothing="No figure is printed so."
      rowClass="row"
      find={findIn}
      idOf={([id]) => id}
      choose={([id]) => goTo(id)}
      row={([, item]) => (
        <>
          <span class="num">{item.text}</span>
          <span>
            <Glyph state={item.state} />
          </span>
          <span class="lb">
            {[item.label, item.column].filter(Boolean).join(', ') || 'in the text'}
          </span>
          <span class="q">{item.where}</span>
        </>
      )}
      onClose={close}
    />
  )
}

function findIn(words: string) {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return []
  const digits = wanted.replace(/[^\d.]/g, '')
  const isNumber = /^[\d.,()%$\s-]+$/.test(wanted) && digits !== ''
  return Object.entries(data.value?.figures ?? {})
    .filter(([, item]) =>
      isNumber
        ? item.text.replace(/[^\d.]/g, '').startsWith(digits)
        : `${item.label} ${item.table ?? ''} ${item.column ?? ''}`.toLowerCase().includes(wanted),
    )
    .slice(0, foundMax)
}

function Files() {
  const choose = (id: string): void => {
    dialog.value = undefined
    chooseFile(id)
    void refresh()
  }
  return (
    <Modal title="Releases" onClose={close}>
      <ul class="list files">
        {entries.value.map(({ id, counts, problem }) => (
          <li key={id}>
            <button
              type="button"
              class="item"
              aria-current={id === file.value ? 'true' : undefined}
              onClick={() => choose(id)}
            >
              <span class="tt">{id}</span>
              <span class="q">
                {problem ? 'cannot be read' : counts ? countsWords(counts) : 'checking'}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <AddButton />
    </Modal>
  )
}

function countsWords(counts: NonNullable<(typeof entries.value)[number]['counts']>): string {
  const open = counts.errors + counts.warnings
  return `${grouped(counts.ticked)}/${grouped(counts.figures)} ticked, ${open} open`
}

/** Opens files of this computer; they are sent to this computer's own server only. */
export function AddButton({ primary = false }: { primary?: boolean }) {
  const field = useRef<HTMLInputElement>(null)
  const add = (): void => {
    const files = field.current?.files
    if (files?.length) void addFiles([...files]).then(() => (dialog.value = undefined))
  }
  return (
    <>
      <input
        ref={field}
        type="file"
        class="vh"
        tabIndex={-1}
        aria-label="Files"
        multiple
        onChange={add}
      />
      <button type="button" class={primary ? 'b p' : 'b'} onClick={() => field.current?.click()}>
        Choose a file …
      </button>
    </>
  )
}

const exportWords: Readonly<Record<string, readonly [string, string]>> = {
  marked: ['The marked document', 'the release with its tickmarks, and the tie-out at its end'],
  'work-paper': ['The work paper, XLSX', 'findings, decisions, every figure; with room to sign'],
  page: ['The tie-out as one HTML page', 'every mark and relation; opens anywhere'],
  check: ['The check as JSON', 'for programs'],
  decisions: ['The decisions', 'as kept in the baseline file'],
}

function Export() {
  const base = `/api/releases/${encodeURIComponent(file.value)}/export`
  const open = (data.value?.counts.errors ?? 0) + (data.value?.counts.warnings ?? 0)
  const ways = (review.value?.exports ?? []).flatMap((what) => {
    const words = exportWords[what]
    return words ? [[`${base}/${what}`, ...words] as const] : []
  })
  return (
    <Modal title="Export" onClose={close}>
      {open > 0 && (
        <p class="q">{`${open} finding${open === 1 ? ' is' : 's are'} still open; the export says so.`}</p>
      )}
      <ul class="list files">
        {ways.map(([href, title, what]) => (
          <li key={href}>
            <a class="item" href={href} download>
              <span class="tt">{title}</span>
              <span class="q">{what}</span>
            </a>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
