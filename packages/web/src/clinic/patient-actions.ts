import { type Asked, inviteAgain, isRefusal, type Refusal } from '@anagen/server'
import { type QrCode, qrCode } from '../picture/qr-code.ts'
import type { Clinics } from './clinics.ts'
import { logCall } from './contacts.ts'
import { textOf } from './door.ts'
import { changeHelpers } from './helpers.ts'
import { sendMine } from './my-messages.ts'
import { endRegimenFrom } from './regimens.ts'

/** A link to hand over on paper: shown once, stored nowhere. */
export interface PaperLink {
  readonly url: string
  readonly qr: QrCode
}

/** What a form of the patient's page did. */
export type PatientDone =
  | { readonly done: 'message' | 'call' | 'helper' | 'invited' | 'regimen' }
  | { readonly link: PaperLink }

const doneOr = async (done: 'message' | 'call' | 'helper' | 'invited' | 'regimen', work: Promise<object>) => {
  const result = await work
  return isRefusal(result) ? result : { done }
}

/** Does what a form of the patient's page asks for. */
export const actOnPatient = async (
  form: FormData,
  patientId: string,
  asked: Asked,
  { identity, zone }: Pick<Clinics, 'identity'> & { readonly zone: string },
): Promise<PatientDone | Refusal> => {
  switch (textOf(form, 'move')) {
    case 'call':
      return doneOr('call', logCall(form, patientId, asked))
    case 'regimen':
      return doneOr('regimen', endRegimenFrom(form, zone, asked))
    case 'helper':
      return doneOr('helper', changeHelpers(form, patientId, asked))
    case 'invite':
      return doneOr('invited', inviteAgain({ kind: 'patient', memberId: patientId }, asked))
    case 'paper': {
      const allowed = await inviteAgain({ kind: 'patient', memberId: patientId, onPaper: true }, asked)
      if (isRefusal(allowed)) return allowed
      const { clinicId } = asked.actor
      const { url } = await identity.makeLink({ clinicId, kind: 'patient', actorId: patientId, purpose: 'start' })
      return { link: { url, qr: qrCode(url) } }
    }
    default:
      return doneOr('message', sendMine(form, patientId, asked))
  }
}
