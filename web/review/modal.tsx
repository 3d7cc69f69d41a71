/** A modal of the browser's own: it keeps the focus inside and gives it back. */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

interface Props {
  readonly title: string
  readonly onClose: () => void
  readonly children: ComponentChildren
}

export function Modal({ title, onClose, children }: Props) {
  const own = useRef<HTMLDialogElement>(null)
  // Before the next key: what is typed at once belongs to the field.
  useLayoutEffect(() => {
    const element = own.current
    const onClick = (event: MouseEvent): void => {
      if (event.target === element) onClose()
    }
    element?.showModal()
    // Beside it: what lies under a modal is its own.
    element?.addEventListener('click', onClick)
    return () => element?.removeEventListener('click', onClick)
  }, [])
  return (
    <dialog ref={own} aria-labelledby="dialog-title" onClose={onClose}>
      <div class="inner">
        <h2 id="dialog-title">{title}</h2>
        <button type="button" class="b ic x" aria-label="Close" onClick={onClose}>
          ×
        </button>
        {children}
      </div>
    </dialog>
  )
}
