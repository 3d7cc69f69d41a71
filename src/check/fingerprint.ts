/** A finding's id: the same finding in the next draft has the same id, wherever it has moved. */

/** 64 bits of FNV-1a over the parts, as 16 hex digits. Not for secrets. */
export function fingerprint(parts: readonly string[]): string {
  const prime = 0x100000001b3n
  let hash = 0xcbf29ce484222325n
  for (const unit of new TextEncoder().encode(parts.join('\u001f')))
    hash = ((hash ^ BigInt(unit)) * prime) & 0xffffffffffffffffn
  return hash.toString(16).padStart(16, '0')
}
