/**
 * A quoted glob: `*`, `?`, `[ab]`, `{a,b}` and `**` for any depth, as shells have them. A path
 * that exists is always taken as it is, whatever characters it has.
 */

export interface Glob {
  /** The folder above the first part that has a wildcard. */
  readonly root: string
  matches(path: string): boolean
}

export function isGlob(text: string): boolean {
  return /[*?[{]/.test(text)
}

/** Paths are compared with "/" between their parts, hidden ones only where the glob names them. */
export function parseGlob(text: string): Glob {
  const parts = text.replaceAll('\\', '/').split('/')
  const first = parts.findIndex(isGlob)
  const expression = new RegExp(`^${parts.map(partExpression).join('')}$`, 'u')
  return {
    root: first === 0 ? '.' : parts.slice(0, first).join('/') || '/',
    matches: (path) => expression.test(path.replaceAll('\\', '/')),
  }
}

/** A part with the slash behind it; the last has none. */
function partExpression(part: string, index: number, parts: readonly string[]): string {
  const last = index === parts.length - 1
  if (part === '**') return last ? '(?:(?!\\.)[^/]+/)*(?!\\.)[^/]+' : '(?:(?!\\.)[^/]+/)*'
  const hidden = /^[*?[]/.test(part) ? '(?!\\.)' : ''
  return `${hidden}${wildcards(part)}${last ? '' : '/'}`
}

function wildcards(part: string): string {
  const braces = isBalanced(part)
  let depth = 0
  return part.replace(/\*+|\?|\[!?[^\]]+\]|[{},]|[^*?[{},]+|\[/gu, (token) => {
    if (token.startsWith('*')) return '[^/]*'
    if (token === '?') return '[^/]'
    if (/^\[.+\]$/u.test(token)) return characterClass(token)
    if (braces && token === '{') depth++
    else if (braces && token === '}') depth--
    else if (token !== ',' || depth === 0) return token.replace(/[.+^$()|{}[\]\\]/g, '\\$&')
    return token === '{' ? '(?:' : token === '}' ? ')' : '|'
  })
}

function isBalanced(part: string): boolean {
  let depth = 0
  for (const character of part) {
    if (character === '{') depth++
    if (character === '}' && --depth < 0) return false
  }
  return depth === 0
}

function characterClass(token: string): string {
  const inverted = token[1] === '!'
  const characters = token.slice(inverted ? 2 : 1, -1).replace(/[\\^[\]]/g, '\\$&')
  return `[${inverted ? '^/' : ''}${characters}]`
}
