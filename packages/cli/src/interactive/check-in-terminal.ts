import type { Io } from '../io.ts'
import { ourKnowledge } from '../knowledge.ts'
import { momentNow } from '../moment.ts'
import { Left } from './asker.ts'
import { dialogue } from './dialogue.ts'
import { openTerminal } from './terminal.ts'

/** `anagen check` without arguments in a terminal: asks step by step, until the person leaves. @returns the exit code */
export const checkInTerminal = async (io: Io): Promise<number> => {
  const terminal = openTerminal()
  try {
    const knowledge = await ourKnowledge()
    const say = (text: string): void => void process.stdout.write(text)
    await dialogue({ ask: terminal.ask, say, moment: momentNow(io.zone), knowledge, screen: io.screen })
  } catch (error) {
    if (!(error instanceof Left)) throw error
  } finally {
    terminal.close()
  }
  await io.out('\nGoodbye. If it gets worse or anything new appears, check again or call your clinic.\n')
  return 0
}
