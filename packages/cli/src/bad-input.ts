import type { Parsed } from '@anagen/engine'

/** What was typed cannot be used. The message is one line and says what to write instead. */
export class BadInput extends Error {
  override readonly name = 'BadInput'
}

/** The value, or one line about the first thing that is wrong. */
export const orBadInput = <T>(parsed: Parsed<T>): T => {
  if ('value' in parsed) return parsed.value
  const [first] = parsed.problems
  throw new BadInput(first ? `${first.at}: ${first.message}` : 'this cannot be read')
}
