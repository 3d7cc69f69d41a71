/** `init`, `build` and `diff` over folders, as a user runs them. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { build } from '../src/cli/build.ts'
import { diff } from '../src/cli/diff.ts'
import { init } from '../src/cli/init.ts'

let root: string
let workspace: string

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tanshin-build-'))
  workspace = join(root, 'tessel')
})

afterAll(() => rm(root, { recursive: true, force: true }))

interface Ran {
  readonly code: number
  readonly out: string
  readonly errors: string
}

/** Runs a command with the defaults of its options; what it prints is kept. */
async function run(
  command: typeof build,
  args: readonly string[],
  options: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const printed = { out: '', errors: '' }
  const keep = (key: 'out' | 'errors') => (text: string | Uint8Array) => {
    printed[key] += String(text)
    return true
  }
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(keep('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(keep('errors')),
  ]
  const defaults = Object.fromEntries(
    command.options.flatMap(({ flags, default: preset }) => {
      const name = /--([a-z-]+)/.exec(flags)![1]!
      const key = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
      return preset === undefined ? [] : [[key, preset]]
    }),
  )
  try {
    return { code: await command.run(args, { ...defaults, ...options }), ...printed }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

const text = { format: 'html,markdown,xlsx' }

/** Changes a file of the workspace; what comes back changes it back. */
async function change(file: string, from: string, to: string): Promise<() => Promise<void>> {
  const path = join(workspace, file)
  const before = await readFile(path, 'utf8')
  expect(before).toContain(from)
  await writeFile(path, before.replace(from, to))
  return () => writeFile(path, before)
}

async function contents(): Promise<Map<string, string>> {
  const folder = join(workspace, 'dist')
  const names = (await readdir(folder)).sort()
  const texts = names.map(
    async (name) => [name, await readFile(join(folder, name), 'base64')] as const,
  )
  return new Map(await Promise.all(texts))
}

describe('a workspace from scratch', () => {
  it('is written once, and builds clean', async () => {
    expect((await run(init, [workspace])).code).toBe(0)
    await expect(run(init, [workspace])).rejects.toThrow('the folder is not empty')
    const built = await run(build, [workspace], text)
    expect(built.errors).toBe('')
    expect(built.code).toBe(0)
    expect(built.out).not.toContain('Rounding')
    expect(built.out).not.toContain('warning')
    expect([...(await contents()).keys()]).toEqual(['tessel.html', 'tessel.md', 'tessel.xlsx'])
  })

  it('gives the same bytes again', async () => {
    const before = await contents()
    await run(build, [workspace], text)
    expect(await contents()).toEqual(before)
  })

  it('follows a changed fact everywhere', async () => {
    const before = join(root, 'before')
    await run(init, [before])
    const restore = await change('facts/quarter.csv', '"48,210"', '"38,210"')
    await run(build, [workspace], text)
    const markdown = await readFile(join(workspace, 'dist', 'tessel.md'), 'utf8')
    // 38,210 + 21,846 against 64,352 a year ago.
    expect(markdown.replaceAll('\u00a0', ' ')).toContain(
      'USD 60.1 million in 2Q26, a decrease of 6.7%',
    )
    const found = await run(diff, [before, workspace])
    expect(found.code).toBe(1)
    expect(found.out).toContain('1 changed, 0 added, 0 gone')
    expect(found.out).toContain('Revenue (Software), 2Q26 (facts/quarter.csv:3)')
    await restore()
    expect((await run(diff, [before, workspace])).code).toBe(0)
  })
})

describe('a mistake', () => {
  const mistakes: readonly (readonly [string, string, string, string, string])[] = [
    [
      'a missing fact',
      'facts/quarter.csv',
      '"2,588"',
      '',
      'there is no fact of NetIncome for 2Q26',
    ],
    ['an unknown concept', 'template.md', '"NetIncome"', '"NetIncom"', 'NetIncome'],
    ['another unit', 'facts/quarter.csv', 'scale: thousand', 'currency: JPY', 'in JPY'],
    [
      'a contradiction',
      'facts/quarter.csv',
      'Customers',
      'Operating income,,"12,000",,\nCustomers',
      '12,328',
    ],
    ['a circle', 'concepts.yaml', 'sum: [GrossMargin, -Op', 'sum: [NetIncome, -Op', '→'],
    ['a tag never closed', 'template.md', '{% small %}', '{% small %}\n{% if %}', 'never closed'],
  ]
  it.each(mistakes)('%s: a sentence with its line, and the earlier output stays', async (...of) => {
    const [, file, from, to, says] = of
    await run(build, [workspace], text)
    const before = await contents()
    const restore = await change(file, from, to)
    const failed = await run(build, [workspace], text)
    await restore()
    expect(failed.code).toBe(1)
    expect(failed.errors).toContain(says)
    expect(failed.errors).toMatch(/(facts\/quarter\.csv|concepts\.yaml|template\.md):\d+: /)
    expect(failed.errors).toContain('Nothing was built')
    expect(await contents()).toEqual(before)
  })

  it('in the folder or the format is said too', async () => {
    await expect(run(build, [join(root, 'nowhere')])).rejects.toThrow('no such folder')
    await expect(run(build, [root])).rejects.toThrow('tanshin init')
    await expect(run(build, [workspace], { format: 'word' })).rejects.toThrow('no format "word"')
  })
})

describe('a workbook of facts', () => {
  const rows = [
    ['Other figures of the quarter'],
    ['scale', 'thousand'],
    ['Concept', '2Q26', '2Q25'],
    ['Income tax expense', '2,588', 2127],
  ]
  const put = async (
    merges: { startRow: number; startCol: number; endRow: number; endCol: number }[],
  ) =>
    writeFile(
      join(workspace, 'facts', 'tax.xlsx'),
      await writeXlsx({ sheets: [{ name: 'Tax', rows, merges }] }),
    )
  it('is read as it is displayed, numbers as text too', async () => {
    await put([])
    expect((await run(build, [workspace], text)).errors).toBe('')
  })
  it('with merged figures is a mistake that names the cell', async () => {
    await put([{ startRow: 3, startCol: 1, endRow: 3, endCol: 2 }])
    const failed = await run(build, [workspace], text)
    expect(failed.errors).toContain(
      'facts/tax.xlsx (Tax):4: the figure "2,588" stands in merged cells',
    )
    await rm(join(workspace, 'facts', 'tax.xlsx'))
  })
})
