import type { SigningIn } from '../identity/identity.ts'
import type { Deps } from '../operation/deps.ts'
import { enqueue } from '../records/outbox.ts'

const EVERY_MINUTES = 10

/**
 * Somebody asks for a link to sign in, by the address that the clinic writes to. Whether anybody has that address is not told: the page says
 * the same to everyone. Asked again within ten minutes, it is the same mail.
 */
export const askForLink = async (
  { clinicId, email }: { readonly clinicId: string; readonly email: string },
  deps: Deps,
  { membersAt }: Pick<SigningIn, 'membersAt'>,
): Promise<void> => {
  const slot = Math.floor(deps.now().epochMilliseconds / (EVERY_MINUTES * 60_000))
  const asked = { ...deps, actor: { kind: 'system', clinicId } as const }
  for (const { kind, actorId } of await membersAt(clinicId, email)) {
    // staff sign in with their password or passkey
    if (kind === 'staff') continue
    await deps.database.within({ clinicId }, async (tx) => {
      const patientId =
        kind === 'patient'
          ? actorId
          : (await tx.db.selectFrom('caregiver').select('patient_id').where('id', '=', actorId).executeTakeFirst())
              ?.patient_id
      if (patientId)
        await enqueue(tx, asked, {
          kind: 'mail-link',
          subjectId: actorId,
          patientId,
          onceKey: `mail-link/${actorId}/${slot}`,
          to: { kind, id: actorId },
        })
    })
  }
  deps.wake()
}
