import { KnowledgeError, nearest } from '@anagen/kb'
import { checkWords, readArguments } from './args/arguments.ts'
import { commandHelp, definitions } from './args/help.ts'
import { BadInput } from './bad-input.ts'
import type { Command } from './command.ts'
import { COMMANDS } from './commands.ts'
import type { Io } from './io.ts'
import { plain } from './text/plain.ts'
import { heading, paragraph } from './text/screen.ts'
import { version } from './version.ts'

export const EXIT = { ok: 0, internal: 1, badInput: 2 } as const

const COULD_NOT_JUDGE =
  'anagen: could not judge this. Call your clinic; if it cannot wait, call your emergency number. (ANAGEN_DEBUG=1 shows the reason.)\n'

const overview = (io: Io): string => {
  const { screen } = io
  const rows = Object.entries(COMMANDS).map(([name, { summary }]) => [name, summary] as const)
  const lines = [
    'anagen <command> [options]',
    'Is this normal? Answers for people who had a hair-restoration treatment.',
    ...heading(screen, 'Commands'),
    ...definitions(rows, screen),
    ...heading(screen, 'Examples'),
    '  anagen check --did prp@30h --say "scalp is pink and a bit sore, no fever"',
    '  anagen may-i "wash my hair" --did fue@3d',
    '  anagen check --help',
    '',
    ...paragraph(
      screen,
      'Anagen supports decisions; it does not diagnose. In an emergency call your emergency number.',
      0,
    ),
  ]
  return `${lines.join('\n')}\n`
}

/** The commands of two words that share the first, such as `stats curve`. */
const groupHelp = (group: string, io: Io): string => {
  const rows = Object.entries(COMMANDS)
    .filter(([name]) => name.startsWith(`${group} `))
    .map(([name, { summary }]) => [name, summary] as const)
  const lines = [
    `anagen ${group} <command> [options]`,
    ...heading(io.screen, 'Commands'),
    ...definitions(rows, io.screen),
  ]
  return `${lines.join('\n')}\n`
}

const commandCalled = async (asked: string): Promise<Command> => {
  const command = Object.hasOwn(COMMANDS, asked) ? await COMMANDS[asked]?.load() : undefined
  if (command) return command
  const meant = nearest(asked, Object.keys(COMMANDS))
  const kind = asked.startsWith('-') ? 'option' : 'command'
  throw new BadInput(
    `unknown ${kind} "${plain(asked).slice(0, 40)}"; ${meant ? `did you mean anagen ${meant}?` : 'see anagen --help'}`,
  )
}

const dispatch = async (argv: readonly string[], io: Io): Promise<number> => {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    if (name === 'help' && rest[0] !== undefined) return dispatch([...rest, '--help'], io)
    await io.out(overview(io))
    return EXIT.ok
  }
  if (name === '--version' || name === '-v') {
    await io.out(`anagen ${version()}\n`)
    return EXIT.ok
  }
  const [second] = rest
  const isGroup = Object.keys(COMMANDS).some((known) => known.startsWith(`${name} `))
  if (isGroup && (second === undefined || second === '--help' || second === '-h')) {
    await io.out(groupHelp(name, io))
    return EXIT.ok
  }
  const asked = isGroup ? `${name} ${second}` : name
  const command = await commandCalled(asked)
  const args = readArguments(isGroup ? rest.slice(1) : rest, command)
  if (args.has('help')) {
    await io.out(commandHelp(command, io.screen))
    return EXIT.ok
  }
  checkWords(args, command)
  return command.run(args, io)
}

/** What went wrong, in words for the person, and the exit code. */
const explain = (error: unknown, io: Io): number => {
  if (error instanceof BadInput) {
    io.err(`anagen: ${error.message}\n`)
    return EXIT.badInput
  }
  if (process.env.ANAGEN_DEBUG === '1') io.err(`${error instanceof Error ? error.stack : String(error)}\n`)
  if (error instanceof KnowledgeError)
    io.err(`anagen: the knowledge base is not fit to answer from:\n${error.message}\n`)
  io.err(COULD_NOT_JUDGE)
  return EXIT.internal
}

/** Runs something; what goes wrong is written to `io.err`, never thrown. @returns the exit code */
export const guarded = async (io: Io, work: () => Promise<number>): Promise<number> => {
  try {
    return await work()
  } catch (error) {
    return explain(error, io)
  }
}

/** Runs one command line. @returns the exit code */
export const run = (argv: readonly string[], io: Io): Promise<number> => guarded(io, () => dispatch(argv, io))
