import { type Asked, erasePatient, isRefusal, type Refusal } from '@anagen/server'
import type { Clinics } from './clinics.ts'
import { textOf } from './door.ts'

/** What has to be typed: the name, however it is spaced or capitalised. */
const sameName = (typed: string, name: string): boolean => {
  const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLocaleLowerCase()
  return plain(typed) === plain(name)
}

/** Erases a patient once their name was typed; their way to sign in goes too. @param patient as their page shows them */
export const eraseFrom = async (
  form: FormData,
  patient: { readonly id: string; readonly name: string },
  asked: Asked,
  { identity }: Pick<Clinics, 'identity'>,
): Promise<{ readonly erasedAt: string } | Refusal> => {
  if (!sameName(textOf(form, 'name'), patient.name))
    return { refused: 'invalid-input', detail: 'Type the name exactly as it stands on this page. Nothing was erased.' }
  const erased = await erasePatient({ patientId: patient.id }, asked)
  if (isRefusal(erased)) return erased
  await identity.forget({ clinicId: asked.actor.clinicId, kind: 'patient', actorId: patient.id })
  return erased
}
