import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { refusal } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { isUnique } from '../records/conflict.ts'
import { instant } from '../records/fields.ts'
import { enqueue } from '../records/outbox.ts'
import { progressOf, progressShape } from '../replay/progress.ts'
import { replayedCheckIns } from '../replay/replayed-check-ins.ts'

/** After the knowledge changed: starts judging again, behind the pages. With `keep`, the new verdicts are stored and what became more serious is a case. */
export const replayVerdicts = operation(
  {
    name: 'replay-verdicts',
    summary: 'After the knowledge changed: starts finding out who would be told something else now',
    who: ['owner', 'clinician'],
    scope: 'admin',
    input: z.strictObject({ since: instant, keep: z.boolean().default(false) }),
    result: progressShape,
    refusals: ['replay-running'],
  },
  async ({ since, keep }, asked) => {
    const { actor, knowledge } = asked
    if (actor.kind !== 'staff') throw new Error('only staff replay')
    try {
      const progress = await asked.database.within(scopeOf(actor), async (tx) => {
        const now = asked.now().toString()
        const { n: total } = await replayedCheckIns(tx, since)
          .clearSelect()
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
        const started = await tx.db
          .insertInto('replay')
          .values({
            clinic_id: actor.clinicId,
            id: asked.newId(),
            since,
            keep,
            knowledge_digest: knowledge.digest,
            by_id: actor.id,
            started_at: now,
            touched_at: now,
            total,
          })
          .returningAll()
          .executeTakeFirstOrThrow()
        await audit(tx, asked, {
          action: 'replay-verdicts',
          subjectKind: 'replay',
          subjectId: started.id,
          detail: { total, keep },
        })
        await enqueue(tx, asked, { kind: 'replay-started', subjectId: started.id, patientId: null })
        return progressOf(started)
      })
      asked.wake()
      return progress
    } catch (error) {
      if (!isUnique(error)) throw error
      return refusal(
        'replay-running',
        'Check-ins are being judged again already. Wait until that is done, then start again.',
      )
    }
  },
)
