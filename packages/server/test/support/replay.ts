import type { Knowledge } from '@anagen/kb'
import { expect } from 'vitest'
import type { Asked } from '../../src/operation/deps.ts'
import { replayVerdicts } from '../../src/operations/replay-verdicts.ts'
import { showReplay } from '../../src/operations/show-replay.ts'
import { replayStep } from '../../src/replay/step.ts'
import { ok } from './clinic.ts'

/** Knowledge in which nothing is expected of PRP: what was calm is not. */
export const tightened = (knowledge: Knowledge): Knowledge => {
  const prp = knowledge.treatments.prp ?? expect.fail('no prp')
  return {
    ...knowledge,
    digest: 'f'.repeat(64),
    treatments: { ...knowledge.treatments, prp: { ...prp, effects: [] } },
  }
}

/** Judges again, to the end, with the knowledge of whoever asks. @returns the first page of what changed */
export const replayed = async (asked: Asked, { keep = false, since = '2026-11-01T00:00:00Z' } = {}) => {
  const { replayId } = ok(await replayVerdicts({ since, keep }, asked))
  const { clinicId } = asked.actor
  const step = () =>
    asked.database.within({ clinicId }, (tx) =>
      replayStep(tx, { ...asked, actor: { kind: 'system', clinicId } }, replayId),
    )
  while (!('over' in (await step())));
  return ok(await showReplay({ replayId }, asked))
}
