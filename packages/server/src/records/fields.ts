import { GRADES, LEVELS, TRENDS } from '@anagen/kb'
import { z } from 'zod'

/** Fields that several operations share. */
export const id = z.uuid().transform((text) => text.toLowerCase())
/** Of something that is written down once, however often it is sent. */
export const onceId = id.optional().describe('made by the client: sending it again does it once')
const FIRST_YEAR = 1900
const LAST_YEAR = 2200
const isInRange = (text: string): boolean =>
  Number(text.slice(0, 4)) > FIRST_YEAR && Number(text.slice(0, 4)) < LAST_YEAR
const range = `write a year between ${FIRST_YEAR} and ${LAST_YEAR}`
export const instant = z.iso
  .datetime({ offset: true, error: 'write an instant, for example 2026-11-21T09:00:00Z' })
  .refine(isInRange, range)
export const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(longest, `is longer than ${longest} characters`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL stores no NUL, and a line has no control characters
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f]*$/, 'holds control characters')
export const level = z.enum(LEVELS)
export const grade = z.literal([...GRADES])
export const trend = z.enum(TRENDS)
export const day = z.iso.date('write a day, for example 2026-11-21').refine(isInRange, range)
export const wallTime = z.iso.time({ precision: -1, error: 'write a time of day, for example 09:00' })

const MOST_PER_PAGE = 200
export const paging = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(MOST_PER_PAGE).default(50),
}
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item).readonly(), next: z.string().nullable() })

/** The bytes of a photo, which travel as they are. */
export const photoBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'send the photo as the body')
