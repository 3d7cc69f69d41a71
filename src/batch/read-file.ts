/** A path → its bytes, or a sentence that says why not and what to do. Bounded in size. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { bytesMax } from '../read/reader.ts'
import { UserError } from './user-error.ts'

export interface FileBytes {
  readonly bytes: Uint8Array
  /** In hexadecimal. */
  readonly sha256: string
}

const remedies: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the spelling',
  EACCES: 'you may not read it; check its permissions',
  EPERM: 'you may not read it; check its permissions',
  EISDIR: 'it is a folder; give its name to "check" to take all releases in it',
  ENAMETOOLONG: 'the name is too long to be a file',
  ELOOP: 'it is a link that leads back to itself',
  EMFILE: 'too many files are open; use fewer --jobs',
}

/** Reads a file, or standard input for "-". Throws a `UserError`. */
export async function readBytes(path: string): Promise<FileBytes> {
  try {
    if (path !== '-') await assertRegular(path)
    return await collect(path === '-' ? process.stdin : createReadStream(path), path)
  } catch (error) {
    if (error instanceof UserError) throw error
    const { code = '', message } = error as NodeJS.ErrnoException
    throw new UserError(`${path}: cannot be read: ${remedies[code] ?? message}.`, 3)
  }
}

/** A pipe or a device could keep us waiting for ever. */
async function assertRegular(path: string): Promise<void> {
  const found = await stat(path)
  if (found.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
  if (found.size > bytesMax) throw tooLarge(path)
}

async function collect(stream: AsyncIterable<Uint8Array>, path: string): Promise<FileBytes> {
  const hash = createHash('sha256')
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream) {
    length += chunk.length
    if (length > bytesMax) throw tooLarge(path)
    hash.update(chunk)
    chunks.push(chunk)
  }
  return { bytes: Buffer.concat(chunks), sha256: hash.digest('hex') }
}

function tooLarge(path: string): UserError {
  const limit = `${bytesMax / 1024 / 1024} MB`
  return new UserError(
    `${path}: cannot be read: it is larger than ${limit}; ` +
      'give the release alone, without the rest of the filing.',
    3,
  )
}
