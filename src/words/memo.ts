/**
 * Remembers what a pure function of strings said. Releases repeat their labels and headings, so
 * most answers are asked for many times. Bounded: a full memory is emptied, never grown.
 */
const entriesMax = 20_000
const charactersMax = 2_000_000

/** `compute`, remembering its answers. */
export function memoize<Answer>(compute: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>()
  let characters = 0
  return (text) => {
    const known = answers.get(text)
    if (known !== undefined || answers.has(text)) return known as Answer
    const own = apart(text)
    const answer = compute(own)
    characters += own.length
    if (answers.size >= entriesMax || characters > charactersMax) {
      answers.clear()
      characters = own.length
    }
    answers.set(own, answer)
    return answer
  }
}

/**
 * The same text with characters of its own. A piece cut from a release holds on to the whole of it
 * in V8: what is remembered would keep every release that was ever read in memory.
 */
function apart(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string
}
