import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database } from '../database/database.ts'
import type { Role } from '../database/tables.ts'
import type { Member } from './link.ts'

/** Who a member is in their clinic at this moment. */
export interface Person {
  readonly clinic: { readonly id: string; readonly slug: string; readonly name: string }
  readonly role: Role | null
  /** whose record this is; null for staff */
  readonly patientId: string | null
  readonly name: string
  /** of staff; patients and caregivers have one that means nothing, as theirs is under their key */
  readonly email: string
}

/** Reads the clinic's own tables, so that somebody who left, was erased or lost their access is nobody at once. */
export const findPerson =
  ({ within }: Pick<Database, 'within'>) =>
  ({ clinicId, kind, actorId }: Member): Promise<Person | null> =>
    within({ clinicId }, async ({ db }) => {
      const clinic = await db
        .selectFrom('clinic')
        .select(['clinic_id as id', 'slug', 'name'])
        .where('clinic_id', '=', clinicId)
        .executeTakeFirst()
      if (!clinic) return null
      const unnamed = { clinic, role: null, name: '', email: `${kind}-${actorId}@${clinic.slug}.invalid` }
      if (kind === 'staff') {
        const found = await db
          .selectFrom('staff')
          .select(['role', 'name', 'email'])
          .where('clinic_id', '=', clinicId)
          .where('id', '=', actorId)
          .where('left_at', 'is', null)
          .executeTakeFirst()
        return found ? { clinic, patientId: null, ...found } : null
      }
      if (kind === 'patient') {
        const found = await db
          .selectFrom('patient')
          .select('id')
          .where('clinic_id', '=', clinicId)
          .where('id', '=', actorId)
          .where('erased_at', 'is', null)
          .executeTakeFirst()
        return found ? { ...unnamed, patientId: found.id } : null
      }
      const found = await db
        .selectFrom('caregiver')
        .innerJoin('patient', (join) =>
          join.onRef('patient.clinic_id', '=', 'caregiver.clinic_id').onRef('patient.id', '=', 'caregiver.patient_id'),
        )
        .select('caregiver.patient_id as patientId')
        .where('caregiver.clinic_id', '=', clinicId)
        .where('caregiver.id', '=', actorId)
        .where('patient.erased_at', 'is', null)
        .where((row) =>
          row.or([row('caregiver.until', 'is', null), row('caregiver.until', '>', sql<Temporal.Instant>`now()`)]),
        )
        .executeTakeFirst()
      return found ? { ...unnamed, patientId: found.patientId } : null
    })
