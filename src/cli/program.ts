/** The commands as the argument parser has them: help with examples, usage errors with code 2. */
import { CommanderError, Command as Parser, Option as ParserOption } from 'commander'
import type { Command, Options } from './command.ts'

export interface Program {
  readonly version: string
  readonly commands: readonly Command[]
}

/** Runs the command that `argv` names; gives the exit code. */
export async function runProgram({ version, commands }: Program, argv: readonly string[]) {
  let code = 0
  const parser = new Parser('tanshin')
    .description(
      'Checks earnings releases: every printed figure is tied out, or listed as untested. ' +
        'And builds them from facts.',
    )
    .version(version, '-V, --version')
    .exitOverride()
  for (const command of commands)
    addCommand(parser, command, (exitCode) => {
      code = exitCode
    })
  try {
    await parser.parseAsync([...argv], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    // Help that was asked for is no error; help that stands in for a missing command is.
    return error.exitCode === 0 ? 0 : 2
  }
  return code
}

function addCommand(parser: Parser, command: Command, done: (exitCode: number) => void): void {
  const sub = parser
    .command(`${command.name} ${command.arguments}`.trim())
    .description(command.summary)
    .showHelpAfterError(`Run "tanshin ${pathOf(parser, command)} --help" for what it takes.`)
    .addHelpText('after', helpAfter(command))
  if (command.commands) {
    for (const under of command.commands) addCommand(sub, under, done)
    return
  }
  for (const { flags, help, choices, default: preset } of command.options) {
    const option = new ParserOption(flags, help)
    if (choices) option.choices([...choices])
    if (preset !== undefined) option.default(preset)
    sub.addOption(option)
  }
  sub.action(async () => {
    done(await command.run(sub.args, sub.opts<Options>()))
  })
}

/** "store add". */
function pathOf(parser: Parser, { name }: Command): string {
  return parser.parent ? `${parser.name()} ${name}` : name
}

function helpAfter({ notes = [], examples }: Command): string {
  const parts = [notes.join('\n'), `Examples:\n${examples.map((line) => `  ${line}`).join('\n')}`]
  return `\n${parts.filter(Boolean).join('\n\n')}`
}
