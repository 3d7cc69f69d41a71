/**
 * Damages releases at random, from a seed: the same seed damages the same way on every machine.
 * In: sources and a seed. Out: bytes that a check must survive.
 */
import { type Random, randomFrom } from '../tools/bench/random.ts'
import type { Source } from './cases.ts'

/** What real damage is made of, and what breaks readers. */
const fragments: readonly string[] = [
  '<table>',
  '</table>',
  '<tr>',
  '<td colspan="999999999" rowspan="999999999">',
  '<td>',
  '</td></tr>',
  '<div>'.repeat(50),
  '<!--',
  '-->',
  '<script>',
  '&#x110000;',
  '&nbsp;'.repeat(20),
  '|',
  '|---|---:|',
  '\n\n',
  '\t',
  '\f',
  '```',
  '9'.repeat(500),
  '1,234.5',
  '(1,1+7)',
  '(',
  ')%',
  '$',
  '—',
  '△',
  '１２３',
  '\u0000',
  '\ufeff',
  '\ud800',
  '\u202e',
  'Total ',
  'respectively, ',
  'increased by ',
  '(In thousands, except per share data)',
]

type Mutation = (text: string, random: Random) => string

const mutations: readonly Mutation[] = [
  (text, random) => replaceAt(text, random, (part) => part.slice(random.below(part.length + 1))),
  (text, random) => replaceAt(text, random, (part) => part + part),
  (text, random) => replaceAt(text, random, (part) => [...part].reverse().join('')),
  (text, random) => replaceAt(text, random, (part) => part.replace(/\d/g, digit(random))),
  (text, random) => replaceAt(text, random, (part) => pick(fragments, random) + part),
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => text.slice(random.below(text.length + 1)),
]

/** A damaged copy of one of the sources, or bytes that never were a release. */
export function damage(sources: readonly Source[], seed: number): Source {
  const random = randomFrom(seed)
  const source = pick(sources, random)
  if (random.below(10) === 0) return { name: source.name, bytes: randomBytes(random) }
  let text = new TextDecoder().decode(source.bytes)
  const count = 1 + random.below(8)
  for (let done = 0; done < count; done++) text = pick(mutations, random)(text, random)
  const bytes = new TextEncoder().encode(text)
  // Now and then bytes that are not UTF-8, and a name that does not fit.
  if (random.below(4) === 0 && bytes.length > 0) bytes[random.below(bytes.length)] = 0xff
  return { name: pick(['source.html', 'source.md', 'source.txt', 'a', source.name], random), bytes }
}

function replaceAt(text: string, random: Random, replace: (part: string) => string): string {
  const start = random.below(text.length + 1)
  const end = Math.min(text.length, start + random.below(2_000))
  return text.slice(0, start) + replace(text.slice(start, end)) + text.slice(end)
}

function randomBytes(random: Random): Uint8Array {
  return Uint8Array.from({ length: random.below(5_000) }, () => random.below(256))
}

function digit(random: Random): string {
  return String(random.below(10))
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[random.below(items.length)]!
}
