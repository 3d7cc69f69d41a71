/** Extracts as CSV: a row for each fact. */
import { factColumns } from './columns.ts'
import type { ExtractFormat } from './writer.ts'

export const extractCsv: ExtractFormat = {
  name: 'csv',
  extension: 'csv',
  help: 'facts, a row for each',
  streams: true,
  start() {
    const heading = csvLine(factColumns.map(({ name }) => name))
    let written = false
    const once = (): string => {
      const text = written ? '' : heading
      written = true
      return text
    }
    return {
      add: (release) =>
        once() +
        release.facts
          .map((fact) => csvLine(factColumns.map((column) => column.of(fact, release) ?? '')))
          .join(''),
      finish: async () => ({ end: once() }),
    }
  },
}

function csvLine(cells: readonly (string | number | boolean)[]): string {
  return `${cells.map((cell) => quoted(String(cell))).join(',')}\n`
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
