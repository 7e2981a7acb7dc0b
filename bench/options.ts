/** What `npm run bench -- ...` takes. */
import { parseArgs } from 'node:util'

export interface Options {
  readonly rounds: number
  readonly seconds: number
  /** Fewer reports, short rounds, and no results file: to see that everything runs. */
  readonly isQuick: boolean
}

export const usage = `npm run bench -- [--rounds 7] [--seconds 1] [--quick]
  --rounds   interleaved rounds, the median of which is printed
  --seconds  time that each engine gets in a round
  --quick    3 rounds of 0.1 s and fewer agreement reports; bench/results.md is left as it is`

export class BadOption extends Error {}

/** @param usual what a bench of its own kind takes where nothing is said */
export function parseOptions(words: readonly string[], usual: { readonly rounds: number } = { rounds: 7 }): Options {
  const { values } = read(words)
  const isQuick = values.quick ?? false
  return {
    isQuick,
    rounds: positive('rounds', values.rounds ?? String(isQuick ? Math.min(3, usual.rounds) : usual.rounds)),
    seconds: positive('seconds', values.seconds ?? (isQuick ? '0.1' : '1')),
  }
}

function read(words: readonly string[]) {
  try {
    const options = { rounds: { type: 'string' }, seconds: { type: 'string' }, quick: { type: 'boolean' } } as const
    return parseArgs({ args: [...words], options, strict: true })
  } catch (error) {
    throw new BadOption(error instanceof Error ? error.message : String(error))
  }
}

function positive(name: string, text: string): number {
  const value = Number(text)
  if (!(value > 0)) throw new BadOption(`--${name} wants a number above 0, not "${text}"`)
  return value
}
