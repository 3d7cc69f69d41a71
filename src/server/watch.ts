/** Watches one file, whatever way it is saved: written over, or replaced by another of its name. */
import { type FSWatcher, watch } from 'node:fs'
import { basename, dirname } from 'node:path'

/** Editors write in several steps; one check is enough for all of them. */
const quiet = 80

/** Calls `changed` a moment after the file has changed; gives how to stop. */
export function watchFile(path: string, changed: () => void): () => void {
  const name = basename(path)
  let timer: NodeJS.Timeout | undefined
  let watcher: FSWatcher | undefined
  try {
    // Its folder: a file that is replaced takes a watch on itself with it.
    watcher = watch(dirname(path), { persistent: false }, (_, touched) => {
      if (touched !== null && touched !== name) return
      clearTimeout(timer)
      timer = setTimeout(changed, quiet)
    })
    watcher.on('error', () => watcher?.close())
  } catch {
    // A folder that cannot be watched (some network drives): the release is shown as it was read.
  }
  return () => {
    clearTimeout(timer)
    watcher?.close()
  }
}
