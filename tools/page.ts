/**
 * Writes the styles and the scripts of the HTML report (`src/report/page/assets.json`), of a built
 * release (`src/write/html/assets.json`) and of its preview (`src/server/dev-assets.json`) from
 * `web/`: a page must be one file, and `src/` must run without reading any.
 * `node --import ./tools/typescript.mjs tools/page.ts`
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

interface Page {
  readonly styles: readonly string[]
  readonly script: string
  readonly config: string
  /** From the repository's root. */
  readonly target: string
}

export const pages: readonly Page[] = [
  {
    styles: ['tokens.css', 'marks.css', 'page/page.css'],
    script: 'page/page.ts',
    config: 'web/page/tsconfig.json',
    target: 'src/report/page/assets.json',
  },
  {
    styles: ['tokens.css', 'marks.css', 'release/release.css'],
    script: 'release/release.ts',
    config: 'web/release/tsconfig.json',
    target: 'src/write/html/assets.json',
  },
  {
    styles: ['tokens.css', 'dev/dev.css'],
    script: 'dev/dev.ts',
    config: 'web/dev/tsconfig.json',
    target: 'src/server/dev-assets.json',
  },
]

/** The file of a page's assets as it should be. */
export function pageAssets({ styles, script }: Page): string {
  const style = styles.map((name) => minify(read(name))).join('')
  return `${JSON.stringify({ style, script: scriptOf(script) }, null, 2)}\n`
}

/** Problems of the types of a page's script, one a line. */
export function pageProblems({ config }: Page): string[] {
  return typeProblems(config)
}

/** The same of whatever a configuration names, from the repository's root. */
export function typeProblems(config: string): string[] {
  const parsed = ts.getParsedCommandLineOfConfigFile(
    join(root, config),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
        throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'))
      },
    },
  )
  const program = ts.createProgram(parsed!.fileNames, parsed!.options)
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

/** The types gone, and the mark of a module with them; in a scope of its own. */
function scriptOf(name: string): string {
  const { outputText } = ts.transpileModule(read(name), {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      removeComments: true,
      newLine: ts.NewLineKind.LineFeed,
    },
  })
  const lines = outputText.replace(/^export \{\};\n/m, '').split('\n')
  return `{${lines.map((line) => line.trim()).join('\n')}}`
}

function minify(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replaceAll(';}', '}')
    .trim()
}

function read(name: string): string {
  return readFileSync(join(root, 'web', name), 'utf8')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const page of pages) {
    for (const problem of pageProblems(page)) console.error(problem)
    writeFileSync(join(root, page.target), pageAssets(page))
  }
}
