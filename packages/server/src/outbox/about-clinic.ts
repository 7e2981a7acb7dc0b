import type { Tx } from '../database/transaction.ts'
import type { QuietHours } from './quiet-hours.ts'

/** What mails need of the clinic. */
export interface ClinicForMail {
  readonly slug: string
  readonly clinicName: string
  readonly clinicPhone: string
  readonly zone: string
  readonly ownerId: string
  readonly quiet: QuietHours
}

export const aboutClinic = async ({ db }: Tx): Promise<ClinicForMail> => {
  const row = await db
    .selectFrom('clinic')
    .select(['slug', 'name', 'phone', 'zone', 'owner_id', 'quiet_from', 'quiet_until'])
    .executeTakeFirstOrThrow()
  return {
    slug: row.slug,
    clinicName: row.name,
    clinicPhone: row.phone,
    zone: row.zone,
    ownerId: row.owner_id,
    quiet: { from: row.quiet_from, until: row.quiet_until },
  }
}
