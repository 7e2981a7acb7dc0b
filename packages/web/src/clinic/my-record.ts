import { type Asked, isRefusal, listAudit, listCheckIns, type Refusal } from '@anagen/server'
import { timeText, type WallClock } from './wall-time.ts'

/** Who looked at somebody's record, or changed it. */
export interface RecordEntry {
  readonly key: string
  readonly when: string
  readonly kind: string
  readonly who: string | null
  /** the name of the operation */
  readonly action: string
  /** how often in a row, in the same minute */
  readonly times: number
}

/** The same done by the same in the same minute is one line: a page asks several things at once. */
const merged = (entries: readonly RecordEntry[]): RecordEntry[] => {
  const lines: RecordEntry[] = []
  for (const entry of entries) {
    const at = lines.findIndex(
      ({ when, kind, who, action }) =>
        when === entry.when && kind === entry.kind && who === entry.who && action === entry.action,
    )
    const same = lines[at]
    if (same) lines[at] = { ...same, times: same.times + 1 }
    else lines.push(entry)
  }
  return lines
}

export interface MyRecord {
  readonly entries: readonly RecordEntry[]
  readonly next: string | null
  readonly checkIns: readonly {
    readonly id: string
    readonly when: string
    readonly level: string
    readonly headline: string
  }[]
  /** these are not the newest ones */
  readonly areOlderCheckIns: boolean
  /** the place in the list from which the ones before these go on; null: there are none */
  readonly olderCheckIns: string | null
  /** a caregiver may not see who else looked */
  readonly maySeeWho: boolean
}

const auditOf = async (
  asked: Asked,
  patientId: string,
  cursor: string | null,
  clock: WallClock,
): Promise<Pick<MyRecord, 'entries' | 'next'> | Refusal> => {
  const found = await listAudit({ patientId, limit: 50, ...(cursor === null ? {} : { cursor }) }, asked)
  if (isRefusal(found)) return found
  return {
    entries: merged(
      found.items.map(({ at, actorKind, actorName, action, subjectId }, i) => ({
        key: `${at} ${subjectId} ${i}`,
        when: timeText(at, clock),
        kind: actorKind,
        who: actorName,
        action,
        times: 1,
      })),
    ),
    next: found.next,
  }
}

/** Where the lists of the page begin; null: with the newest. */
interface From {
  /** of who looked */
  readonly cursor: string | null
  /** of the check-ins */
  readonly before: string | null
}

export const myRecordOf = async (
  asked: Asked,
  patientId: string,
  { cursor, before }: From,
  clock: WallClock,
): Promise<MyRecord | Refusal> => {
  const maySeeWho = asked.actor.kind === 'patient'
  const [audit, checkIns] = await Promise.all([
    maySeeWho ? auditOf(asked, patientId, cursor, clock) : { entries: [], next: null },
    listCheckIns({ patientId, limit: 50, ...(before === null ? {} : { cursor: before }) }, asked),
  ])
  if (isRefusal(audit)) return audit
  if (isRefusal(checkIns)) return checkIns
  return {
    ...audit,
    maySeeWho,
    areOlderCheckIns: before !== null,
    olderCheckIns: checkIns.next,
    checkIns: checkIns.items.map(({ id, receivedAt, level, verdicts }) => ({
      id,
      when: timeText(receivedAt, clock),
      level: verdicts.at(-1)?.verdict.level ?? level,
      headline: verdicts.at(-1)?.verdict.headline ?? '',
    })),
  }
}
