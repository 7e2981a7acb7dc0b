import { z } from 'zod'
import { PROBLEMS, type ProblemCode } from '../operation/problems.ts'
import { type Refusal, refusal } from '../operation/refusal.ts'
import { SECURITY_HEADERS } from './security-headers.ts'

/** RFC 9457. `type` names the code under the documentation's address, relative so that it holds under any host name. */
export const problemShape = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string().describe('one sentence that says what to do'),
    code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
    errors: z.array(z.object({ at: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.output<typeof problemShape>

const problemOf = ({ refused, detail, fields }: Refusal): Problem => ({
  type: `/problems/${refused}`,
  title: PROBLEMS[refused].title,
  status: PROBLEMS[refused].status,
  detail,
  code: refused,
  ...(fields ? { errors: [...fields] } : {}),
})

const CONTENT = { ...SECURITY_HEADERS, 'content-type': 'application/problem+json', 'cache-control': 'no-store' }

export const problemResponse = (refused: Refusal, headers: Record<string, string> = {}): Response => {
  const problem = problemOf(refused)
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { ...CONTENT, ...retryOf(refused), ...(LEAVES_BODY.has(refused.refused) ? CLOSE : {}), ...headers },
  })
}

// the rest of the body is not read, so that nothing else can come on this connection
const LEAVES_BODY: ReadonlySet<ProblemCode> = new Set(['too-large', 'too-slow'])
const CLOSE = { connection: 'close' }

const SOON: ReadonlyMap<ProblemCode, number> = new Map([
  ['storage-unavailable', 2],
  ['photo-store-unavailable', 30],
])

const retryOf = ({ refused, retryAfterSeconds }: Refusal): Record<string, string> => {
  const seconds = retryAfterSeconds ?? SOON.get(refused) ?? null
  return seconds === null ? {} : { 'retry-after': String(seconds) }
}

/** A bug of ours: what it was is in the log, and nothing of it in the answer. */
export const bugResponse = (requestId: string): Response =>
  problemResponse(
    refusal(
      'internal-error',
      `This is our mistake, and it was logged as ${requestId}. If it is about your health, call your clinic now.`,
    ),
  )
