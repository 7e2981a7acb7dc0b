/** What was done, with hour 0 as milliseconds since 1970; the latest first. */
export interface DoneAt {
  readonly slug: string
  readonly at: number
  /** of what is used at home: when it was stopped; null: it is used, or it was a session */
  readonly stoppedAt: number | null
}

interface Recorded {
  readonly sessions: readonly { readonly treatment: string; readonly endedAt: string }[]
  readonly regimens: readonly {
    readonly treatment: string
    readonly firstDoseAt: string
    readonly stoppedAt: string | null
  }[]
}

/** Sessions and regimens of a record as the engine counts them. */
export const sessionsOf = ({ sessions, regimens }: Recorded): DoneAt[] =>
  [
    ...sessions.map(({ treatment, endedAt }) => ({ slug: treatment, at: Date.parse(endedAt), stoppedAt: null })),
    ...regimens.map(({ treatment, firstDoseAt, stoppedAt }) => ({
      slug: treatment,
      at: Date.parse(firstDoseAt),
      stoppedAt: stoppedAt === null ? null : Date.parse(stoppedAt),
    })),
  ].sort((a, b) => b.at - a.at)
