import { paths } from '../paths.ts'
import type { QueueFilter } from './queue-view.ts'

/** The queue under a filter. */
export const queueAddress = (slug: string, filter: QueueFilter): string => {
  const set = Object.entries(filter).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  const query = new URLSearchParams(set).toString()
  return query === '' ? paths.queue(slug) : `${paths.queue(slug)}?${query}`
}

/** Whether only some of those who wait are looked at. */
export const isNarrowed = ({ state, level, owner }: QueueFilter): boolean =>
  state !== null || level !== null || owner !== null
