/**
 * Writes the style and the script of the HTML report, `src/report/page/assets.json`, from `web/`:
 * the page must be one file, and `src/` must run without reading any.
 * `node --import ./tools/typescript.mjs tools/page.ts`
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const target = join(root, 'src/report/page/assets.json')

/** The file as it should be. */
export function pageAssets(): string {
  const style = ['tokens.css', 'marks.css', 'page/page.css']
    .map((name) => minify(read(name)))
    .join('')
  return `${JSON.stringify({ style, script: script() }, null, 2)}\n`
}

/** Problems of the script's types, one a line. */
export function pageProblems(): string[] {
  const config = join(root, 'web/page/tsconfig.json')
  const parsed = ts.getParsedCommandLineOfConfigFile(
    config,
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
function script(): string {
  const { outputText } = ts.transpileModule(read('page/page.ts'), {
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
  for (const problem of pageProblems()) console.error(problem)
  writeFileSync(target, pageAssets())
}
