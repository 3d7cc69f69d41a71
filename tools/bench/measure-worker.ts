/** The process that measures releases for `bench-accuracy`: a job comes in, a record goes out. */
import { basename } from 'node:path'
import { type CorpusFile, readBytes } from './corpus.ts'
import { type MeasureOptions, measure } from './measure.ts'

export interface MeasureJob {
  readonly file: CorpusFile
  readonly options: MeasureOptions
}

process.on('message', ({ file, options }: MeasureJob) => {
  const measured = measure(readBytes(file), file.name, file.company, basename(file.path), options)
  process.send!(measured)
})
