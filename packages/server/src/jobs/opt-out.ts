import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Database } from '../database/database.ts'

export interface OptingOut {
  readonly clinicId: string
  readonly patientId: string
}

/** Where a page lives that ends reminders; the token follows. */
export const OPT_OUT_PATH = '/no-reminders/'

const macOf = (key: Buffer, { clinicId, patientId }: OptingOut): Buffer =>
  createHmac('sha256', key).update(`${clinicId}/${patientId}`).digest().subarray(0, 16)

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')
const idOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

const ID_BYTES = 16

/** A link that ends the reminders of one patient, and can do nothing else. It works without signing in, and for ever. */
export const optOutUrl = (origin: string, key: Buffer, of: OptingOut): string => {
  const token = Buffer.concat([bytesOf(of.clinicId), bytesOf(of.patientId), macOf(key, of)]).toString('base64url')
  return `${origin}${OPT_OUT_PATH}${token}`
}

/** Whom a token is for; null when it is none of ours. */
const readOptOut = (key: Buffer, token: string): OptingOut | null => {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 3 * ID_BYTES) return null
  const of = {
    clinicId: idOf(bytes.subarray(0, ID_BYTES)),
    patientId: idOf(bytes.subarray(ID_BYTES, 2 * ID_BYTES)),
  }
  return timingSafeEqual(bytes.subarray(2 * ID_BYTES), macOf(key, of)) ? of : null
}

/**
 * Ends reminders, or begins them again. A missed check-in still opens a case: somebody of the clinic asks.
 * @returns false when the token is none of ours
 */
export const setReminders = async (
  { within }: Pick<Database, 'within'>,
  key: Buffer,
  token: string,
  isWanted: boolean,
): Promise<boolean> => {
  const of = readOptOut(key, token)
  if (!of) return false
  await within(of, async ({ db }) => {
    await db.updateTable('patient').set({ reminders: isWanted }).where('id', '=', of.patientId).execute()
  })
  return true
}
