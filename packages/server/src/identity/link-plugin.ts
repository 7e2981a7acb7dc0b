import { APIError, createAuthEndpoint, getSessionFromCtx } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'
import type { IdentityDatabase } from './identity-database.ts'
import { countTry, findLink, findLinkOver, type Member, type OpenLink, useLink } from './link.ts'
import { joinClinic, memberOf, newUser, resetFactors, resetUser } from './members.ts'
import type { Person } from './person.ts'
import { hashPin, isPin, pinFault } from './pin.ts'

/** What the endpoints of links need. */
export interface LinkDeps {
  readonly db: IdentityDatabase
  readonly pinKey: Buffer
  readonly now: () => Date
  /** who this is in their clinic now, or null when they are nobody there any more */
  readonly findPerson: (member: Member) => Promise<Person | null>
}

/** What the page of a link asks for. `sign-in`: they have an account, with which they sign in and then join. */
export type LinkAsks = 'new-pin' | 'pin' | 'new-password' | 'sign-in'

const MOST_WRONG_PINS = 10
const SHORTEST_PASSWORD = 12
const LONGEST_PASSWORD = 128

const token = z.string().min(1).max(200)

const refuse = (
  status: 'BAD_REQUEST' | 'UNAUTHORIZED' | 'GONE' | 'FORBIDDEN' | 'CONFLICT',
  code: string,
  message: string,
) => new APIError(status, { code, message })

const LINK_OVER = 'This link has expired or was used already. Ask the clinic for a new one.'

/** @param clinic of somebody who has the link: where to ask for a new one */
const linkOver = (clinic?: Person['clinic']) =>
  new APIError('GONE', { code: 'LINK_OVER', message: LINK_OVER, ...(clinic ? { clinic } : {}) })

const otherAccount = () =>
  refuse('FORBIDDEN', 'OTHER_ACCOUNT', 'This link is for another mail address than the one of the account.')

/** Signing in by a single-use link: with a PIN for patients and caregivers, setting a password for staff. */
export const linkPlugin = (deps: LinkDeps) => {
  const { db, now } = deps

  const open = async (given: string): Promise<{ link: OpenLink; person: Person }> => {
    const link = await findLink(db, given, now())
    const person = link && (await deps.findPerson(link))
    if (person) return { link, person }
    const over = await findLinkOver(db, given)
    throw linkOver((over && (await deps.findPerson(over)))?.clinic)
  }

  const asks = async (link: OpenLink, person: Person): Promise<LinkAsks> => {
    const userId = await memberOf(db, link)
    if (link.kind === 'staff') {
      const account = await accountAt(person.email)
      if (userId !== null) {
        // a clinic could write another address into its list, and so take over what somebody may do in other clinics
        if (account !== userId) throw otherAccount()
        return 'new-password'
      }
      return account === null ? 'new-password' : 'sign-in'
    }
    const pin = userId && (await db.selectFrom('pin').select('wrong').where('userId', '=', userId).executeTakeFirst())
    return link.purpose === 'start' || !pin ? 'new-pin' : 'pin'
  }

  const accountAt = async (email: string): Promise<string | null> =>
    (await db.selectFrom('user').select('id').where('email', '=', email.toLowerCase()).executeTakeFirst())?.id ?? null

  return {
    id: 'anagen-link',
    endpoints: {
      lookAtLink: createAuthEndpoint('/link/look', { method: 'POST', body: z.object({ token }) }, async (ctx) => {
        const { link, person } = await open(ctx.body.token)
        const asked = await asks(link, person)
        // which of their accounts: who holds the link got it at this address
        const account = asked === 'sign-in' ? { email: person.email } : {}
        return ctx.json({ kind: link.kind, clinic: person.clinic, asks: asked, ...account })
      }),

      enterByPin: createAuthEndpoint(
        '/link/pin',
        { method: 'POST', body: z.object({ token, pin: z.string().max(100) }) },
        async (ctx) => {
          const { link, person } = await open(ctx.body.token)
          const asked = await asks(link, person)
          const pin = ctx.body.pin.trim()
          if (asked !== 'pin' && asked !== 'new-pin')
            throw refuse('BAD_REQUEST', 'PASSWORD_EXPECTED', 'This link asks for a password, not for a PIN.')
          const fault = asked === 'new-pin' ? pinFault(pin) : null
          if (fault) throw refuse('BAD_REQUEST', 'PIN_REFUSED', fault)
          if (!(await countTry(db, link))) throw linkOver()
          const known = await memberOf(db, link)
          if (asked === 'pin') await assertPin(deps, known, pin)
          if (!(await useLink(db, link, now()))) throw linkOver()
          const userId = known ?? (await newUser(db, link, person, now()))
          if (asked === 'new-pin') {
            if (known) await resetUser(db, known)
            await setPin(deps, userId, pin)
          }
          return begin(ctx, userId)
        },
      ),

      enterByPassword: createAuthEndpoint(
        '/link/password',
        {
          method: 'POST',
          body: z.object({ token, password: z.string().max(1000) }),
        },
        async (ctx) => {
          const { link, person } = await open(ctx.body.token)
          if ((await asks(link, person)) !== 'new-password')
            throw refuse('BAD_REQUEST', 'NOT_A_PASSWORD_LINK', 'This link does not ask for a new password.')
          const { password } = ctx.body
          if (password.length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD)
            throw refuse(
              'BAD_REQUEST',
              'PASSWORD_REFUSED',
              `A password has ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters. A few words that nobody else would put together do well.`,
            )
          if (!(await useLink(db, link, now()))) throw linkOver()
          const known = await memberOf(db, link)
          const userId = known ?? (await newUser(db, link, person, now()))
          if (known) {
            await resetUser(db, known)
            await resetFactors(db, known)
          }
          const hash = await ctx.context.password.hash(password)
          await ctx.context.internalAdapter.createAccount({
            userId,
            accountId: userId,
            providerId: 'credential',
            password: hash,
          })
          return begin(ctx, userId)
        },
      ),

      joinByLink: createAuthEndpoint('/link/join', { method: 'POST', body: z.object({ token }) }, async (ctx) => {
        const { link, person } = await open(ctx.body.token)
        const session = await getSessionFromCtx(ctx)
        if (session?.user.email.toLowerCase() !== person.email.toLowerCase()) throw otherAccount()
        if (!(await useLink(db, link, now()))) throw linkOver()
        await joinClinic(db, link, session.user.id, now())
        return ctx.json({ clinic: person.clinic })
      }),

      changePin: createAuthEndpoint(
        '/pin/change',
        { method: 'POST', body: z.object({ pin: z.string().max(100), newPin: z.string().max(100) }) },
        async (ctx) => {
          const found = await getSessionFromCtx(ctx)
          if (!found) throw refuse('UNAUTHORIZED', 'SIGN_IN_NEEDED', 'Sign in first.')
          const { user, session } = found
          const newPin = ctx.body.newPin.trim()
          const fault = pinFault(newPin)
          if (fault) throw refuse('BAD_REQUEST', 'PIN_REFUSED', fault)
          await assertPin(deps, user.id, ctx.body.pin.trim())
          await setPin(deps, user.id, newPin)
          // whoever was in with the old PIN is out
          await db.deleteFrom('session').where('userId', '=', user.id).where('id', '<>', session.id).execute()
          return ctx.json({ changed: true })
        },
      ),
    },
    rateLimit: [{ pathMatcher: (path: string) => /^\/(?:link|pin)\//.test(path), window: 60, max: 20 }],
  }
}

const begin = async (ctx: Parameters<typeof setSessionCookie>[0], userId: string) => {
  const session = await ctx.context.internalAdapter.createSession(userId)
  const user = await ctx.context.internalAdapter.findUserById(userId)
  if (!user) throw linkOver()
  await setSessionCookie(ctx, { session, user })
  return ctx.json({ entered: true })
}

const setPin = async ({ db, pinKey, now }: LinkDeps, userId: string, pin: string): Promise<void> => {
  const hash = await hashPin(pin, pinKey, userId)
  await db
    .insertInto('pin')
    .values({ userId, hash, wrong: 0, setAt: now() })
    .onConflict((conflict) => conflict.column('userId').doUpdateSet({ hash, wrong: 0, setAt: now() }))
    .execute()
}

const assertPin = async ({ db, pinKey }: LinkDeps, userId: string | null, pin: string): Promise<void> => {
  const wrongPin = () => refuse('UNAUTHORIZED', 'WRONG_PIN', 'This is not your PIN.')
  if (!userId) throw wrongPin()
  // counted before it is looked at, so that many at once do not get more tries
  const counted = await db
    .updateTable('pin')
    .set((row) => ({ wrong: row('wrong', '+', 1) }))
    .where('userId', '=', userId)
    .where('wrong', '<', MOST_WRONG_PINS)
    .returning('hash')
    .executeTakeFirst()
  if (!counted)
    throw refuse('FORBIDDEN', 'PIN_LOCKED', 'Too many wrong PINs. Ask the clinic for a link to choose a new one.')
  if (!(await isPin(pin, counted.hash, pinKey, userId))) throw wrongPin()
  await db.updateTable('pin').set({ wrong: 0 }).where('userId', '=', userId).execute()
}
