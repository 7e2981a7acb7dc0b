import { type Call, callFor } from '@anagen/engine'
import type { Knowledge, Level } from '@anagen/kb'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Rota } from './rota.ts'
import { type Look, needsHuman, whoLooks } from './who-looks.ts'

const numberShape = z
  .object({
    number: z.string(),
    name: z.string().nullable(),
    regions: z.array(z.string()).readonly(),
    service: z.string().nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'PhoneNumber' })

/** Who will look and by when, and whom to call: what stands below every verdict. */
export const careShape = z
  .object({
    look: z
      .object({
        staffId: z.string(),
        name: z.string(),
        role: z.string(),
        by: z.string().describe('an instant'),
        onDuty: z.boolean(),
        nobodyOnDutyUntil: z
          .string()
          .nullable()
          .describe('an instant; null when somebody is on duty, or when it is not known'),
      })
      .nullable()
      .describe('null: nobody needs to look'),
    clinicPhone: z.string(),
    call: z.object({
      country: z.string().nullable(),
      countryName: z.string().nullable(),
      emergency: z.array(numberShape).readonly(),
      advice: z.array(numberShape).readonly(),
      poison: z.array(numberShape).readonly(),
      crisis: z.array(numberShape).readonly(),
      say: z.string().nullable(),
    }),
  })
  .meta({ id: 'Care' })
export type Care = z.output<typeof careShape>

const callOf = (country: string | null, knowledge: Knowledge): Call =>
  callFor((country === null ? null : knowledge.countries[country]) ?? null, knowledge)

const showLook = (look: Look): NonNullable<Care['look']> => ({
  staffId: look.id,
  name: look.name,
  role: look.role,
  by: look.dueAt.toString(),
  onDuty: look.isOnDuty,
  nobodyOnDutyUntil: look.nobodyUntil?.toString() ?? null,
})

/** The same from a look that was decided already. */
export const careWith = (look: Look | null, rota: Rota, knowledge: Knowledge): Care => ({
  look: look && showLook(look),
  clinicPhone: rota.phone,
  call: callOf(rota.country, knowledge),
})

/** What somebody with this level is told. */
export const careFor = (level: Level, now: Temporal.Instant, rota: Rota, knowledge: Knowledge): Care =>
  careWith(needsHuman(level) ? whoLooks(level, now, rota) : null, rota, knowledge)
