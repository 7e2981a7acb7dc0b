import type { Arguments } from './args/arguments.ts'
import type { Grammar } from './args/grammar.ts'
import type { Io } from './io.ts'

/** One command of `anagen`: what it takes, how it explains itself, and what it does. */
export interface Command extends Grammar {
  readonly summary: string
  readonly examples: readonly string[]
  /** more about it, one paragraph an entry */
  readonly notes?: readonly string[]
  /** @returns the exit code */
  readonly run: (args: Arguments, io: Io) => Promise<number>
}
