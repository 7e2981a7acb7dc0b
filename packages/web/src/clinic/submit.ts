import { type Asked, isRefusal, PROBLEMS, type Refusal, submitCheckIn } from '@anagen/server'

/** Sends a check-in. @returns its id, or why it was not stored, with the status of the page that says so */
export const submit = async (
  input: Parameters<typeof submitCheckIn>[0],
  asked: Asked,
): Promise<{ readonly id: string } | (Refusal & { readonly status: number })> => {
  const result = await submitCheckIn(input, asked)
  return isRefusal(result) ? { ...result, status: PROBLEMS[result.refused].status } : { id: result.id }
}
