import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { eventPlace } from '../cases/case-row.ts'
import { contactPlace } from '../contacts/contact-row.ts'
import { instantAt } from '../database/statement.ts'
import type { Tx } from '../database/transaction.ts'
import { scopeOf } from '../operation/actor.ts'
import type { Asked } from '../operation/deps.ts'
import { operation } from '../operation/operation.ts'
import { Refused } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { pageFrom, readCursor, timePosition } from '../records/cursor.ts'
import { id, pageOf, paging } from '../records/fields.ts'
import { ERASED } from '../records/names.ts'
import { type OpenPatient, openPatient } from '../records/open-patient.ts'
import { unseal } from '../secrets/envelope.ts'

/** Who was called, by whom and what was said, newest first: calls about cases, and those that belong to none. */
export const listContacts = operation(
  {
    name: 'list-contacts',
    summary: 'Who was called, by whom and what was said',
    who: ['nurse', 'clinician', 'owner'],
    scope: 'read',
    input: z.strictObject({ patientId: id.optional(), ...paging }),
    result: pageOf(
      z.object({
        contactId: z.string(),
        at: z.string(),
        patientId: z.string(),
        patientName: z.string(),
        byName: z.string().nullable(),
        caseId: z.string().nullable(),
        checkInId: z.string().nullable(),
        note: z.string().nullable().describe('null: the patient was erased'),
      }),
    ),
    refusals: ['invalid-cursor'],
  },
  async ({ patientId, cursor, limit }, asked) => {
    const before = readCursor(cursor, timePosition)
    return asked.database.within(scopeOf(asked.actor), async (tx) => {
      const rows = await find(tx, { patientId, before, limit: limit + 1 })
      const page = pageFrom(
        rows,
        limit,
        (row) => row,
        (row) => [row.at.toString(), row.id],
      )
      const patients = new Map<string, OpenPatient | null>()
      for (const { patient_id } of page.items)
        if (!patients.has(patient_id)) patients.set(patient_id, await openedOr(tx, asked, patient_id))
      for (const seen of patients.keys())
        await audit(tx, asked, {
          action: 'list-contacts',
          subjectKind: 'patient',
          subjectId: seen,
          patientId: seen,
        })
      return { items: page.items.map((row) => show(row, patients.get(row.patient_id) ?? null, asked)), next: page.next }
    })
  },
)

interface Row {
  readonly id: string
  readonly at: Temporal.Instant
  readonly patient_id: string
  readonly case_id: string | null
  readonly check_in_id: string | null
  readonly by_name: string | null
  readonly note: Buffer | null
}

interface Wanted {
  readonly patientId: string | undefined
  readonly before: readonly [string, string] | null
  readonly limit: number
}

const find = async ({ db }: Tx, { patientId, before, limit }: Wanted): Promise<readonly Row[]> => {
  const calls = db
    .selectFrom('contact as c')
    .select([
      'c.id',
      'c.at',
      'c.patient_id',
      sql<string | null>`null::uuid`.as('case_id'),
      'c.check_in_id',
      'c.by_id',
      sql<Buffer | null>`c.note`.as('note'),
    ])
  const aboutCases = db
    .selectFrom('case_event as e')
    .innerJoin('clinical_case as k', (join) =>
      join.onRef('k.clinic_id', '=', 'e.clinic_id').onRef('k.id', '=', 'e.case_id'),
    )
    .select(['e.id', 'e.at', 'e.patient_id', 'e.case_id', 'k.check_in_id', 'e.by_id', 'e.note'])
    .where('e.kind', '=', 'contacted')
  let query = db
    .selectFrom(calls.unionAll(aboutCases as never).as('all_calls'))
    .leftJoin('staff as s', 's.id', 'all_calls.by_id')
    .select([
      'all_calls.id',
      'all_calls.at',
      'all_calls.patient_id',
      'all_calls.case_id',
      'all_calls.check_in_id',
      's.name as by_name',
      'all_calls.note',
    ])
  if (patientId !== undefined) query = query.where('all_calls.patient_id', '=', patientId)
  if (before) {
    const [at, callId] = before
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('all_calls.at', 'all_calls.id'), '<', tuple(instantAt(at), callId) as never),
    )
  }
  return query.orderBy('all_calls.at', 'desc').orderBy('all_calls.id', 'desc').limit(limit).execute()
}

const openedOr = async (tx: Tx, asked: Asked, patientId: string): Promise<OpenPatient | null> => {
  try {
    return await openPatient(tx, asked, patientId)
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

const show = (row: Row, patient: OpenPatient | null, { actor }: Asked) => {
  const place = (row.case_id === null ? contactPlace : eventPlace)(actor.clinicId, row.id)
  return {
    contactId: row.id,
    at: row.at.toString(),
    patientId: row.patient_id,
    patientName: patient?.personal.name ?? ERASED,
    byName: row.by_name,
    caseId: row.case_id,
    checkInId: row.check_in_id,
    note: patient && row.note ? unseal(patient.key, row.note, place).toString('utf8') : null,
  }
}
