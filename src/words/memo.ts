/**
 * Remembers what a pure function of strings said. Releases repeat their labels and headings, so
 * most answers are asked for many times. Bounded: a full memory is emptied, never grown.
 */
const entriesMax = 20_000

/** `compute`, remembering its answers. */
export function memoize<Answer>(compute: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>()
  return (text) => {
    if (answers.has(text)) return answers.get(text) as Answer
    const answer = compute(text)
    if (answers.size >= entriesMax) answers.clear()
    answers.set(text, answer)
    return answer
  }
}
