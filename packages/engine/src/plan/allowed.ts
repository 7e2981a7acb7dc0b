import type { Span } from '@anagen/kb'

/** `28 to 31 days`, `exactly 7 days` */
export const allowed = ({ from, to }: Span): string => (from === to ? `exactly ${from} days` : `${from} to ${to} days`)
