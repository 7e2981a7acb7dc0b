import { LEVELS } from '@anagen/kb'
import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { instantAt } from '../database/statement.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { audit } from '../records/audit.ts'
import { pageFrom, readCursor, timePosition } from '../records/cursor.ts'
import { pageOf, paging } from '../records/fields.ts'
import { namesOf } from '../records/names.ts'

type MaybeInstant = RawBuilder<Temporal.Instant | null>

/** Whose check-ins say something else since the knowledge changed, and whether anybody has told them; newest first. */
export const listRecontacts = operation(
  {
    name: 'list-recontacts',
    summary: 'Whose answers changed with the knowledge, and who was told',
    who: ['nurse', 'clinician', 'owner'],
    scope: 'read',
    input: z.strictObject({ ...paging }),
    result: pageOf(
      z.object({
        checkInId: z.string(),
        patientId: z.string(),
        patientName: z.string(),
        receivedAt: z.string(),
        judgedAt: z.string(),
        from: z.enum(LEVELS),
        to: z.enum(LEVELS),
        caseId: z.string().nullable().describe('null: it became calmer, or nobody needs to look'),
        contactedAt: z.string().nullable().describe('null: nobody has logged a call since'),
      }),
    ),
    refusals: ['invalid-cursor'],
  },
  async ({ cursor, limit }, asked) => {
    const before = readCursor(cursor, timePosition)
    return asked.database.within(scopeOf(asked.actor), async (tx) => {
      let query = tx.db
        .selectFrom('verdict as v')
        .innerJoin('check_in as c', (join) =>
          join.onRef('c.clinic_id', '=', 'v.clinic_id').onRef('c.id', '=', 'v.check_in_id'),
        )
        .innerJoinLateral(
          (eb) =>
            eb
              .selectFrom('verdict as b')
              .select('b.level as level')
              .whereRef('b.clinic_id', '=', 'v.clinic_id')
              .whereRef('b.check_in_id', '=', 'v.check_in_id')
              .where(({ eb: of, refTuple }) =>
                of(refTuple('b.judged_at', 'b.id'), '<', refTuple('v.judged_at', 'v.id') as never),
              )
              .orderBy('b.judged_at', 'desc')
              .orderBy('b.id', 'desc')
              .limit(1)
              .as('before'),
          (join) => join.onTrue(),
        )
        .select([
          'v.id',
          'v.check_in_id',
          'v.patient_id',
          'v.judged_at',
          'c.received_at',
          'before.level as from_level',
          'v.level as to_level',
          (eb) =>
            eb
              .selectFrom('clinical_case as k')
              .select('k.id')
              .whereRef('k.clinic_id', '=', 'v.clinic_id')
              .whereRef('k.check_in_id', '=', 'v.check_in_id')
              .orderBy('k.opened_at', 'desc')
              .limit(1)
              .as('case_id'),
          (
            sql`greatest(
              (select max(p.at) from contact p where p.clinic_id = v.clinic_id and p.check_in_id = v.check_in_id and p.at >= v.judged_at),
              (select max(e.at) from case_event e join clinical_case k on k.clinic_id = e.clinic_id and k.id = e.case_id
                where k.clinic_id = v.clinic_id and k.check_in_id = v.check_in_id and e.kind = 'contacted' and e.at >= v.judged_at))` as MaybeInstant
          ).as('contacted_at'),
        ])
        .where('v.cause', '=', 'knowledge-changed')
        .whereRef('before.level', '<>', 'v.level')
      if (before) {
        const [at, verdictId] = before
        query = query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('v.judged_at', 'v.id'), '<', tuple(instantAt(at), verdictId) as never),
        )
      }
      const rows = await query
        .orderBy('v.judged_at', 'desc')
        .orderBy('v.id', 'desc')
        .limit(limit + 1)
        .execute()
      const names = await namesOf(
        tx,
        asked,
        rows.map(({ patient_id }) => patient_id),
      )
      await audit(tx, asked, {
        action: 'list-recontacts',
        subjectKind: 'clinic',
        subjectId: asked.actor.clinicId,
        detail: { shown: Math.min(rows.length, limit) },
      })
      return pageFrom(
        rows,
        limit,
        (row) => ({
          checkInId: row.check_in_id,
          patientId: row.patient_id,
          patientName: names.get(row.patient_id) ?? '',
          receivedAt: row.received_at.toString(),
          judgedAt: row.judged_at.toString(),
          from: row.from_level,
          to: row.to_level,
          caseId: row.case_id,
          contactedAt: row.contacted_at?.toString() ?? null,
        }),
        (row) => [row.judged_at.toString(), row.id],
      )
    })
  },
)
