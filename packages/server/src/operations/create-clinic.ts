import { z } from 'zod'
import type { Deps } from '../operation/deps.ts'
import { fieldProblems } from '../operation/operation.ts'
import { type Refusal, refusal } from '../operation/refusal.ts'
import { isUnique } from '../records/conflict.ts'
import { day, line, wallTime } from '../records/fields.ts'
import { isZone, notAZone } from '../records/known-zone.ts'

/** When the clinic is open: one entry per weekday and span. */
export const openingShape = z
  .array(z.strictObject({ weekday: z.number().int().min(1).max(7), opens: wallTime, closes: wallTime }))
  .max(50)
  .refine((spans) => spans.every(({ opens, closes }) => opens < closes), 'closes before it opens')

const createClinicInput = z.strictObject({
  slug: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'use a-z, 0-9 and -, for example harley-hair'),
  name: line(200),
  zone: line(100).describe('IANA, for example Europe/London'),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'write two capitals, for example GB')
    .nullable()
    .default(null),
  phone: line(50).describe('whom patients call'),
  owner: z.strictObject({ name: line(200), email: z.email() }),
  opening: openingShape.default([]),
  closures: z
    .array(z.strictObject({ day, name: line(100) }))
    .max(200)
    .default([]),
  emergencyMinutes: z.number().int().min(1).max(1440).default(15),
  urgentMinutes: z.number().int().min(1).max(1440).default(120),
  idleEmergencyMinutes: z.number().int().min(1).max(1440).default(60),
  idleUrgentMinutes: z.number().int().min(1).max(1440).default(240),
  messageMinutes: z.number().int().min(1).max(1440).default(240),
  quietFrom: wallTime.default('21:00'),
  quietUntil: wallTime.default('08:00'),
})

export interface NewClinic {
  readonly clinicId: string
  readonly ownerId: string
}

/** Makes a clinic with its key and its owner. For the operator of the server: it has no door on the network. */
export const createClinic = async (
  given: z.input<typeof createClinicInput>,
  deps: Deps,
): Promise<NewClinic | Refusal> => {
  const parsed = createClinicInput.safeParse(given)
  if (!parsed.success) return refusal('invalid-input', 'See the fields named.', fieldProblems(parsed.error))
  const clinic = parsed.data
  if (!isZone(clinic.zone)) return notAZone()
  if (clinic.country !== null && !deps.knowledge.countries[clinic.country])
    return refusal(
      'unknown-country',
      `No emergency line is known for ${clinic.country}. Leave the country out, or add it to knowledge/emergency.yaml.`,
    )
  try {
    return await store(clinic, deps)
  } catch (error) {
    if (isUnique(error))
      return refusal('address-taken', `Another clinic has the address "${clinic.slug}". Choose another one.`)
    throw error
  }
}

const store = async (
  clinic: z.output<typeof createClinicInput>,
  { database, keys, newId, now }: Deps,
): Promise<NewClinic> => {
  const [clinicId, ownerId] = [newId(), newId()]
  const at = now().toString()
  const own = { clinic_id: clinicId }
  await database.within({ clinicId }, async ({ db }) => {
    await db.insertInto('directory.clinic_address').values({ slug: clinic.slug, clinic_id: clinicId }).execute()
    await db
      .insertInto('clinic')
      .values({
        ...own,
        slug: clinic.slug,
        name: clinic.name,
        zone: clinic.zone,
        country: clinic.country,
        phone: clinic.phone,
        owner_id: ownerId,
        emergency_minutes: clinic.emergencyMinutes,
        urgent_minutes: clinic.urgentMinutes,
        idle_emergency_minutes: clinic.idleEmergencyMinutes,
        idle_urgent_minutes: clinic.idleUrgentMinutes,
        message_minutes: clinic.messageMinutes,
        quiet_from: clinic.quietFrom,
        quiet_until: clinic.quietUntil,
        created_at: at,
      })
      .execute()
    await db
      .insertInto('clinic_key')
      .values({ ...own, wrapped: keys.newClinic(clinicId) })
      .execute()
    await db
      .insertInto('staff')
      .values({
        ...own,
        id: ownerId,
        name: clinic.owner.name,
        email: clinic.owner.email.toLowerCase(),
        role: 'owner',
        invited_at: at,
      })
      .execute()
    if (clinic.opening.length > 0)
      await db
        .insertInto('opening_hours')
        .values(clinic.opening.map((span) => ({ ...own, id: newId(), ...span })))
        .execute()
    if (clinic.closures.length > 0)
      await db
        .insertInto('closure')
        .values(clinic.closures.map((closed) => ({ ...own, ...closed })))
        .execute()
    await db
      .insertInto('audit')
      .values({
        ...own,
        id: newId(),
        at,
        actor_kind: 'system',
        actor_id: null,
        action: 'create-clinic',
        subject_kind: 'clinic',
        subject_id: clinicId,
        patient_id: null,
        detail: {},
      })
      .execute()
  })
  return { clinicId, ownerId }
}
