/**
 * Text of a release → text that a terminal may receive. Control characters, which could move the
 * cursor or rename the window, and characters that reverse or hide what follows them never pass.
 */

/** Escapes, C0 and C1 controls, directional overrides, invisible and unpaired units. */
const unsafe =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const asciiOf: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
  '−': '-',
  '→': '->',
  '…': '...',
  '█': '#',
  '·': '.',
  '─': '-',
  '≈': '~',
  '×': 'x',
  '÷': '/',
  '≤': '<=',
  '°': 'o',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '®': '(R)',
  '©': '(C)',
  '™': '(TM)',
  '•': '*',
}

/** White space becomes a space, what is unsafe "�" ("?" in ASCII). One line in, one line out. */
export function safeText(text: string, unicode = true): string {
  const spaced = text.replace(/[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ')
  const shown = spaced.replace(unsafe, '�').replace(/[\u00a0\u2000-\u200a\u202f\u205f]/g, ' ')
  return unicode ? shown : toAscii(shown)
}

function toAscii(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
  return text.replace(/[^\u0000-\u007f]/gu, (character) => asciiOf[character] ?? '?')
}
