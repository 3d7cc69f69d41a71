/**
 * DOCX → blocks. The archive is unpacked and measured here, what its document part holds is read by
 * `docx-model.ts`, and `docx-blocks.ts` makes blocks of it. Insertions that are tracked are read,
 * deletions and hidden text are not: the release as it prints when all changes are accepted.
 */
import type { Document } from '../model/document.ts'
import { blocksOfWord } from './docx-blocks.ts'
import { readWordDocument } from './docx-model.ts'
import { withRulesMarked } from './docx-rules.ts'
import type { ReadFailure } from './file-kind.ts'
import type { FileReader } from './format-reader.ts'
import { archiveFailure, damagedFile, noText } from './office-failures.ts'
import { namesInZip, unzip, zipStored } from './zip.ts'

export const docx: FileReader = {
  format: 'docx',
  extensions: ['docx', 'docm', 'dotx'],
  recognises(bytes) {
    return namesInZip(bytes).some((name) => name.startsWith('word/'))
  },
  read: readDocx,
}

const kind = 'a DOCX file'

/** Of text and marks: a release of a hundred pages; twice as much takes a gigabyte to read. */
const bodyMax = 6 * 1024 * 1024

async function readDocx(bytes: Uint8Array): Promise<Document | ReadFailure> {
  const files = await unzip(bytes, isWanted)
  if (typeof files === 'string') return archiveFailure(kind, files)
  for (const [name, file] of files) {
    if (!isBody(name)) continue
    const bare = withRulesMarked(file)
    if (bare.length > bodyMax) return archiveFailure(kind, 'too large')
    files.set(name, bare)
  }
  try {
    const word = await readWordDocument(zipStored(files))
    if (!word) return damagedFile(kind)
    const { blocks, source, title } = blocksOfWord(word)
    if (blocks.length === 0) return noText(kind)
    return { format: 'docx', ...(title === undefined ? {} : { title }), source, blocks }
  } catch {
    // Whatever the libraries stumble over: XML that is none, parts that are missing, depth.
    return damagedFile(kind)
  }
}

/** Pictures, fonts and embedded files stay packed. */
function isWanted(name: string): boolean {
  return (
    /\.(?:xml|rels)$/i.test(name) && !/(?:^|\/)(?:embeddings|media|theme|customXml)\//.test(name)
  )
}

function isBody(name: string): boolean {
  return /^word\/(?:document\d*|footnotes|endnotes)\.xml$/.test(name)
}
