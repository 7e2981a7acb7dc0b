/** What was done, with hour 0 as milliseconds since 1970; the latest first. */
export interface DoneAt {
  readonly slug: string
  readonly at: number
}

interface Recorded {
  readonly sessions: readonly { readonly treatment: string; readonly endedAt: string }[]
  readonly regimens: readonly { readonly treatment: string; readonly firstDoseAt: string }[]
}

/** Sessions and regimens of a record as the engine counts them. */
export const sessionsOf = ({ sessions, regimens }: Recorded): DoneAt[] =>
  [
    ...sessions.map(({ treatment, endedAt }) => ({ slug: treatment, at: Date.parse(endedAt) })),
    ...regimens.map(({ treatment, firstDoseAt }) => ({ slug: treatment, at: Date.parse(firstDoseAt) })),
  ].sort((a, b) => b.at - a.at)
