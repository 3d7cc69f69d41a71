/** A relation as the sum an auditor would write, with a link to every figure in it. */
import type { RelationData } from '../../src/report/page/data.ts'
import type { Ruler, Tick } from '../../src/report/page/ruler.ts'
import type { ReviewFigure } from '../../src/report/review/data.ts'
import { checkWords, Glyph, holdsWords } from './pieces.tsx'
import { chooseFigure, data } from './state.ts'

const relationsShown = 3
const rulerWidth = 420

/** The first few relations; the others when they are asked for: a total may have dozens. */
export function Relations({ ids, subject }: { ids: readonly string[]; subject: string }) {
  const rest = ids.slice(relationsShown)
  return (
    <>
      {ids.slice(0, relationsShown).map((id) => (
        <RelationBlock key={id} id={id} subject={subject} />
      ))}
      {rest.length > 0 && (
        <details class="more">
          <summary>{`${rest.length} more relation${rest.length === 1 ? '' : 's'}`}</summary>
          {rest.map((id) => (
            <RelationBlock key={id} id={id} subject={subject} />
          ))}
        </details>
      )}
    </>
  )
}

function RelationBlock({ id, subject }: { id: string; subject: string }) {
  const relation = data.value?.relations[id]
  if (!relation) return null
  const { ruler, evidence, holds, check } = relation
  return (
    <section class="rel">
      <h3>
        {checkWords(check)} <span class={`q held ${holds}`}>{holdsWords[holds] ?? holds}</span>
      </h3>
      <Arithmetic relation={relation} subject={subject} />
      {ruler && <RulerFigure ruler={ruler} />}
      {evidence.length > 0 && (
        <details open={holds === 'no'}>
          <summary>
            Why this is believed{' '}
            <span class="q">{`${evidence.length} ${evidence.length === 1 ? 'piece' : 'pieces'} of evidence`}</span>
          </summary>
          <ul class="ev">
            {evidence.map((clause) => (
              <li key={clause}>{clause}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Arithmetic({ relation, subject }: { relation: RelationData; subject: string }) {
  const { compares, lines, result, holds, isSame, recomputed, difference, check } = relation
  const caption = <caption class="vh">{`Relation: ${checkWords(check)}`}</caption>
  if (compares)
    return (
      <table class="arith">
        {caption}
        <tbody>
          {[result, ...lines.map(([, id]) => id)].map((id) => (
            <Line key={id} id={id} subject={subject} />
          ))}
        </tbody>
      </table>
    )
  return (
    <table class="arith">
      {caption}
      <tbody>
        {lines.map(([operator, id], index) => (
          <Line key={`${id} ${index}`} operator={operator} id={id} subject={subject} />
        ))}
        {holds === 'exactly' ? (
          <Line operator="=" id={result} subject={subject} classes="res" />
        ) : (
          <>
            <tr class="res">
              <td class="op">=</td>
              <th scope="row">{isSame ? 'So it should be' : 'Recomputed'}</th>
              <NumberCell text={recomputed} />
              <td class="g" />
              <td />
            </tr>
            <Line id={result} subject={subject} classes={holds === 'no' ? 'bad' : ''} stated />
            <tr class="diff">
              <td class="op" />
              <th scope="row">Difference</th>
              <NumberCell text={difference} />
              <td class="g" />
              <td />
            </tr>
          </>
        )}
      </tbody>
    </table>
  )
}

interface LineProps {
  readonly id: string
  readonly subject: string
  readonly operator?: string
  readonly classes?: string
  readonly stated?: boolean
}

function Line({ id, subject, operator = '', classes = '', stated = false }: LineProps) {
  const shown = data.value?.figures[id]
  // What an unreadable cell is thought to be is no figure of the release.
  if (!shown) return null
  const isSelf = id === subject
  const choose = (event: Event): void => {
    event.preventDefault()
    chooseFigure(id)
  }
  const name = shown.label || (shown.table === undefined ? 'in the text' : 'this figure')
  return (
    <tr class={classes}>
      <td class="op">{operator}</td>
      <th scope="row">
        {stated ? `Stated: ${name}` : name}
        <Where figure={shown} from={isSelf ? undefined : data.value?.figures[subject]} />
      </th>
      <NumberCell text={shown.text} bold={isSelf} />
      <td class="g">
        <Glyph state={shown.state} />
      </td>
      <td>
        <a class="at" href={`#${id}`} onClick={choose} aria-label={`${shown.text}, ${shown.where}`}>
          {shown.where}
        </a>
      </td>
    </tr>
  )
}

/** Its table and column, as far as they differ from those of the figure it is seen from. */
function Where({ figure, from }: { figure: ReviewFigure; from: ReviewFigure | undefined }) {
  const sameTable = from !== undefined && figure.table !== undefined && figure.table === from.table
  const words = [
    sameTable ? '' : figure.table,
    sameTable && figure.column === from.column ? '' : figure.column,
  ].filter(Boolean)
  return words.length > 0 ? <small>{words.join(', ')}</small> : null
}

function NumberCell({ text, bold = false }: { text: string; bold?: boolean }) {
  const isNegative = text.trim().endsWith(')')
  return <td class={`n${isNegative ? ' neg' : ''}${bold ? ' self' : ''}`}>{text}</td>
}

/** What the print can mean, against what was computed. */
function RulerFigure({ ruler: { low, high, computed } }: { ruler: Ruler }) {
  const at = ([position]: Tick): number => 10 + (position * (rulerWidth - 20)) / 1000
  const [from, to, found] = [at(low), at(high), at(computed)]
  const words = `What is printed stands for ${low[1]} to ${high[1]}. Recomputed is ${computed[1]}, which lies outside.`
  const gap = found > to ? [to + 3, found - 4] : [found + 4, from - 3]
  return (
    <svg class="ruler" viewBox={`0 0 ${rulerWidth} 64`} role="img" aria-label={words}>
      <path class="axis" d={`M4 37.5H${rulerWidth - 4}M${from} 34v7M${to} 34v7M${found} 34v7`} />
      <rect class="stated" x={from} y={24} width={Math.max(2, to - from)} height={9} rx={1} />
      <text class="stated" x={(from + to) / 2} y={17}>
        what the print can mean
      </text>
      <path class="computed" d={`M${found} 22v15`} />
      <path class="tip" d={`M${found - 4.5} 20h9l-4.5 6z`} />
      <path class="gap" d={`M${gap[0]} 28.5H${gap[1]}`} />
      <text x={from} y={52} class={to - from < 70 ? 'start' : ''}>
        {low[1]}
      </text>
      <text x={to} y={52} class={to - from < 70 ? 'end' : ''}>
        {high[1]}
      </text>
      <text class="computed" x={found} y={63}>
        {`recomputed ${computed[1]}`}
      </text>
    </svg>
  )
}
