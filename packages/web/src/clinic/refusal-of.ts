import { isRefusal, PROBLEMS, type Refusal } from '@anagen/server'
import { data } from 'react-router'
import type { UnsentFields } from './visit.ts'

/** The refusal of an action with its status, or null where it was done. */
export const refusalOf = (result: unknown) =>
  isRefusal(result) ? data(result, { status: PROBLEMS[result.refused].status }) : null

/** What somebody wrote in the form that was refused, by the names of its fields: it stands in the form again. */
export type Sent = Readonly<Record<string, string>>

/**
 * The same with what was written. Where nothing can be stored just now the page itself could not be made either: what was written stands on the page
 * that says so, to be sent again.
 * @throws that page
 */
export const refusedWith = (
  result: unknown,
  form: FormData,
  request: Request,
): ReturnType<typeof data<Refusal & { readonly sent: Sent }>> | null => {
  if (!isRefusal(result)) return null
  const fields = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
  const status = { status: PROBLEMS[result.refused].status }
  if (result.refused === 'storage-unavailable') {
    const unsent: UnsentFields = { action: new URL(request.url).pathname, signIn: null, fields }
    throw data({ ...result, unsent }, status)
  }
  const sent: Sent = Object.fromEntries(fields)
  return data({ ...result, sent }, status)
}
