/** Extracts as JSON: an array of releases, or one release to a line. */
import type { ReleaseExtract } from './extract.ts'
import type { ExtractFormat } from './writer.ts'

export const extractJson: ExtractFormat = {
  name: 'json',
  extension: 'json',
  help: 'facts and tables, an array with an object for each release',
  streams: true,
  start() {
    let count = 0
    return {
      add: (release) => `${count++ === 0 ? '[\n' : ',\n'}${JSON.stringify(release, null, 1)}`,
      finish: async () => ({ end: count === 0 ? '[]\n' : '\n]\n' }),
    }
  },
}

export const extractNdjson: ExtractFormat = {
  name: 'ndjson',
  extension: 'ndjson',
  help: 'the same, one release to a line',
  streams: true,
  start: () => ({
    add: (release: ReleaseExtract) => `${JSON.stringify(release)}\n`,
    finish: async () => ({ end: '' }),
  }),
}
