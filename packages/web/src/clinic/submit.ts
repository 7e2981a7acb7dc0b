import { type Asked, isRefusal, PROBLEMS, type Refusal, submitCheckIn } from '@anagen/server'

const CONFLICT = 409

/**
 * A page that one patient left open, or words that waited on a shared phone, must not be stored as another's.
 * A form that does not say who wrote it is not stored either.
 * @returns why not, or null where who wrote it is who is signed in
 */
export const writtenByAnother = (form: FormData, patientId: string): (Refusal & { readonly status: number }) | null => {
  if (form.get('for') === patientId) return null
  const detail = 'Somebody else is signed in now than when this was written. It was not stored: write it again here.'
  return { refused: 'not-allowed', detail, status: CONFLICT }
}

/** Sends a check-in. @returns its id, or why it was not stored, with the status of the page that says so */
export const submit = async (
  input: Parameters<typeof submitCheckIn>[0],
  asked: Asked,
): Promise<{ readonly id: string } | (Refusal & { readonly status: number })> => {
  const result = await submitCheckIn(input, asked)
  return isRefusal(result) ? { ...result, status: PROBLEMS[result.refused].status } : { id: result.id }
}
