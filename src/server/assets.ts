/** The page's own files, as `npm run build` left them; read once, served from memory. */
import { readdir, readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { UserError } from '../batch/user-error.ts'

export interface Assets {
  readonly page: string
  /** By name; no other file can be asked for. */
  readonly files: ReadonlyMap<string, { readonly text: string; readonly type: string }>
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

/** Beside the compiled program; a program run from its sources finds them there too. */
const folder = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/web/' : '../web/', import.meta.url),
)

/** Throws a `UserError` where the page was not built. */
export async function readAssets(): Promise<Assets> {
  try {
    const page = await readFile(`${folder}index.html`, 'utf8')
    const names = (await readdir(`${folder}assets`)).filter((name) => types[extname(name)])
    const files = await Promise.all(
      names.map(async (name) => {
        const text = await readFile(`${folder}assets/${name}`, 'utf8')
        return [name, { text, type: types[extname(name)]! }] as const
      }),
    )
    return { page, files: new Map(files) }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const why = code === 'ENOENT' ? 'it was not built; run "npm run build"' : message
    throw new UserError(`The review page cannot be read: ${why}.`)
  }
}
