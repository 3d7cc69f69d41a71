/**
 * The shape of the repository as a test: who imports whom, sizes, words, dead code, pages, links.
 * Prints one line per problem, `src/relate/bad.ts:1: relate/ may not import check/`; exit code 1.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkDead } from './tidy/dead.ts'
import { checkCycles, checkDependencies, checkLayers, checkPackages } from './tidy/layers.ts'
import { checkLinks, checkPages, checkTree } from './tidy/pages.ts'
import { checkShape } from './tidy/shape.ts'
import { type Files, type Problem, readSource } from './tidy/source.ts'

const skipped = new Set(['node_modules', 'dist', 'out', '.git', '.tanshin', 'build'])

export function checkFiles(files: Files): Problem[] {
  const sources = [...files]
    .filter(([path]) => /\.tsx?$/.test(path))
    .map(([path, text]) => readSource(path, text))
  return [
    ...checkLayers(sources),
    ...checkPackages(sources),
    ...checkDependencies(files, sources),
    ...checkCycles(sources),
    ...sources.flatMap(checkShape),
    ...checkDead(sources),
    ...checkPages(files),
    ...checkTree(files),
    ...checkLinks(files),
  ]
}

function readFiles(root: string): Files {
  const files = new Map<string, string>()
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (skipped.has(entry.name)) continue
      const path = join(folder, entry.name)
      if (entry.isDirectory()) visit(path)
      // Documents under test/corpus and examples are data, not ours to tidy; their paths count.
      else files.set(relative(root, path).split(sep).join('/'), readText(path))
    }
  }
  visit(root)
  return files
}

function readText(path: string): string {
  return /\.(tsx?|md|json)$/.test(path) ? readFileSync(path, 'utf8') : ''
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = checkFiles(readFiles(dirname(dirname(fileURLToPath(import.meta.url)))))
  for (const { path, line, message } of problems) console.log(`${path}:${line}: ${message}`)
  process.exitCode = problems.length > 0 ? 1 : 0
}
