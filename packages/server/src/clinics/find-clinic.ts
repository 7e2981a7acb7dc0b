import type { Database } from '../database/database.ts'

/** What everybody may know of a clinic: its name, whom to call, and which clock hangs on its wall. */
export interface ClinicCard {
  readonly clinicId: string
  readonly slug: string
  readonly name: string
  readonly phone: string
  /** ISO 3166 alpha-2; null: not said */
  readonly country: string | null
  /** IANA */
  readonly zone: string
}

/** The clinic at an address, or null. */
export const findClinic = async (
  { worker, within }: Pick<Database, 'worker' | 'within'>,
  slug: string,
): Promise<ClinicCard | null> => {
  const { rows } = await worker.query<{ clinic_id: string }>({
    name: 'clinic-at',
    text: 'select clinic_id from directory.clinic_address where slug = $1',
    values: [slug],
  })
  const clinicId = rows[0]?.clinic_id
  if (clinicId === undefined) return null
  return within({ clinicId }, async ({ db }) => {
    const row = await db.selectFrom('clinic').select(['slug', 'name', 'phone', 'country', 'zone']).executeTakeFirst()
    return row ? { clinicId, ...row } : null
  })
}

/** Whether nobody has made a clinic here yet. */
export const isWithoutClinics = async ({ worker }: Pick<Database, 'worker'>): Promise<boolean> => {
  const { rows } = await worker.query('select 1 from directory.clinic_address limit 1')
  return rows.length === 0
}
