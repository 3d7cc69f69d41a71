/** What stands beside a release while it is checked: how far each stage is, and how to stop it. */
import type { Progress, Stage } from '../../src/model/progress.ts'
import { order } from './act.ts'
import { AddButton } from './dialogs.tsx'
import { grouped } from './pieces.tsx'
import { file, review, stagesBegun } from './state.ts'

const stageWords: readonly (readonly [Stage, string])[] = [
  ['reading', 'Read'],
  ['figures', 'Figures'],
  ['facts', 'Facts'],
  ['relations', 'Relations'],
  ['findings', 'Findings'],
]

export function Loading() {
  const now = review.value
  return (
    <aside class="side loading" id="detail" tabIndex={-1} aria-label="Progress">
      <div class="card">
        {now?.problem === undefined ? <Stages /> : <Problem words={now.problem} />}
      </div>
    </aside>
  )
}

function Stages() {
  const begun = stagesBegun.value
  const at = stageWords.findLastIndex(([stage]) => begun.has(stage))
  const last = begun.get(stageWords[at]?.[0] ?? 'reading')
  const within = last?.of ? last.count / last.of : 0
  const share = Math.round(((Math.max(0, at) + within) * 100) / stageWords.length)
  return (
    <>
      <h2>{file.value === '' ? 'Opening …' : `Checking ${file.value}`}</h2>
      <p class="q">
        Its marks appear as soon as every figure is judged. You can read it meanwhile.
      </p>
      <div
        class="pb"
        role="progressbar"
        aria-label="Checking"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share}
      >
        <i style={`width:${share}%`} />
      </div>
      <ol class="steps">
        {stageWords.map(([stage, words], index) => (
          <li
            key={stage}
            class={index < at ? 'done' : index === at ? 'now' : ''}
            aria-current={index === at ? 'step' : undefined}
          >
            {words}
            <b>{countWords(begun.get(stage))}</b>
          </li>
        ))}
      </ol>
      {file.value !== '' && (
        <button type="button" class="b" onClick={() => void order('stop')}>
          Stop
        </button>
      )}
    </>
  )
}

function countWords(progress: Progress | undefined): string {
  if (!progress) return '–'
  const { stage, count, of } = progress
  if (of !== undefined)
    return `${grouped(count)} of ${grouped(of)}${stage === 'reading' ? ' pages' : ''}`
  return `${grouped(count)}${stage === 'reading' ? ' paragraphs and tables' : ''}`
}

function Problem({ words }: { words: string }) {
  return (
    <div role="alert">
      <h2>It cannot be shown</h2>
      <p>{words}</p>
      <p class="ways">
        <button type="button" class="b" onClick={() => void order('again')}>
          Check again
        </button>{' '}
        <AddButton />
      </p>
    </div>
  )
}
