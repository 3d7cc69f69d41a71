/**
 * `npm run docs`: writes the documents that are derived from the program: what the README's example
 * prints, the list of checks, their pages, the command line's help. A test compares them, so they
 * cannot go stale.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checks } from '../src/check/checks/index.ts'
import { build, tanshin as runTanshin } from '../test/support/built.ts'
import { readPage } from './check-page.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const pages = 'docs/checks'
const example = 'examples/twelve-lines.md'

/** A check without its page is tidy's to report. */
const paged = checks.filter(({ name }) => existsSync(join(root, `src/check/checks/${name}.md`)))

/** Every derived document: path → text. */
export function deriveDocs(): Map<string, string> {
  build()
  const docs = new Map<string, string>()
  docs.set('README.md', fillBlocks(read('README.md'), readmeBlocks()))
  docs.set('docs/reference/cli.md', fillBlocks(read('docs/reference/cli.md'), helpBlocks()))
  for (const { name } of paged) docs.set(`${pages}/${name}.md`, publicPage(name))
  docs.set(`${pages}/README.md`, `# The checks\n\n${checkTable('')}\n`)
  return docs
}

/** Derived documents that nothing derives any more. */
export function staleDocs(docs: ReadonlyMap<string, string>): string[] {
  return readdirSync(join(root, pages))
    .map((file) => `${pages}/${file}`)
    .filter((path) => !docs.has(path))
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** Replaces what stands between `<!-- derived: name -->` and `<!-- end -->`. */
function fillBlocks(text: string, blocks: Readonly<Record<string, string>>): string {
  return text.replace(
    /(<!-- derived: ([\w-]+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, start: string, name: string, end: string) => {
      const block = blocks[name]
      if (block === undefined) throw new Error(`nothing derives the block ${name}`)
      return `${start}${block}\n${end}`
    },
  )
}

function readmeBlocks(): Record<string, string> {
  const report = tanshin('check', example)
  return {
    release: fence('markdown', read(example)),
    report: fence('', `$ tanshin check ${example}\n\n${report}`),
    checks: checkTable(`${pages}/`),
  }
}

function helpBlocks(): Record<string, string> {
  const help = tanshin('--help')
  const names = [...help.matchAll(/^ {2}(\w+) (?:\[options\]|<)/gm)].map((match) => match[1]!)
  const helps = names.map((name) => [name, fence('', tanshin(name, '--help'))])
  return Object.fromEntries([['tanshin', fence('', help)], ...helps])
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``
}

function checkTable(folder: string): string {
  const rows = paged.map(({ name, tickmark }) => {
    const { what } = readPage(read(`src/check/checks/${name}.md`))
    return `| [${name}](${folder}${name}.md) | ${tickmark} | ${what} |`
  })
  return ['| check | tickmark | what it does |', '|---|---|---|', ...rows].join('\n')
}

/** A check's page without its annotations: what a reader of the documentation sees. */
function publicPage(name: string): string {
  const source = `src/check/checks/${name}.md`
  return read(source)
    .replace(/[ \t]*<!--.*?-->/g, '')
    .replace(/^```(release|finding)$/gm, '```')
}

/** What the command prints on a pipe. */
function tanshin(...args: string[]): string {
  const { stdout, stderr } = runTanshin(args, { cwd: root })
  if (stderr !== '') throw new Error(stderr)
  return stdout
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const docs = deriveDocs()
  mkdirSync(join(root, pages), { recursive: true })
  for (const [path, text] of docs) writeFileSync(join(root, path), text)
  for (const path of staleDocs(docs)) rmSync(join(root, path))
  console.log(`Written: ${[...docs.keys()].join(', ')}`)
}
