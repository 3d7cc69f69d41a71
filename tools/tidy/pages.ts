/** Checks and their pages, the tree that ARCHITECTURE.md draws, and the links between documents. */
import { posix } from 'node:path'
import { readPage } from '../check-page.ts'
import type { Files, Problem } from './source.ts'

const checks = 'src/check/checks/'
const firstSection = 'Why it matters'
const lastSections = ['Known limits', 'References']

/** Every check is in the list, has a page, and is named as its file. */
export function checkPages(files: Files): Problem[] {
  const list = files.get(`${checks}index.ts`) ?? ''
  return [...files].flatMap(([path, text]) => {
    if (!path.startsWith(checks)) return []
    const file = path.slice(checks.length)
    if (file.endsWith('.md')) return checkPage(files, path, text)
    if (!file.endsWith('.ts') || file.endsWith('.test.ts') || file === 'index.ts') return []
    const name = file.slice(0, -'.ts'.length)
    const problems: string[] = []
    if (!list.includes(`'./${file}'`)) problems.push(`not in ${checks}index.ts: add it`)
    if (!files.has(`${checks}${name}.md`)) problems.push(`has no page: write ${name}.md`)
    if (!text.includes(`name: '${name}'`)) problems.push(`the check's name must be '${name}'`)
    return problems.map((message) => ({ path, line: 1, message }))
  })
}

function checkPage(files: Files, path: string, text: string): Problem[] {
  const name = posix.basename(path, '.md')
  const { title, what, sections, examples } = readPage(text)
  const titles = sections.map((section) => section.title)
  const problems: string[] = []
  if (!files.has(`${checks}${name}.ts`)) problems.push(`there is no check ${name}.ts`)
  if (title !== name) problems.push(`the title must be "# ${name}"`)
  if (what === '' || what.startsWith('#')) problems.push('say first what the check does')
  if (titles[0] !== firstSection) problems.push(`the first section must be "${firstSection}"`)
  const last = titles.filter((section) => lastSections.includes(section))
  if (!last.includes('Known limits')) problems.push('has no section "Known limits"')
  if (last.join() !== titles.slice(-last.length).join() || last[0] !== 'Known limits') {
    problems.push(`must end with ${lastSections.join(', ')}`)
  }
  const claims = examples.flatMap((example) => example.claims)
  for (const state of whatItDoes(files.get(`${checks}${name}.ts`) ?? '')) {
    const shown = claims.some((claim) => claim.state === state && claim.check === name)
    if (!shown) problems.push(`no example shows "<!-- ${state}: ${name} -->"`)
  }
  return problems.map((message) => ({ path, line: 1, message }))
}

/** A check without a tickmark only accuses; one whose rules are accused by nothing only ticks. */
function whatItDoes(code: string): ('tick' | 'finding')[] {
  const onlyAccuses = code.includes("tickmark: ''")
  const onlyTicks = code.includes("'nothing'") && !/'(repetition|words|shape)'/.test(code)
  return onlyAccuses ? ['finding'] : onlyTicks ? ['tick'] : ['tick', 'finding']
}

/** The folders that ARCHITECTURE.md names exist. */
export function checkTree(files: Files): Problem[] {
  const path = 'ARCHITECTURE.md'
  return (files.get(path) ?? '').split('\n').flatMap((text, index) => {
    const named = [...text.matchAll(/`((?:[\w.-]+\/)+)`/g)].map((match) => match[1]!)
    return named
      .filter((folder) => !exists(files, folder) && !exists(files, `src/${folder}`))
      .map((folder) => ({ path, line: index + 1, message: `${folder} does not exist` }))
  })
}

/** Links from one document to another lead somewhere. */
export function checkLinks(files: Files): Problem[] {
  return [...files].flatMap(([path, text]) => {
    if (!path.endsWith('.md') || path.startsWith('test/') || path.startsWith('examples/')) return []
    return text.split('\n').flatMap((line, index) => {
      const targets = [...line.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!)
      return targets
        .filter((target) => !/^(\w+:|#)/.test(target))
        .filter((target) => !exists(files, posix.join(posix.dirname(path), target.split('#')[0]!)))
        .map((target) => ({ path, line: index + 1, message: `${target} does not exist` }))
    })
  })
}

function exists(files: Files, path: string): boolean {
  if (files.has(path)) return true
  const folder = path.endsWith('/') ? path : `${path}/`
  for (const file of files.keys()) if (file.startsWith(folder)) return true
  return false
}
