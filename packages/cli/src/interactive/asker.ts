import { BadInput } from '../bad-input.ts'

/** Asks the person and waits for a line. Rejects with `Left` when they leave. */
export type Asker = (question: string) => Promise<string>

/** The person pressed Ctrl-C or Ctrl-D. */
export class Left extends Error {
  override readonly name = 'Left'
}

/** Asks until the answer can be used; what was wrong with it is said each time. */
export const askUntil = async <T>(
  ask: Asker,
  say: (text: string) => void,
  question: string,
  read: (answer: string) => T | Promise<T>,
): Promise<T> => {
  for (;;) {
    try {
      return await read((await ask(question)).trim())
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      say(`  ${error.message}\n`)
    }
  }
}
