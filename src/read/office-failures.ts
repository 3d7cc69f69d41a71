/** Why a DOCX or XLSX cannot be read, each with what the user can do about it. */
import type { ReadFailure } from './file-kind.ts'
import type { ZipProblem } from './zip.ts'

export function archiveFailure(kind: string, problem: ZipProblem): ReadFailure {
  if (problem === 'damaged') return damagedFile(kind)
  if (problem === 'encrypted')
    return unreadable(`is ${kind} that is encrypted`, 'save it without a password and give that')
  return unreadable(
    `is ${kind} that unpacks to more than a release holds`,
    'give the release alone, saved anew',
  )
}

export function damagedFile(kind: string): ReadFailure {
  return unreadable(`is ${kind} that is damaged or incomplete`, 'save or copy the file again')
}

export function noText(kind: string): ReadFailure {
  return unreadable(
    `is ${kind} that holds no text`,
    'check that the file is the release and was saved completely',
  )
}

function unreadable(reason: string, remedy: string): ReadFailure {
  return { kind: 'unreadable', reason, remedy }
}
