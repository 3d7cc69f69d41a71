/** Who may import whom: the layers of ARCHITECTURE.md, held to. */
import { type Files, type Import, isTest, type Problem, type Source } from './source.ts'

/** A folder of `src/` may import those of earlier lines; folders on one line, not one another. */
const layers: readonly (readonly string[])[] = [
  ['number', 'bytes'],
  ['model'],
  ['words'],
  ['read', 'extract', 'identify', 'relate', 'write'],
  ['check', 'compose', 'report'],
  ['pipeline'],
  ['batch'],
  ['store'],
  ['server'],
  ['cli'],
]

/** The folders that may touch files, the clock, the environment and the network. */
export const impure: readonly string[] = ['store', 'batch', 'cli', 'server']

export function checkLayers(sources: readonly Source[]): Problem[] {
  return sources
    .filter(({ path }) => path.startsWith('src/') && !isTest(path))
    .flatMap((source) => source.imports.flatMap((imported) => checkImport(source.path, imported)))
}

function checkImport(path: string, imported: Import): Problem[] {
  const folder = folderOf(path)
  const problem = (message: string) => [{ path, line: imported.line, message }]
  if (imported.from.startsWith('node:')) {
    if (folder === undefined || impure.includes(folder)) return []
    return problem(`${folder}/ may not import ${imported.from}: pass it in as an argument`)
  }
  if (!imported.from.startsWith('src/')) return []
  const target = folderOf(imported.from)
  if (folder === undefined || target === folder) return []
  if (target === undefined) return problem(`${folder}/ may not import ${imported.from}`)
  const unknown = [folder, target].find((name) => levelOf(name) < 0)
  if (unknown) return problem(`${unknown}/ has no layer: give it one in tools/tidy/layers.ts`)
  return levelOf(target) < levelOf(folder) ? [] : problem(`${folder}/ may not import ${target}/`)
}

function folderOf(path: string): string | undefined {
  const [, folder, file] = path.split('/')
  return file === undefined ? undefined : folder
}

function levelOf(folder: string): number {
  return layers.findIndex((line) => line.includes(folder))
}

/** Each package is imported in one file: replacing it is one file's work. Types are free. */
export function checkPackages(sources: readonly Source[]): Problem[] {
  const users = new Map<string, string>()
  const problems: Problem[] = []
  for (const { path, imports } of sources) {
    if (!path.startsWith('src/') || isTest(path)) continue
    for (const { from, line, typeOnly } of imports) {
      if (typeOnly || from.startsWith('node:') || from.startsWith('src/')) continue
      const name = from.startsWith('@') ? from.split('/', 2).join('/') : from.split('/', 1)[0]!
      // A reader and a writer of one format may share a library, each behind its own file.
      const key = `${path.split('/', 2).join('/')} ${name}`
      const user = users.get(key) ?? path
      users.set(key, user)
      if (user !== path) problems.push({ path, line, message: `${name} is ${user}'s to import` })
    }
  }
  return problems
}

/** What users install is what the program imports. */
export function checkDependencies(files: Files, sources: readonly Source[]): Problem[] {
  const path = 'package.json'
  const text = files.get(path) ?? '{}'
  const { dependencies = {} } = JSON.parse(text) as { dependencies?: Record<string, string> }
  const imported = sources
    .filter((source) => source.path.startsWith('src/') && !isTest(source.path))
    .flatMap((source) => source.imports.map(({ from }) => from))
  return Object.keys(dependencies)
    .filter((name) => !imported.some((from) => from === name || from.startsWith(`${name}/`)))
    .map((name) => {
      const line = text.slice(0, text.indexOf(`"${name}"`)).split('\n').length
      return { path, line, message: `${name} is imported nowhere in src/: remove it` }
    })
}

export function checkCycles(sources: readonly Source[]): Problem[] {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const done = new Set<string>()
  const problems: Problem[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    const again = trail.indexOf(path)
    if (again >= 0) {
      const cycle = [...trail.slice(again), path].join(' → ')
      problems.push({ path, line: 1, message: `imports form a cycle: ${cycle}` })
    }
    if (again >= 0 || done.has(path)) return
    for (const { from } of byPath.get(path)?.imports ?? []) visit(from, [...trail, path])
    done.add(path)
  }
  for (const { path } of sources) visit(path, [])
  return problems
}
