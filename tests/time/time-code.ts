import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as Zone from '../../packages/engine/src/zone/wall-offset.ts'
import type * as Opening from '../../packages/server/src/duty/opening.ts'
import type * as Looks from '../../packages/server/src/duty/who-looks.ts'
import type * as Plan from '../../packages/server/src/jobs/check-in-plan.ts'
import type * as Quiet from '../../packages/server/src/outbox/quiet-hours.ts'

/** All that says when something happens. */
export type TimeCode = Pick<typeof Quiet, 'afterQuiet'> &
  Pick<typeof Plan, 'nextCheckIn' | 'lookHours'> &
  Pick<typeof Looks, 'whoLooks' | 'onDuty'> &
  Pick<typeof Opening, 'nextOpening'> &
  Pick<typeof Zone, 'wallOffset'>

/** Where it stands, below the sources of the packages. */
export const FILES = [
  'server/src/outbox/quiet-hours.ts',
  'server/src/jobs/check-in-plan.ts',
  'server/src/duty/who-looks.ts',
  'server/src/duty/opening.ts',
  'engine/src/zone/wall-offset.ts',
] as const

/** Loads it from the packages, or from a copy of them. */
export const loadTimeCode = async (packages: string): Promise<TimeCode> => {
  const modules = await Promise.all(FILES.map((file) => import(pathToFileURL(join(packages, file)).href)))
  return Object.assign({}, ...modules) as TimeCode
}
