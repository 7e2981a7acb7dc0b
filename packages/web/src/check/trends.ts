import type { Trend } from '@anagen/kb'

/** The ways a sign can go, in the order in which a form asks; pages may not load the knowledge for it. */
export const TRENDS = ['better', 'same', 'worse', 'new'] as const satisfies readonly Trend[]
