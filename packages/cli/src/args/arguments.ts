import { nearest } from '@anagen/kb'
import { BadInput } from '../bad-input.ts'
import { parseArgs } from '../builtin.ts'
import { plain } from '../text/plain.ts'
import type { Grammar, OptionSpec } from './grammar.ts'

/** The arguments of a command, read by its options. */
export interface Arguments {
  /** nothing at all stands after the command */
  readonly isEmpty: boolean
  readonly words: readonly string[]
  readonly has: (name: string) => boolean
  /** the one value of an option, or undefined */
  readonly one: (name: string) => string | undefined
  readonly all: (name: string) => readonly string[]
}

const HELP: OptionSpec = { help: 'show this help' }
const LONGEST_SHOWN = 40

const shown = (text: string): string => {
  const clean = plain(text)
  return clean.length > LONGEST_SHOWN ? `${clean.slice(0, LONGEST_SHOWN)}…` : clean
}

const unknownOption = (name: string, raw: string, command: Grammar, known: readonly string[]): BadInput => {
  const meant = nearest(name, known)
  const hint = meant ? `did you mean --${meant}?` : `see anagen ${command.name} --help`
  return new BadInput(`unknown option ${shown(raw)}; ${hint}`)
}

/** Reads what stands after `anagen <command>`. @throws BadInput on anything that the command does not know */
export const readArguments = (argv: readonly string[], command: Grammar): Arguments => {
  const options: Readonly<Record<string, OptionSpec>> = { help: HELP, ...command.options }
  const names = Object.keys(options)
  // not strict: strict mode refuses values that begin with a dash, such as --say "- still sore"
  const { tokens } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      ...Object.fromEntries(
        names.map((name) => [name, { type: options[name]?.value ? ('string' as const) : ('boolean' as const) }]),
      ),
    },
  })
  const values = new Map<string, string[]>()
  const words: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value)
    if (token.kind !== 'option') continue
    const name = token.rawName === '-h' ? 'help' : token.name
    const spec =
      Object.hasOwn(options, name) && (token.rawName.startsWith('--') || name === 'help') ? options[name] : undefined
    if (!spec) throw unknownOption(token.name, token.rawName, command, names)
    if (spec.value === undefined && token.value !== undefined)
      throw new BadInput(`--${name} takes no value; write --${name} alone`)
    const value = token.value ?? ''
    const swallowed = !token.inlineValue && value.startsWith('--') && names.includes(value.slice(2).split('=')[0] ?? '')
    if (spec.value !== undefined && (token.value === undefined || swallowed))
      throw new BadInput(`--${name} needs a value; write --${name} ${spec.value}`)
    const before = values.get(name) ?? []
    if (before.length > 0 && !spec.repeatable && spec.value !== undefined)
      throw new BadInput(`--${name} was given twice; write it once`)
    values.set(name, [...before, value])
  }
  return {
    words,
    isEmpty: argv.length === 0,
    has: (name) => values.has(name),
    one: (name) => values.get(name)?.[0],
    all: (name) => values.get(name) ?? [],
  }
}

/** @throws BadInput where too few or too many words stand without an option */
export const checkWords = (args: Arguments, command: Grammar): void => {
  const [least, most] = command.words
  const usage = `write anagen ${command.name} ${command.usage}`.trim()
  if (args.words.length < least) throw new BadInput(`something is missing; ${usage}`)
  const extra = args.words[most]
  if (extra !== undefined)
    throw new BadInput(`${shown(extra)} is one word too many; ${usage}, with quotes around words that belong together`)
}
