import { latestOf } from '@anagen/server'

/** What was done, with hour 0 as milliseconds since 1970; the latest first. */
export interface DoneAt {
  readonly slug: string
  readonly at: number
  /** the latest that this may have been: of a day alone, its end */
  readonly latest: number
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

const boundsOf = (iso: string, zone: string) => {
  const at = Date.parse(iso)
  return { at, latest: latestOf(at, zone) }
}

/** Sessions and regimens of a record as the engine counts them; `zone` is the clinic's, on whose clock they were written down. */
export const sessionsOf = ({ sessions, regimens }: Recorded, zone: string): DoneAt[] =>
  [
    ...sessions.map(({ treatment, endedAt }) => ({ slug: treatment, ...boundsOf(endedAt, zone), stoppedAt: null })),
    ...regimens.map(({ treatment, firstDoseAt, stoppedAt }) => ({
      slug: treatment,
      ...boundsOf(firstDoseAt, zone),
      stoppedAt: stoppedAt === null ? null : Date.parse(stoppedAt),
    })),
  ].sort((a, b) => b.at - a.at)
