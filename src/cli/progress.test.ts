import { expect, test } from 'vitest'
import { progressOf } from './progress.ts'

function terminal(isTTY: boolean) {
  const written: string[] = []
  return { isTTY, columns: 60, written, write: (text: string) => written.push(text) }
}

test('a bar that grows and is gone at the end', () => {
  const stream = terminal(true)
  const progress = progressOf(3, stream, true)
  for (let file = 0; file < 3; file++) progress.step()
  expect(stream.written).toEqual([
    `\r${'█'.repeat(10)}${'·'.repeat(20)} 1 of 3 files\u001b[K`,
    `\r${'█'.repeat(20)}${'·'.repeat(10)} 2 of 3 files\u001b[K`,
    '\r\u001b[K',
  ])
})

test('nothing in a pipe, and nothing for a single file', () => {
  const pipe = terminal(false)
  progressOf(3, pipe, true).step()
  progressOf(3, pipe, true).clear()
  const single = terminal(true)
  progressOf(1, single, true).step()
  progressOf(1, single, true).clear()
  expect([...pipe.written, ...single.written]).toEqual([])
})

test('it is never wider than the terminal', () => {
  const stream = { ...terminal(true), columns: 12 }
  progressOf(2, stream, false).step()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what ends a line of the bar
  expect(stream.written[0]!.replace(/^\r|\u001b\[K$/g, '')).toHaveLength(11)
})
