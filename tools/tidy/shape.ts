/** Sizes, and words that have a better replacement. The message carries the replacement. */
import { impure } from './layers.ts'
import { isTest, type Problem, type Source } from './source.ts'

const linesMax = 500
const functionLinesMax = 70
const widthMax = 100

interface Banned {
  readonly pattern: RegExp
  readonly instead: string
  readonly where: (path: string) => boolean
}

const inSource = (path: string) => path.startsWith('src/') && !isTest(path)
const inPure = (path: string) =>
  inSource(path) && !impure.some((folder) => path.startsWith(`src/${folder}/`))
/** Where figures are judged; reports may round what they draw. */
const inJudgement = (path: string) => inPure(path) && !path.startsWith('src/report/')

const banned: readonly Banned[] = [
  { pattern: /\bparseFloat\b/, instead: 'src/number: figures are exact', where: inSource },
  { pattern: /\.toFixed\b/, instead: 'toPlainString', where: inJudgement },
  { pattern: /\bMath\.round\b/, instead: 'roundFraction', where: inJudgement },
  { pattern: /\bnew Date\(\)|\bDate\.now\b/, instead: 'an argument', where: inPure },
  { pattern: /\bperformance\./, instead: 'an argument', where: inPure },
  {
    pattern: /\bMath\.random\b/,
    instead: 'an argument: same input, same output',
    where: () => true,
  },
  { pattern: /\bprocess\./, instead: 'an argument', where: inPure },
  {
    pattern: /\bconsole\./,
    instead: 'a result that cli/ prints',
    where: (path) => inSource(path) && !path.startsWith('src/cli/'),
  },
]

export function checkShape(source: Source): Problem[] {
  return [...checkSizes(source), ...checkWords(source)]
}

function checkSizes({ path, text, functions }: Source): Problem[] {
  const lines = text.split('\n')
  const problems: Problem[] = []
  if (lines.length > linesMax) {
    problems.push({
      path,
      line: 1,
      message: `${lines.length} lines, ${linesMax} at most: split it`,
    })
  }
  for (const [index, line] of lines.entries()) {
    if (line.length <= widthMax) continue
    // An address stays whole, and so does a sentence that is printed: it can be searched for.
    if (isTest(path) || /^\s*\S+$/.test(line) || /`[^`]{60,}`|'[^']{60,}'/.test(line)) continue
    problems.push({ path, line: index + 1, message: `${line.length} wide, ${widthMax} at most` })
  }
  for (const { name, line, lines: length } of functions) {
    if (length <= functionLinesMax || isTest(path)) continue
    const message = `${name} has ${length} lines, ${functionLinesMax} at most`
    problems.push({ path, line, message })
  }
  return problems
}

function checkWords({ path, text, code, anys }: Source): Problem[] {
  const problems: Problem[] = anys.map((line) => ({ path, line, message: 'any: say the type' }))
  for (const [index, line] of code.split('\n').entries()) {
    for (const { pattern, instead, where } of banned) {
      const found = where(path) ? pattern.exec(line)?.[0] : undefined
      if (found) problems.push({ path, line: index + 1, message: `${found}: use ${instead}` })
    }
  }
  for (const [index, line] of text.split('\n').entries()) {
    // Spelt apart, or tidy would find itself.
    if (!line.includes('FIX' + 'ME')) continue
    problems.push({ path, line: index + 1, message: `${'FIX' + 'ME'} left over: fix it now` })
  }
  return problems
}
