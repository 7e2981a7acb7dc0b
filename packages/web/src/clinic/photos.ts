import { type Asked, attachPhoto, isRefusal, type Refusal, showPatient } from '@anagen/server'
import { textOf } from './door.ts'
import { timeText, type WallClock } from './wall-time.ts'
import { type WithdrawnShown, withdrawnShown } from './withdrawals.ts'

export interface PhotoShown {
  readonly id: string
  readonly when: string
  readonly withdrawn: WithdrawnShown | null
}

interface StoredPhoto {
  readonly photoId: string
  readonly receivedAt: string
  readonly withdrawn: { readonly at: string; readonly isKept: boolean } | null
}

/** Photos as the pages show them, withdrawn ones by their place alone. */
export const photosShown = (photos: readonly StoredPhoto[], clock: WallClock): PhotoShown[] =>
  photos.map(({ photoId, receivedAt, withdrawn }) => ({
    id: photoId,
    when: timeText(receivedAt, clock),
    withdrawn: withdrawnShown(withdrawn, clock),
  }))

export const myPhotosOf = async (
  asked: Asked,
  patientId: string,
  clock: WallClock,
): Promise<readonly PhotoShown[] | Refusal> => {
  const patient = await showPatient({ patientId }, asked)
  if (isRefusal(patient)) return patient
  return photosShown(patient.photos, clock)
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
