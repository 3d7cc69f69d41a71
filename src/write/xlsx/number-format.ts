/**
 * The number format that shows a value as its cell is printed: "(1,048)" is
 * `#,##0_);(#,##0);"–"_)`. Signs and units stand as printed, digits as the column has them.
 */

interface Shape {
  readonly before: string
  readonly digits: string
  readonly behind: string
}

/** What stands around the digits of a printed number, and the pattern of the digits. */
function shapeOf(text: string): Shape | undefined {
  const match = /^(\D*?)(\d[\d,]*(?:\.\d+)?|\.\d+)(\D*)$/.exec(text)
  if (!match) return undefined
  const decimals = match[2]!.split('.')[1]?.length ?? 0
  const whole = /^\d{4,}/.test(match[2]!) ? '0' : '#,##0'
  const digits = decimals === 0 ? whole : `${whole}.${'0'.repeat(decimals)}`
  return { before: match[1]!, digits, behind: match[3]! }
}

/** `samples`: other prints of the column, which say how it prints what this cell is not. */
export function numberFormat(text: string, samples: readonly string[]): string | undefined {
  const own = shapeOf(text)
  const isNil = own === undefined && /^[–—-]$/.test(text)
  const digits = own ?? samples.map(shapeOf).find((shape) => shape !== undefined)
  if (!digits || (own === undefined && !isNil)) return undefined
  const negatives = [text, ...samples].filter(isNegative)
  const sample = shapeOf(negatives[0] ?? '') ?? bracketed(shapeOf(text) ?? digits)
  const negative = { ...sample, digits: digits.digits }
  const positive = own && !isNegative(text) ? own : positiveOf(digits)
  // A positive number leaves the room of the bracket, so that digits stand below digits.
  const room = negative.behind.endsWith(')') ? '_)' : ''
  const nil = isNil ? `;${literal(text)}${room}` : ''
  return `${patternOf(positive)}${room};${patternOf(negative)}${nil}`
}

/** Whether a printed number has the marks of a negative one. */
export function isNegative(text: string): boolean {
  return /\d/.test(text) && /[(△▲−-]/.test(text)
}

function bracketed({ before, digits, behind }: Shape): Shape {
  return { before: `(${before}`, digits, behind: `${behind})` }
}

function positiveOf({ before, digits, behind }: Shape): Shape {
  return { before: before.replace(/[(△▲−-]/g, ''), digits, behind: behind.replace(/\)/g, '') }
}

function patternOf({ before, digits, behind }: Shape): string {
  return literal(before) + digits + literal(behind)
}

/** Brackets, a percent sign and spaces mean themselves in a format; all else is quoted. */
function literal(text: string): string {
  return text.replace(/[^()% ]+/g, (part) => `"${part.replaceAll('"', '')}"`)
}
