import { z } from 'zod'
import type { Tx } from '../database/transaction.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { orRefuse, Refused, refusal } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { id } from '../records/fields.ts'
import { enqueue, type OutboxKind } from '../records/outbox.ts'

const KINDS = {
  staff: 'staff-invited',
  patient: 'patient-invited',
  caregiver: 'caregiver-invited',
} as const satisfies Record<string, OutboxKind>

/** Sends somebody another invitation: the way back for who lost their password, second factor or PIN. The link sets them anew. */
export const inviteAgain = operation(
  {
    name: 'invite-again',
    summary: 'Sends another invitation, which sets PIN or password anew',
    who: ['owner', 'clinician', 'nurse', 'assistant'],
    scope: 'write',
    input: z.strictObject({
      kind: z.enum(['staff', 'patient', 'caregiver']),
      memberId: id,
      onPaper: z.boolean().default(false).describe('no mail is sent: the page prints the link'),
    }),
    result: z.object({ memberId: z.string() }),
    refusals: ['staff-not-found', 'patient-not-found', 'not-found', 'patient-erased'],
  },
  async ({ kind, memberId, onPaper }, asked) => {
    const { actor } = asked
    if (kind === 'staff' && !(actor.kind === 'staff' && actor.role === 'owner'))
      return refusal('not-allowed', 'Only the owner invites staff.')
    await asked.database.within(scopeOf(actor), async (tx) => {
      const patientId = await patientOf(tx, kind, memberId)
      await audit(tx, asked, {
        action: 'invite-again',
        subjectKind: kind,
        subjectId: memberId,
        patientId,
        detail: { onPaper },
      })
      if (onPaper) return
      await enqueue(tx, asked, {
        kind: KINDS[kind],
        subjectId: memberId,
        patientId,
        onceKey: `${KINDS[kind]}/${memberId}/${asked.newId()}`,
      })
    })
    asked.wake()
    return { memberId }
  },
)

/** @returns whose record it is about; null for staff @throws Refused where there is nobody to invite */
const patientOf = async ({ db }: Tx, kind: keyof typeof KINDS, memberId: string): Promise<string | null> => {
  if (kind === 'staff') {
    const staff = db.selectFrom('staff').select('id').where('id', '=', memberId).where('left_at', 'is', null)
    orRefuse(await staff.executeTakeFirst(), 'staff-not-found', 'Nobody who works in this clinic has this id.')
    return null
  }
  if (kind === 'patient') {
    const patient = orRefuse(
      await db.selectFrom('patient').select(['id', 'erased_at']).where('id', '=', memberId).executeTakeFirst(),
      'patient-not-found',
      'There is no such patient here.',
    )
    if (patient.erased_at !== null)
      throw new Refused(refusal('patient-erased', 'What was stored about this patient was erased for good.'))
    return patient.id
  }
  const caregiver = orRefuse(
    await db
      .selectFrom('caregiver')
      .select('patient_id')
      .where('id', '=', memberId)
      .where('until', 'is', null)
      .executeTakeFirst(),
    'not-found',
    'There is no such caregiver here, or their access has ended.',
  )
  return caregiver.patient_id
}
