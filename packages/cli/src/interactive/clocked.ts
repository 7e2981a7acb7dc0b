import type { Knowledge } from '@anagen/kb'
import type { RunMoment } from '../moment.ts'
import type { Asker } from './asker.ts'

/** What a dialogue needs: somebody to ask, somewhere to write, a clock and the facts. */
export interface Clocked {
  readonly ask: Asker
  readonly say: (text: string) => void
  /** the clock, ready to read dates in these texts */
  readonly moment: (texts: readonly string[]) => Promise<RunMoment>
  readonly knowledge: Knowledge
}
