/** Tidy tests itself: a repository of literal files, and what it says of them. */
import { describe, expect, it } from 'vitest'
import { checkFiles } from './tidy.ts'

/** What tidy says of a repository with one fault, as it prints it. */
function tidy(files: Record<string, string>): string[] {
  return checkFiles(new Map(Object.entries(files))).map(
    ({ path, line, message }) => `${path}:${line}: ${message}`,
  )
}

/** `files` and an index that imports all of them, so that nothing is dead for being alone. */
function imported(files: Record<string, string>): string[] {
  const paths = Object.keys(files).filter((path) => path.startsWith('src/'))
  const index = paths.map((path) => `export * from '${path.replace('src/', './')}'`).join('\n')
  return tidy({ 'src/index.ts': index, ...files })
}

describe('layers', () => {
  it('lets a folder import an earlier one', () => {
    const found = imported({
      'src/model/figure.ts': 'export const a = 1',
      'src/read/html.ts': `import { a } from '../model/figure.ts'\nexport const b = a`,
    })
    expect(found).toEqual([])
  })

  it('refuses a later one, and one on the same line', () => {
    const found = imported({
      'src/check/a.ts': 'export const a = 1',
      'src/read/b.ts': 'export const b = 1',
      'src/relate/bad.ts': `import { a } from '../check/a.ts'\nimport { b } from '../read/b.ts'
export const c = a + b`,
    })
    expect(found).toEqual([
      'src/relate/bad.ts:1: relate/ may not import check/',
      'src/relate/bad.ts:2: relate/ may not import read/',
    ])
  })

  it('refuses a type as well, and the index', () => {
    const found = imported({
      'src/cli/a.ts': 'export type A = 1',
      'src/model/b.ts': `import type { A } from '../cli/a.ts'\nexport type B = A`,
      'src/read/c.ts': `export const c = import('../index.ts')`,
    })
    expect(found).toContain('src/model/b.ts:1: model/ may not import cli/')
    expect(found).toContain('src/read/c.ts:1: read/ may not import src/index.ts')
  })

  it('wants a layer for every folder', () => {
    const found = imported({
      'src/model/a.ts': 'export const a = 1',
      'src/helpers/b.ts': `import { a } from '../model/a.ts'\nexport const b = a`,
    })
    expect(found).toEqual([
      'src/helpers/b.ts:1: helpers/ has no layer: give it one in tools/tidy/layers.ts',
    ])
  })

  it('keeps pure folders from files, and lets a test use them', () => {
    const reads = `import { readFileSync } from 'node:fs'\nexport const a = readFileSync`
    const found = imported({ 'src/read/a.ts': reads, 'src/batch/b.ts': reads })
    expect(found).toEqual([
      'src/read/a.ts:1: read/ may not import node:fs: pass it in as an argument',
    ])
    expect(tidy({ 'src/read/a.test.ts': reads })).toEqual([])
  })
})

describe('packages and cycles', () => {
  it('lets one file import a package, and others its types', () => {
    const found = imported({
      'src/read/a.ts': `import { Parser } from 'htmlparser2'\nexport const a = Parser`,
      'src/read/b.ts': `import type { Parser } from 'htmlparser2'\nexport type B = Parser`,
      'src/read/c.ts': `import { type Parser } from 'htmlparser2'\nexport type C = Parser`,
      'src/read/d.ts': `import { Parser } from 'htmlparser2'\nexport const d = Parser`,
    })
    expect(found).toEqual(["src/read/d.ts:1: htmlparser2 is src/read/a.ts's to import"])
  })

  it('finds a dependency that nothing imports', () => {
    const found = imported({
      'package.json': '{ "dependencies": {\n "zod": "4",\n "left-pad": "1" } }',
      'src/report/a.ts': `import { z } from 'zod'\nexport const a = z`,
    })
    expect(found).toEqual(['package.json:3: left-pad is imported nowhere in src/: remove it'])
  })

  it('finds a cycle', () => {
    const found = imported({
      'src/read/a.ts': `import { b } from './b.ts'\nexport const a = () => b`,
      'src/read/b.ts': `import { a } from './a.ts'\nexport const b = () => a`,
    })
    expect(found).toEqual([
      'src/read/a.ts:1: imports form a cycle: src/read/a.ts → src/read/b.ts → src/read/a.ts',
    ])
  })
})

describe('shape', () => {
  it.each([
    ['parseFloat("1")', 'parseFloat: use src/number: figures are exact'],
    ['Math.round(1)', 'Math.round: use roundFraction'],
    ['new Date()', 'new Date(): use an argument'],
    ['Math.random()', 'Math.random: use an argument: same input, same output'],
    ['process.env', 'process.: use an argument'],
    ['console.log(1)', 'console.: use a result that cli/ prints'],
    ['1 as any', 'any: say the type'],
  ])('refuses %s', (code, message) => {
    const found = imported({ 'src/relate/a.ts': `export const a = ${code}` })
    expect(found).toEqual([`src/relate/a.ts:1: ${message}`])
  })

  it('reads code, not comments, strings or patterns', () => {
    const text = [
      '/** Never parseFloat here. */',
      "export const a = ['Math.round', `new Date`, /process./]",
    ].join('\n')
    expect(imported({ 'src/relate/a.ts': text })).toEqual([])
  })

  it('lets the command line print', () => {
    expect(imported({ 'src/cli/a.ts': 'export const a = console.log' })).toEqual([])
  })

  it('limits lines, functions and files', () => {
    const long = `export function long() {\n${'  void 0\n'.repeat(80)}}\n`
    expect(imported({ 'src/read/a.ts': long })).toEqual([
      'src/read/a.ts:1: long has 82 lines, 70 at most',
    ])
    expect(imported({ 'src/read/a.ts': `export const a = 1\n${'// a\n'.repeat(500)}` })).toEqual([
      'src/read/a.ts:1: 502 lines, 500 at most: split it',
    ])
    expect(imported({ 'src/read/a.ts': `export const a = 1 ${'+ 1 '.repeat(30)}` })).toEqual([
      'src/read/a.ts:1: 139 wide, 100 at most',
    ])
  })

  it('finds what was left to fix', () => {
    const left = `// ${'FIX' + 'ME'}: later`
    expect(imported({ 'src/read/a.ts': `export const a = 1\n${left}` })).toEqual([
      `src/read/a.ts:2: ${'FIX' + 'ME'} left over: fix it now`,
    ])
  })
})

describe('dead code', () => {
  it('finds a file that nobody reaches', () => {
    expect(tidy({ 'src/index.ts': '', 'src/read/a.ts': 'const a = 1' })).toEqual([
      'src/read/a.ts:1: no import leads here from src/index.ts or src/cli/main.ts',
    ])
  })

  it('reaches what a worker runs', () => {
    const found = tidy({
      'src/index.ts': [
        `export const a = new URL('./batch/worker.js', import.meta.url)`,
        `export const b = new URL(a ? './batch/other.ts' : './batch/other.js', import.meta.url)`,
      ].join('\n'),
      'src/batch/worker.ts': `export default () => 1`,
      'src/batch/other.ts': `export default () => 1`,
    })
    expect(found).toEqual([])
  })

  it('finds exports without a reader', () => {
    const found = tidy({
      'src/index.ts': `export { used } from './read/a.ts'`,
      'src/read/a.ts': [
        'export const used = 1',
        'export const unused = 2',
        'export const inside = 3',
        'export const tested = inside',
        'export interface Shape { readonly inner: Inner }',
        'export interface Inner { readonly a: Shape }',
      ].join('\n'),
      'src/read/a.test.ts': `import { tested } from './a.ts'\nvoid tested`,
    })
    expect(found).toEqual([
      'src/read/a.ts:2: unused is used nowhere: remove it',
      'src/read/a.ts:3: inside is imported nowhere: do not export it',
      'src/read/a.ts:4: tested is used by its test alone: remove it',
    ])
  })
})

describe('checks and documents', () => {
  const page = [
    '# footing',
    '',
    'Every total equals its lines.',
    '',
    '## Why it matters',
    '## Foots',
    '```release',
    '| Total | 3 | <!-- tick: footing -->',
    '```',
    '## Does not foot',
    '```release',
    '| Total | 4 | <!-- finding: footing -->',
    '```',
    '## Known limits',
  ].join('\n')
  const check = `export const footing = { name: 'footing' }`
  const index = `import { footing } from './footing.ts'\nexport const checks = [footing]`
  const whole = {
    'src/index.ts': `export * from './check/checks/index.ts'`,
    'src/check/checks/index.ts': index,
    'src/check/checks/footing.ts': check,
    'src/check/checks/footing.md': page,
  }

  it('accepts a check in the list with its page', () => {
    expect(tidy(whole)).toEqual([])
  })

  it('wants the list, the page and the name', () => {
    const found = tidy({
      ...whole,
      'src/check/checks/index.ts': 'export const checks = []',
      'src/check/checks/footing.ts': check.replace("'footing'", "'foots'"),
      'src/check/checks/footing.md': '',
      'src/check/checks/orphan.md': page,
    })
    expect(found).toEqual(
      expect.arrayContaining([
        'src/check/checks/footing.ts:1: not in src/check/checks/index.ts: add it',
        "src/check/checks/footing.ts:1: the check's name must be 'footing'",
        'src/check/checks/footing.md:1: has no section "Known limits"',
        'src/check/checks/footing.md:1: no example shows "<!-- tick: footing -->"',
        'src/check/checks/orphan.md:1: there is no check orphan.ts',
        'src/check/checks/orphan.md:1: the title must be "# orphan"',
      ]),
    )
  })

  it('wants an example of what the check does', () => {
    const ticksOnly = check.replace('}', `, by: 'nothing' }`)
    const withoutFinding = page.replace('<!-- finding: footing -->', '')
    const files = { ...whole, 'src/check/checks/footing.md': withoutFinding }
    expect(tidy(files)).toEqual([
      'src/check/checks/footing.md:1: no example shows "<!-- finding: footing -->"',
    ])
    expect(tidy({ ...files, 'src/check/checks/footing.ts': ticksOnly })).toEqual([])
  })

  it('finds a folder that is not there and a link that leads nowhere', () => {
    const found = tidy({
      'ARCHITECTURE.md': '`read/` and `src/gone/`',
      'src/read/a.md': '[up](../../ARCHITECTURE.md#top) [web](https://example.com) [no](b.md)',
    })
    expect(found).toEqual([
      'ARCHITECTURE.md:1: src/gone/ does not exist',
      'src/read/a.md:1: b.md does not exist',
    ])
  })
})
