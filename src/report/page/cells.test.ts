import { expect, test } from 'vitest'
import type { Cell, Table } from '../../model/document.ts'
import { pageTable } from './cells.ts'

/** Rows of texts; "a>" spans two columns. */
function tableOf(...rows: readonly (readonly string[])[]): Table {
  const width = Math.max(...rows.map((row) => row.length))
  return {
    kind: 'table',
    width,
    place: { start: 0, end: 0 },
    rows: rows.map((texts, row) => {
      let col = 0
      const cells = texts.map((given, index): Cell => {
        const colSpan = given.endsWith('>') ? 2 : 1
        const text = given.replace('>', '')
        const start = row * 1000 + index * 20
        const end = start + text.length
        const cell = { row, col, rowSpan: 1, colSpan, place: { start, end }, text }
        col += colSpan
        return { ...cell, pieces: [{ at: 0, start, end }] }
      })
      return { cells }
    }),
  }
}

function textsOf(table: Table): string[][] {
  return pageTable(table).rows.map((cells) =>
    cells.filter(({ text }) => text).map(({ text, col, colSpan }) => `${col}+${colSpan} ${text}`),
  )
}

test('signs join their number, and empty columns are gone', () => {
  const table = tableOf(
    ['', '', '2026>', '', '2025>'],
    ['Revenue', '', '$', '4,821', '', '$', '4,352', ''],
    ['Tax', '', '', '(250', ')', '', '(218', ')'],
    ['Margin', '', '', '51', '%', '', '50', '%'],
  )
  expect(textsOf(table)).toEqual([
    ['1+2 2026', '3+2 2025'],
    ['0+1 Revenue', '1+2 $4,821', '3+2 $4,352'],
    ['0+1 Tax', '2+1 (250)', '4+1 (218)'],
    ['0+1 Margin', '2+1 51%', '4+1 50%'],
  ])
})

test('the pieces of joined cells keep their places', () => {
  const [cells] = pageTable(tableOf(['$', '4,821'])).rows
  expect(cells![0]!.pieces).toEqual([
    { at: 0, start: 0, end: 1 },
    { at: 1, start: 20, end: 25 },
  ])
})

test('a dash is a number, words are none', () => {
  const { rows, numeric } = pageTable(tableOf(['Total', '–', 'n/m'], ['Other', '12', 'see note']))
  expect(rows[0]!.map(({ isNumber }) => isNumber)).toEqual([false, true, false])
  expect(numeric).toEqual([false, true, false])
})

test('a table without text has no columns', () => {
  expect(pageTable(tableOf(['', ''], ['', ''])).width).toBe(0)
})
