import { showTime } from '@anagen/engine/zone'
import type { SiteRequest } from '../site-context.ts'

/** The moment of a request in full, with its zone: `Sat 21 Nov 2026, 02:00 (Europe/London)`. */
export const momentText = ({ now, zone }: Pick<SiteRequest, 'now' | 'zone'>): string =>
  `${showTime(now, zone)} (${zone})`
