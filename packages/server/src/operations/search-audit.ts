import { z } from 'zod'
import { instantAt } from '../database/statement.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { audit } from '../records/audit.ts'
import { pageFrom, readCursor, timePosition } from '../records/cursor.ts'
import { id, instant, line, pageOf, paging } from '../records/fields.ts'
import { namesOf } from '../records/names.ts'

const actorKinds = z.enum(['patient', 'caregiver', 'staff', 'system'])

/** The audit of the whole clinic, newest first, narrowed by who did it, about whom, what and when. Reading it is written down too. */
export const searchAudit = operation(
  {
    name: 'search-audit',
    summary: 'The audit of the clinic, by person, patient, action and time',
    who: ['owner', 'auditor'],
    scope: 'read',
    input: z.strictObject({
      actorId: id.optional().describe('who did it'),
      actorKind: actorKinds.optional(),
      patientId: id.optional().describe('whose record it was about'),
      action: line(60).optional().describe('the name of an operation'),
      after: instant.optional().describe('at or after'),
      before: instant.optional().describe('before'),
      ...paging,
    }),
    result: pageOf(
      z.object({
        auditId: z.string(),
        at: z.string(),
        actorKind: actorKinds,
        actorId: z.string().nullable(),
        actorName: z.string().nullable().describe('of staff'),
        action: z.string(),
        subjectKind: z.string(),
        subjectId: z.string(),
        patientId: z.string().nullable(),
        patientName: z.string().nullable(),
      }),
    ).extend({
      aboutName: z
        .string()
        .nullable()
        .describe('what the patient of patientId is called; null: none was asked for, or there is no such patient'),
    }),
    refusals: ['invalid-cursor'],
  },
  async ({ cursor, limit, ...wanted }, asked) => {
    const position = readCursor(cursor, timePosition)
    return asked.database.within(scopeOf(asked.actor), async (tx) => {
      const { actorId, actorKind, patientId, action, after, before } = wanted
      let query = tx.db
        .selectFrom('audit as a')
        .leftJoin('staff as s', (join) =>
          join.onRef('s.clinic_id', '=', 'a.clinic_id').onRef('s.id', '=', 'a.actor_id'),
        )
        .select(['a.id', 'a.at', 'a.actor_kind', 'a.actor_id', 's.name', 'a.action', 'a.subject_kind', 'a.subject_id'])
        .select('a.patient_id')
      if (actorId !== undefined) query = query.where('a.actor_id', '=', actorId)
      if (actorKind !== undefined) query = query.where('a.actor_kind', '=', actorKind)
      if (patientId !== undefined) query = query.where('a.patient_id', '=', patientId)
      if (action !== undefined) query = query.where('a.action', '=', action)
      if (after !== undefined) query = query.where('a.at', '>=', instantAt(after))
      if (before !== undefined) query = query.where('a.at', '<', instantAt(before))
      // ids are made in the order of time: the key of the table is the order, and no check-in pays for another index
      if (position) query = query.where('a.id', '<', position[1])
      const rows = await query
        .orderBy('a.id', 'desc')
        .limit(limit + 1)
        .execute()
      const names = await namesOf(tx, asked, [
        ...rows.flatMap(({ patient_id }) => patient_id ?? []),
        ...(patientId === undefined ? [] : [patientId]),
      ])
      const aboutName = patientId === undefined ? null : (names.get(patientId) ?? null)
      await audit(tx, asked, {
        action: 'search-audit',
        subjectKind: 'clinic',
        subjectId: asked.actor.clinicId,
        patientId: aboutName === null ? null : (patientId ?? null),
      })
      const page = pageFrom(
        rows,
        limit,
        (row) => ({
          auditId: row.id,
          at: row.at.toString(),
          actorKind: row.actor_kind,
          actorId: row.actor_id,
          actorName: row.name,
          action: row.action,
          subjectKind: row.subject_kind,
          subjectId: row.subject_id,
          patientId: row.patient_id,
          patientName: row.patient_id === null ? null : (names.get(row.patient_id) ?? null),
        }),
        (row) => [row.at.toString(), row.id],
      )
      return { ...page, aboutName }
    })
  },
)
