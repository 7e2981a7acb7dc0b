import { createInterface } from 'node:readline/promises'
import { type Asker, Left } from './asker.ts'

/** Somebody at a terminal. */
export interface Terminal {
  readonly ask: Asker
  readonly close: () => void
}

/** Lines typed at this terminal; Ctrl-C and Ctrl-D reject the open question with `Left`. */
export const openTerminal = (): Terminal => {
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  const leaving = new AbortController()
  lines.on('SIGINT', () => lines.close())
  lines.on('close', () => leaving.abort())
  const ask: Asker = async (question) => {
    if (leaving.signal.aborted) throw new Left()
    try {
      return await lines.question(question, { signal: leaving.signal })
    } catch (error) {
      if (leaving.signal.aborted) throw new Left()
      throw error
    }
  }
  return { ask, close: () => lines.close() }
}
