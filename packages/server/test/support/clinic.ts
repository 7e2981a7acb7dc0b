import { randomUUID } from 'node:crypto'
import type { Knowledge } from '@anagen/kb'
import { openKnowledge } from '@anagen/kb/open-node'
import { Temporal } from 'temporal-polyfill'
import { v7 } from 'uuid'
import { expect } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import type { Actor } from '../../src/operation/actor.ts'
import type { Asked, Deps } from '../../src/operation/deps.ts'
import { isRefusal, type Refusal } from '../../src/operation/refusal.ts'
import { addShift } from '../../src/operations/add-shift.ts'
import { createClinic } from '../../src/operations/create-clinic.ts'
import { inviteStaff } from '../../src/operations/invite-staff.ts'
import { recordSession } from '../../src/operations/record-session.ts'
import { registerPatient } from '../../src/operations/register-patient.ts'
import { startCourse } from '../../src/operations/start-course.ts'
import type { PhotoStore } from '../../src/photos/photo-store.ts'
import { type Key, newKey } from '../../src/secrets/envelope.ts'
import { keyRing } from '../../src/secrets/key-ring.ts'

/** A Friday, 10:30 in London. */
export const START = '2026-11-20T10:30:00Z'

export const knowledge: Knowledge = await openKnowledge()

/** Photos in memory: a store as good as any for what is not about disks. */
export const photosInMemory = (): PhotoStore & { readonly stored: Map<string, Buffer> } => {
  const stored = new Map<string, Buffer>()
  return {
    stored,
    where: 'memory',
    put: async (name, sealed) => {
      stored.set(name, sealed)
    },
    get: async (name) => stored.get(name) ?? null,
    remove: async (name) => {
      for (const one of stored.keys()) if (one === name || one.startsWith(`${name}/`)) stored.delete(one)
    },
    names: async function* () {
      yield* stored.keys()
    },
  }
}

/** Dependencies with a clock that tests turn. */
export const testDeps = (database: Database, master: Key = newKey()) => {
  let now = Temporal.Instant.from(START)
  const photos = photosInMemory()
  const deps: Deps = {
    database,
    knowledge,
    photos,
    keys: keyRing(master),
    now: () => now,
    newId: () => v7(),
    wake: () => undefined,
  }
  return {
    deps,
    photos,
    /** `turn('PT2H')`, or to an instant */
    turn: (to: string) => {
      now = to.startsWith('P') ? now.add(to) : Temporal.Instant.from(to)
    },
  }
}

/** The result; fails the test on a refusal. */
export const ok = <T>(result: T | Refusal): T => {
  if (isRefusal(result)) expect.fail(`refused: ${JSON.stringify(result)}`)
  return result
}

const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' }))

/** A clinic in London with an owner, a nurse on duty on Friday, and ways to act as anybody. */
export const testClinic = async (deps: Deps, slug: string = `clinic-${randomUUID()}`) => {
  const { clinicId, ownerId } = ok(
    await createClinic(
      {
        slug,
        name: 'Test clinic',
        zone: 'Europe/London',
        country: 'GB',
        phone: '020 7946 0000',
        owner: { name: 'Olu Owner', email: 'olu@clinic.example' },
        opening: weekdays,
      },
      deps,
    ),
  )
  const as = (actor: Actor): Asked => ({ ...deps, actor })
  const owner = as({ kind: 'staff', clinicId, id: ownerId, role: 'owner' })
  const { staffId: nurseId } = ok(
    await inviteStaff({ name: 'Nia Nurse', email: 'nia@clinic.example', role: 'nurse' }, owner),
  )
  ok(await addShift({ staffId: nurseId, startsAt: '2026-11-20T09:00:00Z', endsAt: '2026-11-20T17:00:00Z' }, owner))
  const nurse = as({ kind: 'staff', clinicId, id: nurseId, role: 'nurse' })

  /** A synthetic patient who had PRP so many hours ago. */
  const patientAfter = async (hours: number, treatment = 'prp', name = 'Synthetic Pat') => {
    const { patientId } = ok(await registerPatient({ name, email: 'pat@patient.example' }, nurse))
    const { courseId } = ok(await startCourse({ patientId, treatment }, nurse))
    const endedAt = deps
      .now()
      .subtract({ minutes: Math.round(hours * 60) })
      .toString()
    const { sessionId } = ok(await recordSession({ patientId, courseId, endedAt }, nurse))
    return { patientId, courseId, sessionId, asked: as({ kind: 'patient', clinicId, id: patientId }) }
  }
  return { clinicId, ownerId, nurseId, owner, nurse, as, patientAfter }
}
