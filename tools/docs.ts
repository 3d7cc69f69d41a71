/**
 * `npm run docs`: writes the documents that are derived from the program: what the README's example
 * prints, the list of checks, their pages, the command line's help. A test compares them, so they
 * cannot go stale.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { checks } from '../src/check/checks/index.ts'
import { readPage } from './check-page.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const pages = 'docs/checks'
const example = 'examples/twelve-lines.md'

/** A check without its page is tidy's to report. */
const paged = checks.filter(({ name }) => existsSync(join(root, `src/check/checks/${name}.md`)))

/** Every derived document: path → text. */
export async function deriveDocs(): Promise<Map<string, string>> {
  const docs = new Map<string, string>()
  const reference = 'docs/reference/cli.md'
  const [readme, help] = await Promise.all([readmeBlocks(), helpBlocks()])
  docs.set('README.md', fillBlocks(read('README.md'), readme))
  docs.set(reference, fillBlocks(read(reference), help))
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

async function readmeBlocks(): Promise<Record<string, string>> {
  const report = await tanshin('check', example)
  return {
    release: fence('markdown', read(example)),
    report: fence('', `$ tanshin check ${example}\n\n${report}`),
    checks: checkTable(`${pages}/`),
  }
}

async function helpBlocks(): Promise<Record<string, string>> {
  const help = await tanshin('--help')
  const names = [...help.matchAll(/^ {2}(\w+) (?:\[options\]|<)/gm)].map((match) => match[1]!)
  const helps = names.map(async (name) => [name, fence('', await tanshin(name, '--help'))])
  return Object.fromEntries([['tanshin', fence('', help)], ...(await Promise.all(helps))])
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

/** What the command prints, run from source as on a pipe. */
async function tanshin(...args: string[]): Promise<string> {
  const command = ['--import', './tools/typescript.mjs', 'src/cli/main.ts', ...args]
  const run = promisify(execFile)(process.execPath, command, { cwd: root })
  // Findings are exit code 1, and what the example is about.
  const { stdout, stderr } = await run.catch((error: { stdout: string; stderr: string }) => error)
  if (stderr !== '') throw new Error(stderr)
  return stdout
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const docs = await deriveDocs()
  mkdirSync(join(root, pages), { recursive: true })
  for (const [path, text] of docs) writeFileSync(join(root, path), text)
  for (const path of staleDocs(docs)) rmSync(join(root, path))
  console.log(`Written: ${[...docs.keys()].join(', ')}`)
}
