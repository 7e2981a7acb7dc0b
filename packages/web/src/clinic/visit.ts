import {
  type Asked,
  type ClinicCard,
  findClinic,
  isRefusal,
  isStorageLost,
  PROBLEMS,
  type Refusal,
  type SignedIn,
} from '@anagen/server'
import { data, redirect } from 'react-router'
import { paths } from '../paths.ts'
import type { SiteRequest } from '../site-context.ts'
import type { Clinics, ClinicVisit } from './clinics.ts'

const SLUG = /^\/c\/([a-z0-9-]{1,63})(?:\/|$)/

/** The clinic's name in an address, or null for pages that belong to none. */
export const slugOf = (path: string): string | null => SLUG.exec(path)?.[1] ?? null

const known = new Map<string, ClinicCard>()

/**
 * The clinic at an address. When the database cannot be asked, the card of before: its phone number must not be lost with it.
 * @returns null where there is none
 */
export const clinicAt = async ({ deps }: Clinics, slug: string): Promise<ClinicCard | null> => {
  try {
    const card = await findClinic(deps.database, slug)
    if (card) known.set(slug, card)
    else known.delete(slug)
    return card
  } catch (error) {
    const card = known.get(slug)
    if (card) return card
    throw error
  }
}

export const visitOf = (clinic: ClinicCard, clinics: Clinics, headers: Headers): ClinicVisit => {
  let who: Promise<SignedIn | Refusal> | undefined
  return {
    clinic,
    clinics,
    signedIn: () => {
      who ??= clinics.identity.authenticate(headers, clinic.clinicId)
      return who
    },
  }
}

/** A refusal as the page that says what to do. */
export const refusedPage = (refused: Refusal) => data(refused, { status: PROBLEMS[refused.refused].status })

/** The result of an operation, or the page that says why there is none. */
export const orPage = <T>(result: T | Refusal): T => {
  if (isRefusal(result)) throw refusedPage(result)
  return result
}

const UNAVAILABLE: Refusal = { refused: 'storage-unavailable', detail: '' }

/** The clinic that this page belongs to. */
export const clinicOf = ({ visit, clinics }: SiteRequest): ClinicVisit => {
  if (clinics === null) throw refusedPage(UNAVAILABLE)
  if (visit === null) throw data(null, { status: 404 })
  return visit
}

/** A form as it was sent, so that it can be sent again. */
export interface UnsentFields {
  readonly action: string
  /** null: they are signed in; it was not stored for another reason */
  readonly signIn: string | null
  readonly fields: readonly (readonly [name: string, value: string])[]
}

const SECRETS: ReadonlySet<string> = new Set(['old', 'secret', 'again', 'password', 'code'])

/** What was written in a form whose session had ended; null where it holds what must not be shown, or files, which cannot be sent again. */
const unsentOf = async (request: Request): Promise<UnsentFields['fields'] | null> => {
  const type = request.headers.get('content-type') ?? ''
  if (request.method !== 'POST' || request.bodyUsed || !type.startsWith('application/x-www-form-urlencoded'))
    return null
  const fields = [...new URLSearchParams(await request.text())]
  return fields.some(([name]) => SECRETS.has(name)) ? null : fields
}

const who = async (site: SiteRequest, request: Request): Promise<{ visit: ClinicVisit; actor: SignedIn }> => {
  const path = new URL(request.url).pathname
  const visit = clinicOf(site)
  const actor = await visit.signedIn().catch((error: unknown) => {
    if (isStorageLost(error)) throw refusedPage(UNAVAILABLE)
    throw error
  })
  if (!isRefusal(actor)) return { visit, actor }
  const { slug } = visit.clinic
  const signIn = `${paths.signIn(slug)}?back=${encodeURIComponent(path)}`
  if (actor.refused === 'not-signed-in') {
    const fields = await unsentOf(request)
    if (fields === null) throw redirect(signIn)
    const unsent: UnsentFields = { action: path, signIn, fields }
    throw data({ unsent }, SIGNED_OUT)
  }
  if (actor.refused === 'second-factor-needed') throw redirect(paths.secondFactor(slug))
  throw refusedPage(actor)
}

const SIGNED_OUT = { status: 401 }

export interface PatientVisit {
  readonly clinic: ClinicCard
  readonly asked: Asked
  readonly patientId: string
  readonly isCaregiver: boolean
}

/** The patient whose page this is, or the caregiver who stands for them; anybody else is sent where they belong. */
export const patientVisit = async (site: SiteRequest, request: Request): Promise<PatientVisit> => {
  const { visit, actor } = await who(site, request)
  const { clinic, clinics } = visit
  if (actor.kind === 'staff') throw redirect(paths.queue(clinic.slug))
  const patientId = actor.kind === 'patient' ? actor.id : actor.patientId
  return { clinic, asked: { ...clinics.deps, actor }, patientId, isCaregiver: actor.kind === 'caregiver' }
}

type Staff = Extract<SignedIn, { kind: 'staff' }>

export interface StaffVisit {
  readonly clinic: ClinicCard
  readonly clinics: Clinics
  readonly asked: Asked
  readonly actor: Staff
}

/** The member of staff whose page this is; anybody else is sent where they belong. */
export const staffVisit = async (site: SiteRequest, request: Request): Promise<StaffVisit> => {
  const { visit, actor } = await who(site, request)
  const { clinic, clinics } = visit
  if (actor.kind !== 'staff') throw redirect(paths.today(clinic.slug))
  return { clinic, clinics, asked: { ...clinics.deps, actor }, actor }
}
