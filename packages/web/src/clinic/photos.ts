import { type Asked, attachPhoto, isRefusal, type Refusal, showPatient } from '@anagen/server'
import { textOf } from './door.ts'
import { timeText, type WallClock } from './wall-time.ts'

export interface PhotoShown {
  readonly id: string
  readonly when: string
}

export const myPhotosOf = async (
  asked: Asked,
  patientId: string,
  clock: WallClock,
): Promise<readonly PhotoShown[] | Refusal> => {
  const patient = await showPatient({ patientId }, asked)
  if (isRefusal(patient)) return patient
  return patient.photos.map(({ photoId, receivedAt }) => ({ id: photoId, when: timeText(receivedAt, clock) }))
}

/** Stores the photos of a form, each by itself: one that fails takes none of the others with it. */
export const attachMine = async (
  form: FormData,
  patientId: string,
  asked: Asked,
): Promise<{
  readonly stored: number
  readonly failed: readonly { readonly name: string; readonly why: string }[]
}> => {
  const checkInId = textOf(form, 'check-in')
  const files = form.getAll('photo').filter((value) => value instanceof File && value.size > 0) as File[]
  let stored = 0
  const failed: { name: string; why: string }[] = []
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const result = await attachPhoto(
      { id: asked.newId(), patientId, bytes, ...(checkInId === '' ? {} : { checkInId }) },
      asked,
    )
    if (isRefusal(result)) failed.push({ name: file.name, why: result.detail })
    else stored += 1
  }
  return { stored, failed }
}
