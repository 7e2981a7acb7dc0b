import { type Asked, isRefusal, PROBLEMS, type Refusal, showCheckIn, submitCheckIn } from '@anagen/server'

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

type Input = Parameters<typeof submitCheckIn>[0]
type Said = Pick<Input, 'say' | 'signs' | 'answers' | 'temperatureC' | 'modifiers'>

/** Equal for two check-ins that say the same, whenever each was written. */
const wordsOf = ({ say, signs, answers, temperatureC, modifiers }: Said): string =>
  JSON.stringify([
    say ?? null,
    (signs ?? []).map(({ sign, words, grade, trend }) => [sign ?? null, words ?? null, grade ?? null, trend ?? null]),
    (answers ?? []).map(({ sign, grade, trend, notMeant }) => [sign, grade ?? null, trend ?? null, notMeant ?? false]),
    temperatureC ?? null,
    modifiers ?? [],
  ])

/** Whoever goes back to a page that was sent, and sends it once more, said nothing new: only the moment of writing is another one. */
const saysTheSame = async (input: Input, asked: Asked): Promise<boolean> => {
  const before = await showCheckIn({ checkInId: input.id }, asked)
  return (
    !isRefusal(before) &&
    before.patientId === input.patientId &&
    before.corrects === (input.corrects ?? null) &&
    wordsOf(before.said) === wordsOf(input)
  )
}

/** Sends a check-in. @returns its id, or why it was not stored, with the status of the page that says so */
export const submit = async (
  input: Input,
  asked: Asked,
): Promise<{ readonly id: string } | (Refusal & { readonly status: number })> => {
  const result = await submitCheckIn(input, asked)
  if (!isRefusal(result)) return { id: result.id }
  if (result.refused === 'check-in-differs' && (await saysTheSame(input, asked))) return { id: input.id }
  return { ...result, status: PROBLEMS[result.refused].status }
}
