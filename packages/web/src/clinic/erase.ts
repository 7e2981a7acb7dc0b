import { type Asked, erasePatient, type Refusal } from '@anagen/server'
import { textOf } from './door.ts'

/** What has to be typed: the name, however it is spaced or capitalised. */
const sameName = (typed: string, name: string): boolean => {
  const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLocaleLowerCase()
  return plain(typed) === plain(name)
}

/** Erases a patient once their name was typed; the outbox takes their photos and their way to sign in away. @param patient as their page shows them */
export const eraseFrom = async (
  form: FormData,
  patient: { readonly id: string; readonly name: string },
  asked: Asked,
): Promise<{ readonly erasedAt: string } | Refusal> => {
  if (!sameName(textOf(form, 'name'), patient.name))
    return { refused: 'invalid-input', detail: 'Type the name exactly as it stands on this page. Nothing was erased.' }
  return erasePatient({ patientId: patient.id }, asked)
}
