/**
 * What tidy knows of one TypeScript file: its imports, exports, functions, and its code with
 * comments and literals blanked out. The rules work on this alone, so they are tested on
 * literal sources.
 */
import { posix } from 'node:path'
import ts from 'typescript'

export interface Source {
  readonly path: string
  readonly text: string
  /** As `text`, line for line, with comments and the insides of literals as spaces. */
  readonly code: string
  readonly imports: readonly Import[]
  readonly exports: readonly Export[]
  readonly functions: readonly Func[]
  /** Lines with the type `any`. */
  readonly anys: readonly number[]
  /** Identifiers and how often each occurs. */
  readonly words: ReadonlyMap<string, number>
}

export interface Import {
  /** A path in the repository for relative imports ("src/model/figure.ts"), else as written. */
  readonly from: string
  readonly line: number
  readonly typeOnly: boolean
  /** "*" for a whole module. */
  readonly names: readonly string[]
}

export interface Export {
  readonly name: string
  readonly line: number
  readonly isType: boolean
}

export interface Func {
  readonly name: string
  readonly line: number
  readonly lines: number
}

export interface Problem {
  readonly path: string
  readonly line: number
  readonly message: string
}

/** Files by path from the repository's root, with forward slashes. */
export type Files = ReadonlyMap<string, string>

export function isTest(path: string): boolean {
  return path.endsWith('.test.ts') || path.endsWith('.contract.ts') || path.startsWith('test/')
}

export function readSource(path: string, text: string): Source {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const lineOf = (at: number) => file.getLineAndCharacterOfPosition(at).line + 1
  const imports: Import[] = []
  const exports: Export[] = []
  const functions: Func[] = []
  const anys: number[] = []
  const words = new Map<string, number>()

  const visit = (node: ts.Node): void => {
    const line = lineOf(node.getStart(file))
    const imported = importOf(node)
    if (imported) imports.push({ ...imported, from: resolve(path, imported.from), line })
    for (const { name, isType } of exportsOf(node)) exports.push({ name, isType, line })
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      functions.push({ name: nameOf(node), line, lines: lineOf(node.end) - line + 1 })
    }
    if (node.kind === ts.SyntaxKind.AnyKeyword) anys.push(line)
    if (ts.isIdentifier(node)) words.set(node.text, (words.get(node.text) ?? 0) + 1)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return { path, text, code: blank(file), imports, exports, functions, anys, words }
}

type Imported = Omit<Import, 'line'>

function importOf(node: ts.Node): Imported | undefined {
  if (ts.isImportDeclaration(node)) {
    const { importClause: clause } = node
    const bindings = clause?.namedBindings
    const named = bindings && ts.isNamedImports(bindings) ? bindings.elements : []
    const names = named.map((element) => (element.propertyName ?? element.name).text)
    if (clause?.name) names.push('default')
    if (bindings && ts.isNamespaceImport(bindings)) names.push('*')
    const allTypes = named.length > 0 && named.every((element) => element.isTypeOnly)
    const typeOnly = (clause?.isTypeOnly ?? false) || (allTypes && !clause?.name)
    return { from: textOf(node.moduleSpecifier), typeOnly, names }
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    const { exportClause: clause } = node
    const named = clause && ts.isNamedExports(clause) ? clause.elements : undefined
    const names = named?.map((element) => (element.propertyName ?? element.name).text) ?? ['*']
    return { from: textOf(node.moduleSpecifier), typeOnly: node.isTypeOnly, names }
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { from: textOf(node.argument.literal), typeOnly: true, names: ['*'] }
  }
  return ts.isCallExpression(node) || ts.isNewExpression(node) ? runOf(node) : undefined
}

/**
 * `import('./x.ts')`, `new URL('./worker.js', import.meta.url)` for what a thread runs, and
 * `packageFile('pkg/font.ttf')` for a file that a package brings.
 */
function runOf(node: ts.CallExpression | ts.NewExpression): Imported | undefined {
  const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword
  const isUrl = ts.isNewExpression(node) && node.expression.getText() === 'URL'
  const isFile = node.expression.getText() === 'packageFile'
  const first = isImport || isUrl || isFile ? node.arguments?.[0] : undefined
  const from = first && firstText(first)
  return from?.startsWith('.') || (from && (isImport || isFile))
    ? { from, typeOnly: false, names: ['*'] }
    : undefined
}

/** The first literal in an expression: `isSource ? './worker.ts' : './worker.js'`. */
function firstText(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isConditionalExpression(node)) return firstText(node.whenTrue)
  return undefined
}

function exportsOf(node: ts.Node): { name: string; isType: boolean }[] {
  if (ts.isExportDeclaration(node) && !node.moduleSpecifier && node.exportClause) {
    const { exportClause: clause } = node
    if (!ts.isNamedExports(clause)) return []
    return clause.elements.map(({ name }) => ({ name: name.text, isType: node.isTypeOnly }))
  }
  const isExported =
    ts.canHaveModifiers(node) &&
    ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  if (!isExported) return []
  if (ts.isVariableStatement(node)) {
    return node.declarationList.declarations
      .filter(({ name }) => ts.isIdentifier(name))
      .map(({ name }) => ({ name: name.getText(), isType: false }))
  }
  const isType = ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)
  const name = 'name' in node ? (node.name as ts.Node | undefined)?.getText() : undefined
  return [{ name: name ?? 'default', isType }]
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name) return node.name.getText()
  const { parent } = node
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) {
    return parent.name.getText()
  }
  return 'a function'
}

function textOf(node: ts.Node): string {
  return ts.isStringLiteralLike(node) ? node.text : ''
}

function resolve(importer: string, from: string): string {
  if (!from.startsWith('.')) return from
  return posix.join(posix.dirname(importer), from).replace(/\.js$/, '.ts')
}

/** The text with everything but code tokens as spaces; line breaks stay. */
function blank(file: ts.SourceFile): string {
  const { text } = file
  const kept: string[] = []
  let at = 0
  const keep = (start: number, end: number) => {
    kept.push(text.slice(at, start).replace(/[^\n]/g, ' '), text.slice(start, end))
    at = end
  }
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return
    const children = node.getChildren(file)
    if (children.length > 0) children.forEach(visit)
    else if (!isLiteral(node)) keep(node.getStart(file), node.end)
  }
  visit(file)
  keep(text.length, text.length)
  return kept.join('')
}

function isLiteral({ kind }: ts.Node): boolean {
  return (
    kind === ts.SyntaxKind.StringLiteral ||
    kind === ts.SyntaxKind.RegularExpressionLiteral ||
    (kind >= ts.SyntaxKind.FirstTemplateToken && kind <= ts.SyntaxKind.LastTemplateToken)
  )
}
