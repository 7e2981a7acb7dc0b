import { Left } from './interactive/asker.ts'
import { endQuietlyWithTheReader, processIo } from './io.ts'
import { ourKnowledge } from './knowledge.ts'
import { momentNow } from './moment.ts'
import { guarded } from './run.ts'

/** What `npm start` does: in a terminal a dialogue, else a worked example. */
const start = async (): Promise<number> => {
  const io = processIo()
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    const { showExample } = await import('./interactive/example.ts')
    return showExample(io)
  }
  const { openTerminal } = await import('./interactive/terminal.ts')
  const { dialogue } = await import('./interactive/dialogue.ts')
  const terminal = openTerminal()
  return guarded(io, async () => {
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
  })
}

endQuietlyWithTheReader()
process.exitCode = await start()
