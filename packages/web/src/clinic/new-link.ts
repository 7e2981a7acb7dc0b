import { askForLink } from '@anagen/server'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { SiteRequest } from '../site-context.ts'
import { textOf } from './door.ts'
import { clinicOf } from './visit.ts'

/** What somebody reads who asked for a link. Whether the clinic knows the address is never told, nor can it be timed. */
export type LinkAsked = 'asked' | 'no-address' | 'too-often'

const MOST_ASKED = 5
const WITHIN_SECONDS = 600
/** longer than looking an address up and putting a mail into the outbox: every answer takes this long */
const ANSWER_AFTER_MS = 400
const MAIL_ADDRESS = /^[^\s@]{1,64}@[^\s@]{1,189}$/

const asked = new RateLimiterMemory({ points: MOST_ASKED, duration: WITHIN_SECONDS })

/** Sends a link to sign in to whoever of the clinic is written to at the address of a form. */
export const askForNewLink = async (form: FormData, site: SiteRequest): Promise<LinkAsked> => {
  const { clinic, clinics } = clinicOf(site)
  const email = textOf(form, 'email')
  if (!MAIL_ADDRESS.test(email)) return 'no-address'
  const isWithin = await asked.consume(`${clinic.clinicId}/${site.address}`).then(
    () => true,
    () => false,
  )
  if (!isWithin) return 'too-often'
  const answerAt = new Promise((resolve) => setTimeout(resolve, ANSWER_AFTER_MS))
  await Promise.all([askForLink({ clinicId: clinic.clinicId, email }, clinics.deps, clinics.identity), answerAt])
  return 'asked'
}
