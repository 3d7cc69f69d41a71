/** `tanshin accept`: writes down why a finding is accepted; checks then do not count it. */
import { checkFile } from '../batch/task.ts'
import { UserError } from '../batch/user-error.ts'
import { accept as acceptFinding, emptyBaseline } from '../report/baseline.ts'
import { safeText } from '../report/text/safe.ts'
import { type Numbered, type View, viewOf } from '../report/view.ts'
import { readBaseline, writeBaseline } from './baseline-file.ts'
import { type Command, type Options, textOption } from './command.ts'
import { isOcrAsked, ocrOption } from './ocr-option.ts'

const idLengthMin = 4

export const accept: Command = {
  name: 'accept',
  arguments: '<file> <finding>',
  summary: 'accept a finding of a release, with a written reason',
  options: [
    { flags: '-r, --reason <text>', help: 'why it is right as it stands' },
    { flags: '--by <name>', help: 'who says so' },
    {
      flags: '--baseline <file>',
      help: 'where acceptances are kept',
      default: 'tanshin-baseline.json',
    },
    ocrOption,
  ],
  notes: [
    'A finding is named by its number in the report, or by its id or the start of it.',
    'An acceptance rests on the printed figures: where one changes, the finding is open again.',
  ],
  examples: ['tanshin accept release.html 1 --reason "as the auditor agreed" --by "M. Sato"'],
  run: runAccept,
}

async function runAccept(args: readonly string[], options: Options): Promise<number> {
  const [path, name] = args as [string, string]
  const reason = textOption(options, 'reason')?.trim()
  const by = textOption(options, 'by')?.trim()
  const file = textOption(options, 'baseline')!
  if (!reason) throw new UserError('An acceptance needs its reason; add --reason "…".')
  const report = await checkFile(path, undefined, isOcrAsked(options))
  const { finding } = findingNamed(viewOf(report), name)
  const baseline = await readBaseline(file, emptyBaseline)
  await writeBaseline(file, acceptFinding(baseline, finding, { reason, ...(by && { by }) }))
  const message = safeText(finding.message)
  process.stdout.write(`Accepted: ${message}\nNext: tanshin check ${path} --baseline ${file}\n`)
  return 0
}

/** By its number, its id, or a start of its id that no other has. */
function findingNamed({ findings, document }: View, name: string): Numbered {
  const found = findings.filter(
    ({ number, finding }) =>
      String(number) === name ||
      finding.id === name ||
      (name.length >= idLengthMin && finding.id.startsWith(name)),
  )
  if (found.length === 1) return found[0]!
  const many =
    findings.length === 1 ? 'the only one is 1' : `they are numbered 1 to ${findings.length}`
  const remedy = findings.length === 0 ? 'the check has none' : many
  const problem = found.length === 0 ? 'there is no such finding' : 'several findings are called so'
  throw new UserError(`${document.path}: ${problem}: "${name}"; ${remedy}.`)
}
