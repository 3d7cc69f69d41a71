/**
 * Typst code from values. All text of a release goes in as string literals, so that nothing of it
 * can become code or markup.
 */

/** A string literal. */
export function quoted(text: string): string {
  const escaped = text.replace(/[\\"]/g, '\\$&').replace(/[\p{Cc}\u2028\u2029]/gu, (one) => {
    return one === '\n' || one === '\r' || one === '\t'
      ? ' '
      : `\\u{${one.codePointAt(0)!.toString(16)}}`
  })
  return `"${escaped}"`
}

/** A call: `name(positional, key: value)[body]`; arguments that are undefined are left out. */
export function call(name: string, ...args: (string | Named | undefined)[]): string {
  const list = args.flatMap((one): string[] => {
    if (one === undefined) return []
    if (typeof one === 'string') return [one]
    return Object.entries(one).flatMap(([key, value]) =>
      value === undefined ? [] : [`${key}: ${value}`],
    )
  })
  return `${name}(${list.join(', ')})`
}

type Named = Readonly<Record<string, string | number | boolean | undefined>>

/** An array, of any length. */
export function list(items: readonly string[]): string {
  return `(${items.map((item) => `${item},`).join(' ')})`
}

/** Content of several parts. */
export function joined(parts: readonly string[]): string {
  if (parts.length === 0) return '[]'
  return parts.length === 1 ? `[#${wrapped(parts[0]!)}]` : `${list(parts)}.join()`
}

/** An expression that can stand behind "#". */
function wrapped(expression: string): string {
  return /^["\w]/.test(expression) ? expression : `(${expression})`
}
