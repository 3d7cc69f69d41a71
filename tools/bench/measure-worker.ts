/** The process that measures releases for `bench-accuracy`: a job comes in, a record goes out. */
import { basename } from 'node:path'
import { type CorpusFile, readBytes } from './corpus.ts'
import { type MeasureOptions, measure, type Subject, textSubject } from './measure.ts'
import { pdfSubject } from './pdf-subject.ts'

export interface MeasureJob {
  readonly file: CorpusFile<'html' | 'text' | 'pdf'>
  readonly options: MeasureOptions
}

process.on('message', async ({ file, options }: MeasureJob) => {
  process.send!(measure(await subjectOf(file), options))
})

async function subjectOf(file: MeasureJob['file']): Promise<Subject> {
  const { name, company, path, format } = file
  const bytes = readBytes(file)
  if (format === 'pdf') return pdfSubject(bytes, name, company)
  return textSubject(bytes, name, company, basename(path))
}
