import { z } from 'zod'
import { loadRecord } from '../check-in/record.ts'
import { judgeAgain, keepVerdict, latestLevel, type Rejudged } from '../check-in/rejudge.ts'
import { selectCheckIns } from '../check-in/select.ts'
import { instantAt } from '../database/statement.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { audit } from '../records/audit.ts'
import { pageFrom, readCursor, timePosition } from '../records/cursor.ts'
import { instant, paging } from '../records/fields.ts'
import { openPatient } from '../records/open-patient.ts'
import { rejudgedShape } from './amend-session.ts'

/** After the knowledge changed: who would be told something else now. With `keep`, the new verdicts are stored and what became more serious is a case. */
export const replayVerdicts = operation(
  {
    name: 'replay-verdicts',
    summary: 'After the knowledge changed: who would be told something else now',
    who: ['owner', 'clinician'],
    scope: 'admin',
    input: z.strictObject({ since: instant, keep: z.boolean().default(false), ...paging }),
    result: z.object({
      changed: z.array(rejudgedShape).readonly().describe('the re-contact list of this page'),
      looked: z.number(),
      knowledgeDigest: z.string(),
      next: z.string().nullable(),
    }),
    refusals: ['invalid-cursor'],
  },
  async ({ since, keep, cursor, limit }, asked) => {
    const after = readCursor(cursor, timePosition)
    const answer = await asked.database.within(scopeOf(asked.actor), async (tx) => {
      let query = selectCheckIns(tx)
        .where('received_at', '>=', instantAt(since))
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('patient_key as k').select('k.patient_id').whereRef('k.patient_id', '=', 'check_in.patient_id'),
          ),
        )
      if (after) {
        const [receivedAt, id] = after
        query = query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('received_at', 'id'), '>', tuple(instantAt(receivedAt), id) as never),
        )
      }
      const rows = await query
        .orderBy('received_at')
        .orderBy('id')
        .limit(limit + 1)
        .execute()
      const page = pageFrom(
        rows,
        limit,
        (row) => row,
        (row) => [row.received_at.toString(), row.id],
      )
      const changed: Rejudged[] = []
      for (const row of page.items) {
        const patient = await openPatient(tx, asked, row.patient_id)
        const from = await latestLevel(tx, asked, patient, row)
        const judged = await judgeAgain(tx, asked, patient, await loadRecord(tx, patient.id), row)
        if (keep) await keepVerdict(tx, asked, patient, row, from, judged, 'knowledge-changed')
        if (judged.verdict.level !== from)
          changed.push({
            checkInId: row.id,
            patientId: patient.id,
            receivedAt: row.received_at.toString(),
            from,
            to: judged.verdict.level,
          })
      }
      await audit(tx, asked, {
        action: 'replay-verdicts',
        subjectKind: 'clinic',
        subjectId: asked.actor.clinicId,
        detail: { looked: page.items.length, changed: changed.length, keep },
      })
      return { changed, looked: page.items.length, knowledgeDigest: asked.knowledge.digest, next: page.next }
    })
    if (keep) asked.wake()
    return answer
  },
)
