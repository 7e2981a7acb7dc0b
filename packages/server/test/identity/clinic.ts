import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Role } from '../../src/database/tables.ts'
import type { Target } from '../../src/storage/connect.ts'

/** A clinic with its owner, written as the owner of the database. */
export const newClinic = async (target: Target, name = 'Test clinic') => {
  const client = new pg.Client(target)
  await client.connect()
  const clinicId = randomUUID()
  const ownerId = randomUUID()
  const slug = `clinic-${clinicId.slice(0, 8)}`
  await client.query('begin')
  await client.query(
    "insert into anagen.clinic values ($1, $2, $3, 'Europe/Berlin', 'DE', '+49 30 0000', $4, 15, 240, '21:00', '08:00', now())",
    [clinicId, slug, name, ownerId],
  )
  const addStaff = async (role: Role, id: string = randomUUID(), email = `${role}-${id}@clinic.example`) => {
    await client.query('insert into anagen.staff values ($1, $2, $3, $4, $5, now(), null)', [
      clinicId,
      id,
      `Synthetic ${role}`,
      email,
      role,
    ])
    return { clinicId, kind: 'staff', actorId: id, email } as const
  }
  const owner = await addStaff('owner', ownerId)
  await client.query('insert into directory.clinic_address values ($1, $2)', [slug, clinicId])
  await client.query('commit')
  return {
    clinicId,
    slug,
    owner,
    addStaff,
    addPatient: async () => {
      const id = randomUUID()
      await client.query('insert into anagen.patient (clinic_id, id, created_at) values ($1, $2, now())', [
        clinicId,
        id,
      ])
      return { clinicId, kind: 'patient', actorId: id } as const
    },
    addCaregiver: async (patientId: string) => {
      const id = randomUUID()
      await client.query("insert into anagen.caregiver values ($1, $2, $3, '', now(), null)", [clinicId, id, patientId])
      return { clinicId, kind: 'caregiver', actorId: id } as const
    },
    query: (text: string, values: unknown[] = []) => client.query(text, values),
    close: () => client.end(),
  }
}
