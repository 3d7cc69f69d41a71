import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemsOf, quillon } from '../../../test/support/composed.ts'
import { composeRelease } from './compose-release.ts'

describe('mistakes', () => {
  it.each([
    ['{% fig "Revenu" /%}', '3: there is no concept Revenu; did you mean Revenue?'],
    ['{% fgi "Revenue" /%}', '3: there is no tag "fgi"; did you mean fig?'],
    [
      '{% fig "Revenue" servce="x" /%}',
      '3: "fig" has no attribute "servce"; did you mean service?',
    ],
    [
      '{% fig "Revenue" period="2Q07" /%}',
      '3: there is no fact of Revenue for 2Q07; give it in facts/',
    ],
    [
      '{% fig "Revenue" decimals="1" /%}',
      '3: "decimals" of "fig" must be a whole number; write a number from 0 without quotes',
    ],
    ['{% fig /%}', '3: "fig" names no figure; write the name of a concept: {% fig "Revenue" /%}'],
    [
      '{% change "Revenue" /%}',
      '3: "change" does not say against what; write from="year-ago", from="prior" or a period',
    ],
    [
      'one\n{% fig "Revenue" %} two',
      '4: "fig" is never closed; end it with {% /fig %}, or write {% fig … /%}',
    ],
    ['one {% /fig %} two', '3: "fig" is closed and was never opened; take it out'],
    ['one {% fig "Revenue" two', '3: a tag begins with {% and never ends; end it with /%}'],
    [
      '{% $entity.nme %}',
      '3: there is no $entity.nme; known are $entity.name, $entity.shortName, $entity.currency, $entity.date',
    ],
    ['{% if positve("Revenue") %}x{% /if %}', '3: there is no function positve()'],
    ['{% statement "income" /%}', '3: there is no statement "income"; there are none'],
    ['{% metrics caption="None" /%}', '3: "metrics" has no rows'],
    ['{% else /%}', '3: "else" stands outside an "if"'],
    ['{% row "Revenue" /%}', '3: "row" stands outside a table; put it in the body of a table tag'],
    ['Text {% breakdown "Revenue" /%} text', '3: "breakdown" cannot stand in a sentence'],
    [
      'One.{% note "x" /%}',
      '3: the note "x" has no text; write {% note "x" %}its text{% /note %} somewhere',
    ],
    ['See {% see "cash" /%}.', '3: there is no appendix "cash"; there are none'],
    ['{% fig "Revenue" periods=[ /%}', '3: this tag cannot be read: expected'],
    [
      '{% breakdown "Revenue" periods=["now", "9Q99"] /%}',
      '3: there is no period 9Q99; known are now',
    ],
  ])('are said of %s', (template, expected) => {
    const [first = '', ...others] = problemsOf(template)
    expect(first.slice(0, expected.length)).toBe(expected)
    expect(others).toEqual([])
  })

  it('are all said at once, in the order of lines, and nothing is composed', () => {
    const template = `{% fig "Revenu" /%} and
{% fig "Cst" /%}

{% metrics caption="A" %}
{% row "Profit" /%}

text
{% /metrics %}`
    expect(problemsOf(template).map((problem) => problem.split(';')[0])).toEqual([
      '3: there is no concept Revenu',
      '4: there is no concept Cst',
      '7: there is no concept Profit',
      '9: a table has rows, no text',
    ])
  })

  it('never throw, whatever the text', () => {
    const pieces = [
      '{%',
      '%}',
      '/%}',
      ' fig ',
      '"Revenue"',
      ' if ',
      '$period',
      '\n',
      '|',
      '- ',
      'x',
      '{',
      '[',
      '(',
      '#',
      '> ',
      '`',
      '/fig',
      'note',
      ' row ',
      'breakdown ',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
        const outcome = composeRelease(parts.join(''), 'template.md', quillon)
        expect('composition' in outcome || outcome.problems.length > 0).toBe(true)
      }),
    )
  })
})
