import type { StorageHealth } from '../backup/room.ts'
import type { Deps } from '../operation/deps.ts'
import { insertToDo, outboxRow } from '../records/outbox.ts'

/** Puts a mail to every clinic's owner into the outbox when the storage is not well: one a day, and one more when it got bad. */
export const tellOwners = async (deps: Deps, { state }: StorageHealth): Promise<void> => {
  if (state === 'ok') return
  const { rows } = await deps.database.app.query<{ clinic_id: string }>(
    'select clinic_id from directory.clinic_address',
  )
  const day = deps.now().toString().slice(0, 'YYYY-MM-DD'.length)
  for (const { clinic_id: clinicId } of rows)
    await deps.database.within({ clinicId }, async (tx) => {
      const { owner_id: id } = await tx.db.selectFrom('clinic').select('owner_id').executeTakeFirstOrThrow()
      const asked = { ...deps, actor: { kind: 'system', clinicId } as const }
      const row = outboxRow(asked, {
        kind: 'mail-storage',
        subjectId: clinicId,
        patientId: null,
        onceKey: `mail-storage/${state}/${day}`,
        to: { kind: 'staff', id },
      })
      await tx.run(insertToDo([row]))
    })
  deps.wake()
}
