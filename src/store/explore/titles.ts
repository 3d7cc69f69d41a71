/** What a table is called over all releases: its title without the period and the unit of one. */
import { withoutPeriod } from '../../words/period.ts'
import { scaleOf } from '../../words/unit.ts'

/** "Revenue by service, FY2005" → "Revenue by service"; what would be cut up stays whole. */
export function titleOverTime(title: string): string {
  const whole = withoutUnit(title)
  const bare = trimmed(withoutPeriod(whole))
  return bare !== '' && whole.includes(bare) && !isOpen.test(bare) ? bare : whole
}

/** Words that more must follow. */
const isOpen = /(?:^|\s)(?:and|as|at|by|ended|for|from|in|of|on|the|to|with)$/i

/** "Capital expenditure JPY in millions" → "Capital expenditure". */
function withoutUnit(title: string): string {
  const [tail] = /\s*(?:\([^()]{1,80}\)|\b(?:[A-Z]{3}\s+)?in\s+\S{1,20})$/i.exec(title) ?? []
  if (tail === undefined || scaleOf(tail) === undefined) return title
  return trimmed(title.slice(0, -tail.length)) || title
}

function trimmed(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:–—-]+|[\s,;:–—-]+$/g, '')
    .trim()
}

const keyMax = 48

/** "revenue-by-service", with a number where another table is called so. */
export function freeKey(taken: Set<string>, title: string): string {
  const words = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')
  const base = words.slice(0, keyMax).replace(/^-|-$/g, '') || 'table'
  let key = base
  for (let next = 2; taken.has(key); next++) key = `${base}-${next}`
  taken.add(key)
  return key
}
