/**
 * Tells when something in a workspace changed on disk.
 *
 * Folders are watched, not files: an editor that saves by renaming leaves the watched file behind.
 */
import { type FSWatcher, readdirSync, watch } from 'node:fs'
import { join } from 'node:path'

/** Changes that come together are one: an editor writes, renames and touches. */
const settleMs = 20

/** What is built from a workspace is no part of it, and so are hidden and temporary files. */
function isIgnored(name: string): boolean {
  return /^(?:[.~#]|dist$|node_modules$)|[~]$/.test(name)
}

/** Calls `onChange` after each change; returns how to stop. */
export function watchFolder(root: string, onChange: () => void): () => void {
  const watched = new Map<string, FSWatcher>()
  let waiting: NodeJS.Timeout | undefined
  const settle = () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      watchNew()
      onChange()
    }, settleMs)
  }
  const drop = (folder: string) => {
    watched.get(folder)?.close()
    watched.delete(folder)
  }
  const watchNew = () => {
    for (const folder of foldersBelow(root)) {
      if (watched.has(folder)) continue
      try {
        const watcher = watch(folder, (_event, name) => {
          if (name === null || !isIgnored(name)) settle()
        })
        // A folder that was removed is no longer there to be watched.
        watcher.on('error', () => drop(folder))
        watched.set(folder, watcher)
      } catch {
        drop(folder)
      }
    }
  }
  watchNew()
  return () => {
    clearTimeout(waiting)
    for (const folder of [...watched.keys()]) drop(folder)
  }
}

const depthMax = 6

function foldersBelow(folder: string, depth = 0): readonly string[] {
  if (depth > depthMax) return []
  try {
    const below = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !isIgnored(entry.name))
      .flatMap((entry) => foldersBelow(join(folder, entry.name), depth + 1))
    return [folder, ...below]
  } catch {
    return []
  }
}
