import { isRefusal, PROBLEMS } from '@anagen/server'
import { data } from 'react-router'

/** The refusal of an action with its status, or null where it was done. */
export const refusalOf = (result: unknown) =>
  isRefusal(result) ? data(result, { status: PROBLEMS[result.refused].status }) : null
