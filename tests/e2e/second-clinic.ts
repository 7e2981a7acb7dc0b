import { createClinic, isRefusal } from '@anagen/server'
import type { ServedClinic } from './serve-clinic.ts'

export const SECOND_CLINIC = { slug: 'second', name: 'Second synthetic clinic', email: 'owner@second.example' }

/** Another clinic on the same server. @returns its owner, who asks for things there */
export const secondClinic = async ({ owner }: ServedClinic) => {
  const made = await createClinic(
    {
      slug: SECOND_CLINIC.slug,
      name: SECOND_CLINIC.name,
      zone: 'Europe/London',
      country: 'GB',
      phone: '020 7946 0001',
      owner: { name: 'Second Owner', email: SECOND_CLINIC.email },
      quietFrom: '00:00',
      quietUntil: '00:00',
      opening: [],
    },
    owner,
  )
  if (isRefusal(made)) throw new Error(made.detail)
  const actor = { kind: 'staff', clinicId: made.clinicId, id: made.ownerId, role: 'owner' } as const
  return { ...owner, actor }
}
