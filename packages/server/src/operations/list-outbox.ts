import { z } from 'zod'
import { instantAt } from '../database/statement.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { addressees, mayRetry } from '../records/addressees.ts'
import { pageFrom, readCursor, timePosition } from '../records/cursor.ts'
import { pageOf, paging } from '../records/fields.ts'

/** Mails and webhooks that wait, went out or were given up, newest first: kinds and times, never what it says. */
export const listOutbox = operation(
  {
    name: 'list-outbox',
    summary: 'What waits to be sent, was sent or could not be',
    who: ['nurse', 'clinician', 'owner', 'assistant', 'auditor'],
    scope: 'read',
    input: z.strictObject({ ...paging }),
    result: pageOf(
      z.object({
        id: z.string(),
        kind: z.string(),
        patientId: z.string().nullable(),
        to: z
          .object({
            kind: z.enum(['staff', 'patient', 'caregiver', 'webhook']),
            name: z
              .string()
              .nullable()
              .describe(
                'of staff, of the patient, of the patient who is helped; the host that is called, for who may know',
              ),
          })
          .nullable()
          .describe('null: it is not known any more'),
        mayRetry: z.boolean().describe('it failed, and this reader may have it tried again'),
        runAt: z.string(),
        attempts: z.number(),
        doneAt: z.string().nullable(),
        givenUpAt: z.string().nullable(),
        waitsFor: z.string().nullable(),
        outcome: z.string().nullable(),
        lastError: z.string().nullable(),
      }),
    ),
    refusals: ['invalid-cursor'],
  },
  async ({ cursor, limit }, asked) => {
    const before = readCursor(cursor, timePosition)
    return asked.database.within(scopeOf(asked.actor), async (tx) => {
      let query = tx.db
        .selectFrom('outbox')
        .selectAll()
        .where(({ eb, or }) => or([eb('kind', 'like', 'mail-%'), eb('kind', 'like', 'webhook-%')]))
      if (before) {
        const [runAt, rowId] = before
        query = query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('run_at', 'id'), '<', tuple(instantAt(runAt), rowId) as never),
        )
      }
      const rows = await query
        .orderBy('run_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      const find = await addressees(tx, asked, rows)
      return pageFrom(
        rows,
        limit,
        (row) => ({
          id: row.id,
          kind: row.kind,
          patientId: row.patient_id,
          to: find(row),
          mayRetry: mayRetry(row, asked),
          runAt: row.run_at.toString(),
          attempts: row.attempts,
          doneAt: row.done_at?.toString() ?? null,
          givenUpAt: row.given_up_at?.toString() ?? null,
          waitsFor: row.waits_for,
          outcome: row.outcome,
          lastError: row.last_error,
        }),
        (row) => [row.run_at.toString(), row.id],
      )
    })
  },
)
