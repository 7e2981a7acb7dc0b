import { isRefusal, type Refusal } from '../src/index.ts'

/** The answer of a question that must have one. */
export const answered = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(`refused: ${answer.refused}, ${answer.message}`)
  return answer
}
