import { expect, test } from 'vitest'
import { terminalOptions } from './terminal.ts'

const screen = { isTTY: true, columns: 100 }

test('a terminal gets colour and its width', () => {
  const options = terminalOptions(screen, { LANG: 'en_US.UTF-8' }, true)
  expect(options).toEqual({ width: 100, colour: true, unicode: true })
})

test('a pipe gets neither, and keeps its letters', () => {
  expect(terminalOptions({}, { LANG: 'C' }, true)).toEqual({ colour: false, unicode: true })
})

test.each([[{ NO_COLOR: '1' }], [{ TERM: 'dumb' }]])('no colour with %o', (environment) => {
  expect(terminalOptions(screen, environment, true).colour).toBe(false)
})

test('no colour where it is not wanted; an empty NO_COLOR does not count', () => {
  expect(terminalOptions(screen, {}, false).colour).toBe(false)
  expect(terminalOptions(screen, { NO_COLOR: '' }, true).colour).toBe(true)
})

test.each([
  [{ LANG: 'C' }, false],
  [{ LANG: 'de_DE.ISO-8859-1' }, false],
  [{ LANG: 'C', LC_ALL: 'C.UTF-8' }, true],
  [{ LANG: 'ja_JP.utf8' }, true],
  [{}, true],
])('letters of %o', (environment, unicode) => {
  expect(terminalOptions(screen, environment, true).unicode).toBe(unicode)
})
