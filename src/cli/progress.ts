/** A progress bar on standard error while many files are checked; none where that is a pipe. */

export interface Progress {
  /** One more file is done. */
  step(): void
  /** Takes the bar off, so that something else can be printed; the next step draws it again. */
  clear(): void
}

interface Terminal {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

const cells = 30

export function progressOf(total: number, stream: Terminal, unicode: boolean): Progress {
  if (!stream.isTTY || total < 2) return { step() {}, clear() {} }
  const [full, empty] = unicode ? ['█', '·'] : ['#', '.']
  let done = 0
  const draw = (): void => {
    const filled = Math.floor((done * cells) / total)
    const bar = full.repeat(filled) + empty.repeat(cells - filled)
    const room = (stream.columns ?? 80) - 1
    stream.write(`\r${`${bar} ${done} of ${total} files`.slice(0, room)}\u001b[K`)
  }
  return {
    step() {
      done++
      if (done < total) draw()
      else stream.write('\r\u001b[K')
    },
    clear() {
      stream.write('\r\u001b[K')
    },
  }
}
