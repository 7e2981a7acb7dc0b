import { createClinic, isRefusal, isWithoutClinics, type Refusal } from '@anagen/server'
import { data } from 'react-router'
import type { SiteRequest } from '../site-context.ts'
import type { Clinics } from './clinics.ts'
import { isSameKey } from './demo.ts'
import { textOf } from './door.ts'

/** The server without a clinic yet, for who has the key that its console printed. @throws the page of something that is not there */
export const setUpOf = async ({ clinics }: SiteRequest, key = ''): Promise<Clinics> => {
  const expected = clinics?.setUpKey
  const isOpen = clinics && expected && isSameKey(key, expected) && (await isWithoutClinics(clinics.deps.database))
  if (!isOpen) throw data(null, { status: 404 })
  return clinics
}

const WORKING_DAYS = [1, 2, 3, 4, 5]

const HALF_SAID: Refusal = {
  refused: 'invalid-input',
  detail: 'Write when the clinic opens and when it closes; leave both empty to write the hours later.',
  fields: [{ at: 'opens', message: 'is half filled in' }],
}

/** Makes the first clinic of a form. @returns the path of the link with which its owner comes in */
export const setUp = async (
  form: FormData,
  { deps, identity }: Clinics,
): Promise<{ readonly to: string } | Refusal> => {
  const [opens, closes, country] = [textOf(form, 'opens'), textOf(form, 'closes'), textOf(form, 'country')]
  if ((opens === '') !== (closes === '')) return HALF_SAID
  const made = await createClinic(
    {
      slug: textOf(form, 'slug'),
      name: textOf(form, 'name'),
      zone: textOf(form, 'zone'),
      country: country === '' ? null : country,
      phone: textOf(form, 'phone'),
      owner: { name: textOf(form, 'ownerName'), email: textOf(form, 'ownerEmail') },
      opening: opens === '' ? [] : WORKING_DAYS.map((weekday) => ({ weekday, opens, closes })),
    },
    deps,
  )
  if (isRefusal(made)) return made
  const { clinicId, ownerId } = made
  const { url } = await identity.makeLink({ clinicId, kind: 'staff', actorId: ownerId, purpose: 'start' })
  return { to: new URL(url).pathname }
}
