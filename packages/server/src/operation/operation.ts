import type { z } from 'zod'
import { type Actor, ownPatient, type Who, whoOf } from './actor.ts'
import type { Asked } from './deps.ts'
import { isStorageLost } from './lost.ts'
import type { ProblemCode } from './problems.ts'
import { type FieldProblem, type Refusal, Refused, refusal } from './refusal.ts'

/** What a token must be allowed to do to run it. */
export type TokenScope = 'read' | 'write' | 'admin'

export interface Contract<Input extends z.ZodObject, Result extends z.ZodType> {
  readonly name: string
  /** one sentence for the reader of the API */
  readonly summary: string
  readonly who: readonly Who[]
  readonly scope: TokenScope
  readonly input: Input
  readonly result: Result
  /** what it may refuse besides what every operation may */
  readonly refusals: readonly ProblemCode[]
}

/** What somebody may ask the server to do: checked who asks and what was sent, then done whole or not at all. */
export interface Operation<Input extends z.ZodObject = z.ZodObject, Result extends z.ZodType = z.ZodType> {
  (input: z.input<Input>, asked: Asked): Promise<z.output<Result> | Refusal>
  readonly contract: Contract<Input, Result>
}

/** What every operation may refuse. */
export const COMMON_REFUSALS = [
  'invalid-input',
  'not-allowed',
  'storage-unavailable',
] as const satisfies readonly ProblemCode[]

/** Whether this actor may do it at all; pages ask before they offer it. */
export const may = (actor: Actor, { contract }: { readonly contract: { readonly who: readonly Who[] } }): boolean =>
  contract.who.includes(whoOf(actor))

/** Makes an operation of its contract and what it does once who asks and what was sent are known to be right. */
export const operation = <Input extends z.ZodObject, Result extends z.ZodType>(
  contract: Contract<Input, Result>,
  run: (input: z.output<Input>, asked: Asked) => Promise<z.output<Result> | Refusal>,
): Operation<Input, Result> => {
  const checked = async (input: z.input<Input>, asked: Asked): Promise<z.output<Result> | Refusal> => {
    if (!may(asked.actor, { contract })) return refusal('not-allowed', `This needs one of: ${contract.who.join(', ')}.`)
    const parsed = contract.input.safeParse(input)
    if (!parsed.success) return refusal('invalid-input', 'See the fields named.', fieldProblems(parsed.error))
    const foreign = notTheirs(asked.actor, parsed.data)
    if (foreign) return foreign
    try {
      return await run(parsed.data, asked)
    } catch (error) {
      if (error instanceof Refused) return error.refusal
      if (isStorageLost(error))
        return refusal(
          'storage-unavailable',
          'It could not be stored just now. Send it again with the same id; it is never stored twice.',
        )
      throw error
    }
  }
  return Object.assign(checked, { contract })
}

// The database would show them nothing either; here they get a clear answer.
const notTheirs = (actor: Actor, input: Record<string, unknown>): Refusal | null => {
  const own = ownPatient(actor)
  return own !== null && typeof input.patientId === 'string' && input.patientId !== own
    ? refusal('patient-not-found', 'There is no such patient here.')
    : null
}

export const fieldProblems = (error: z.ZodError): readonly FieldProblem[] =>
  error.issues.slice(0, 20).map(({ path, message }) => ({ at: path.join('.') || 'body', message }))
