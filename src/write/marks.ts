/** The mark of a footnote in formats whose cells hold plain text: "1" is "¹", "a" is "(a)". */

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'

export function raisedMark(mark: string): string {
  if (!/^\d+$/.test(mark)) return /^\p{L}+$/u.test(mark) ? ` (${mark})` : ` ${mark}`
  return [...mark].map((digit) => raised[Number(digit)]!).join('')
}
