/** Exports nobody imports, and files nobody reaches. */
import { isTest, type Problem, type Source } from './source.ts'

/** What the outside world runs or imports. */
const entries: readonly string[] = ['src/index.ts', 'src/cli/main.ts']

export function checkDead(sources: readonly Source[]): Problem[] {
  return [...deadFiles(sources), ...deadExports(sources)]
}

function deadFiles(sources: readonly Source[]): Problem[] {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const reached = new Set<string>()
  const visit = (path: string): void => {
    if (reached.has(path)) return
    reached.add(path)
    for (const { from } of byPath.get(path)?.imports ?? []) visit(from)
  }
  entries.forEach(visit)
  return sources
    .filter(({ path }) => path.startsWith('src/') && !isTest(path) && !reached.has(path))
    .map(({ path }) => ({
      path,
      line: 1,
      message: `no import leads here from ${entries.join(' or ')}`,
    }))
}

/**
 * A type may be exported for its readers' sake. A value must be imported by someone; one that only
 * its test imports and its own file does not use is dead too.
 */
function deadExports(sources: readonly Source[]): Problem[] {
  const users = usersByExport(sources)
  const problems: Problem[] = []
  for (const { path, exports, words } of sources) {
    if (entries.includes(path) || isTest(path)) continue
    for (const { name, isType, line } of exports) {
      const importers = [...(users.get(`${path}#${name}`) ?? []), ...(users.get(`${path}#*`) ?? [])]
      const usedHere = (words.get(name) ?? 0) > 1
      if (importers.some((user) => !isTest(user))) continue
      if (usedHere && (isType || importers.length > 0)) continue
      const message = usedHere
        ? `${name} is imported nowhere: do not export it`
        : `${name} is used ${importers.length > 0 ? 'by its test alone' : 'nowhere'}: remove it`
      problems.push({ path, line, message })
    }
  }
  return problems
}

function usersByExport(sources: readonly Source[]): Map<string, string[]> {
  const users = new Map<string, string[]>()
  for (const { path, imports } of sources) {
    for (const { from, names } of imports) {
      for (const name of names) {
        const key = `${from}#${name}`
        users.set(key, [...(users.get(key) ?? []), path])
      }
    }
  }
  return users
}
