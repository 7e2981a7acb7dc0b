import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createClinic,
  type Deps,
  isRefusal,
  issueToken,
  openServer,
  recordSession,
  registerPatient,
  startCourse,
} from '@anagen/server'

const PATIENTS = 200

/** The result; ends the bench on a refusal. */
export const done = <T>(result: T): Exclude<T, { refused: string }> => {
  if (isRefusal(result)) throw new Error(result.detail)
  return result as Exclude<T, { refused: string }>
}

/** A clinic of synthetic patients on a durable database in a folder of its own. */
export const benchClinic = async (settings: Readonly<Record<string, string>> = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'anagen-bench-'))
  chmodSync(folder, 0o755)
  const server = await openServer({ folder, settings })
  const { deps } = server
  const { clinicId, ownerId } = await clinicWithOwner(deps, 'bench')
  const asked = { ...deps, actor: { kind: 'staff', clinicId, id: ownerId, role: 'owner' } as const }
  const patients: string[] = []
  for (let i = 0; i < PATIENTS; i++) {
    const { patientId } = done(await registerPatient({ name: `Synthetic ${i}` }, asked))
    const { courseId } = done(await startCourse({ patientId, treatment: 'prp' }, asked))
    done(
      await recordSession(
        {
          patientId,
          courseId,
          endedAt: deps
            .now()
            .subtract({ hours: 5 + (i % 200) })
            .toString(),
        },
        asked,
      ),
    )
    patients.push(patientId)
  }
  const { token } = done(await issueToken({ actorKind: 'staff', actorId: ownerId, scopes: ['write'] }, asked))
  return { folder, server, patients, token, asked, clinicId, ownerId }
}

export const clinicWithOwner = async (deps: Deps, slug: string) =>
  done(
    await createClinic(
      {
        slug,
        name: slug,
        zone: 'Europe/London',
        country: 'GB',
        phone: '020',
        owner: { name: 'Olu', email: 'olu@clinic.example' },
      },
      deps,
    ),
  )
