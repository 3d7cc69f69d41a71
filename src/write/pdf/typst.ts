/**
 * Typst code from values. All text of a release goes in as string literals, so that nothing of it
 * can become code or markup.
 */

/** A string literal. White space of any kind is a space; other controls are left out. */
export function quoted(text: string): string {
  const plain = text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\n\r\t\u2028\u2029]+/g, ' ')
    .replace(/\p{Cc}/gu, '')
  return `"${plain.replace(/[\\"]/g, '\\$&')}"`
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
