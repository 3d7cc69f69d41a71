/**
 * Whether a printed text looks like a figure, or like a line drawn with characters. Only how a
 * table is told from layout rests on this; what a figure is worth is read elsewhere.
 */

const currency = '(?:[A-Z]{0,3}[$€£¥₹₩] ?|[A-Z]{3} )?'
const number = '[-–—−(+~<>△▲]* ?[$€£¥]? ?\\d[\\d,.]*(?:[-–/]\\d[\\d,.]*)?'
const unit = '[ )]*(?:[%xX]|[A-Za-z]{1,8}\\.?(?: [A-Za-z]{1,8})?)?\\)?(?: ?\\*{1,3})?'
const figure = new RegExp(`^${currency}${number}${unit}$`)
const bound = '[($€£¥]*\\d[\\d,.]*[%)]*[A-Za-z ]{0,9}'
const range = new RegExp(`^${bound}(?: ?[-–—−] ?| to )${bound}$`)
/** "13 Weeks Ended", "1st Quarter": the heading of a column. */
const spanOfTime = /\b(?:ended|ending|weeks|months|quarter)\b|\d(?:st|nd|rd|th)\b/i
const phone = /\d{3}[-)] ?\d{3,4}|\d{3}\.\d{4}|\d{3}\.\d{3}\.\d/

/** A number with the signs and units that stand with it: "(24.3%)", "$ 1,234", "1.2 billion". */
export function isFigureLike(printed: string): boolean {
  const text = printed.length > 200 ? printed : printed.replace(/\s+/g, ' ')
  if (text.length > 60) return isLongDigits(text)
  if (!/\d/.test(text) || phone.test(text) || spanOfTime.test(text)) return false
  return figure.test(text) || range.test(text) || isAmountInWords(text)
}

/** "Approximately $5.2 billion", "Up 3% to 5%": few words, and a sign that no address has. */
function isAmountInWords(text: string): boolean {
  if (/[.;:,]$/.test(text) || text.split(' ').length > 6) return false
  if (/[$€£¥].*[$€£¥]/.test(text) && !/ to |[-–—]/.test(text)) return false
  return /[$€£¥] ?\d|\d ?%|\d (?:percent|million|billion|basis)\b/.test(text)
}

/** What is printed where there is no number: a dash, "N/A", "n/m", "**". */
export function isNil(text: string): boolean {
  return /^(?:[$€£¥]? ?[-–—−]{1,3} ?%?|\*{1,3}|n\/?[am]|n\.m\.?|nil|-\d?%)$/i.test(text)
}

/** 1 for a text of dashes, 2 for one of equals signs, 0 for any other. */
export function ruleOfText(text: string): 0 | 1 | 2 {
  if (text.length < 3 || text.length > 400) return 0
  if (/^=[= ]+$/.test(text)) return 2
  return /^[-_–—─][-_–—─ ]+$/.test(text) ? 1 : 0
}

function isLongDigits(text: string): boolean {
  return /^[($]*\d[\d,.]*\)?$/.test(text)
}
