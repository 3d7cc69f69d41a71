/**
 * SHA-256 (FIPS 180-4) of a short text, in base 64: the page names the hash of its own style and
 * script, so that a browser runs no other. Here because this layer runs without Node's library.
 */

/** The first 32 bits of the fractional parts of roots of the first primes, by exact arithmetic. */
function rootFractions(count: number, root: 2n | 3n): number[] {
  const primes: bigint[] = []
  for (let next = 2n; primes.length < count; next++)
    if (primes.every((prime) => next % prime !== 0n)) primes.push(next)
  return primes.map((prime) => Number(integerRoot(prime << (32n * root), root) & 0xffffffffn))
}

/** The largest integer whose power is not above `value`. */
function integerRoot(value: bigint, root: bigint): bigint {
  let low = 0n
  let high = 1n << 48n
  while (low < high) {
    const middle = (low + high + 1n) >> 1n
    if (middle ** root <= value) low = middle
    else high = middle - 1n
  }
  return low
}

const rounds = rootFractions(64, 3n)
const start = rootFractions(8, 2n)

/** "sha256-…", as a content security policy names it. */
export function sha256Source(text: string): string {
  return `sha256-${base64(sha256(new TextEncoder().encode(text)))}`
}

function sha256(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n)
  let state = [...start]
  for (let at = 0; at < padded.length; at += 64) state = compress(state, view, at)
  const digest = new DataView(new ArrayBuffer(32))
  for (const [index, word] of state.entries()) digest.setUint32(index * 4, word)
  return new Uint8Array(digest.buffer)
}

function compress(state: readonly number[], view: DataView, at: number): number[] {
  const words = schedule(view, at)
  let [a, b, c, d, e, f, g, h] = state as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  for (let round = 0; round < 64; round++) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const first = (h + sum1 + ((e & f) ^ (~e & g)) + rounds[round]! + words[round]!) | 0
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const second = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
  }
  return [a, b, c, d, e, f, g, h].map((word, index) => (word + state[index]!) | 0)
}

function schedule(view: DataView, at: number): Int32Array {
  const words = new Int32Array(64)
  for (let index = 0; index < 16; index++) words[index] = view.getInt32(at + index * 4)
  for (let index = 16; index < 64; index++) {
    const early = words[index - 15]!
    const late = words[index - 2]!
    const small0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3)
    const small1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10)
    words[index] = (words[index - 16]! + small0 + words[index - 7]! + small1) | 0
  }
  return words
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.slice(at, at + 3)
    const bits = (first << 16) | (second << 8) | third
    const digits = [18, 12, 6, 0].map((shift) => alphabet[(bits >> shift) & 63]!)
    const padding = Math.max(0, at + 3 - bytes.length)
    text += digits.slice(0, 4 - padding).join('') + '='.repeat(padding)
  }
  return text
}
