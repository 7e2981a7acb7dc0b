import { isRefusal, type LogRank, logRank } from '@anagen/stats'
import type { GroupCurve } from './curve-options.ts'

/** The test of two or more groups; null where there is nothing to compare. */
export const compareGroups = (groups: readonly GroupCurve[]): LogRank | null => {
  const found = logRank(groups.map(({ name, columns }) => ({ group: name, observations: columns })))
  return isRefusal(found) ? null : found
}
