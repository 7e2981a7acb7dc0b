import { type Asked, isRefusal, listMessages, type Refusal, sendMessage } from '@anagen/server'
import type { CaseMessage } from './case-view.ts'
import { textOf } from './door.ts'
import { timeText, type WallClock } from './wall-time.ts'
import { withdrawnShown } from './withdrawals.ts'

/** A patient's messages, oldest first. Who of the clinic wrote is "the clinic": names of staff are theirs to give. */
export const myMessagesOf = async (
  asked: Asked,
  patientId: string,
  clock: WallClock,
): Promise<{ readonly messages: readonly CaseMessage[]; readonly hasOlder: boolean } | Refusal> => {
  const found = await listMessages({ patientId, limit: 100 }, asked)
  if (isRefusal(found)) return found
  const { actor } = asked
  const isTheirs = (kind: string, id: string): boolean =>
    actor.kind !== 'system' && kind === actor.kind && id === actor.id
  const messages = found.items
    .map(({ id, sentAt, byKind, byId, text, withdrawn }) => ({
      id,
      when: timeText(sentAt, clock),
      who: byKind === 'staff' ? '' : null,
      text,
      withdrawn: withdrawnShown(withdrawn, clock),
      mayWithdraw: withdrawn === null && isTheirs(byKind, byId),
    }))
    .reverse()
  return { messages, hasOlder: found.next !== null }
}

export const sendMine = (form: FormData, patientId: string, asked: Asked) =>
  sendMessage({ id: textOf(form, 'id'), patientId, text: textOf(form, 'note') }, asked)
