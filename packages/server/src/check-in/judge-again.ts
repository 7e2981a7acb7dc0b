import type { Level } from '@anagen/kb'
import { Temporal } from 'temporal-polyfill'
import { instantAt } from '../database/statement.ts'
import type { Tx } from '../database/transaction.ts'
import type { Asked } from '../operation/deps.ts'
import type { OpenPatient } from '../records/open-patient.ts'
import { type Earlier, type Judged, judge } from './judge.ts'
import { openEarlier } from './open-earlier.ts'
import { reachFrom } from './reach.ts'
import { loadRecord, type PatientRecord } from './record.ts'
import { type CheckInRow, contentWithoutSigns, openContent, openVerdicts } from './stored.ts'

/** Stored check-ins of one patient, with all that is needed to judge them again. */
export interface Again {
  /** The level that the latest verdict of one of them has. @throws when it cannot be read */
  readonly levelOf: (row: CheckInRow) => Level
  /** Judges one of them again, for the moments at which it was judged before. @throws when it cannot be read, Refused `report-unreadable` */
  readonly judge: (row: CheckInRow, personal: OpenPatient['personal']) => Judged
}

interface Before {
  readonly received_at: Temporal.Instant
}

interface Known {
  readonly from: Level
  readonly record: PatientRecord
}

/**
 * Reads what some check-ins of one patient rest on, for all of them at once: what came before one of them came before most of the others.
 * What cannot be read of one is told when that one is judged.
 */
export const openAgain = async (
  tx: Tx,
  asked: Asked,
  { id: patientId, key }: Pick<OpenPatient, 'id' | 'key'>,
  rows: readonly CheckInRow[],
): Promise<Again> => {
  const {
    actor: { clinicId },
    knowledge,
    onError,
  } = asked
  const settled = await Promise.allSettled(
    rows.map(async (row): Promise<Known> => {
      const [verdicts, record] = await Promise.all([
        openVerdicts(tx, clinicId, key, row.id),
        loadRecord(tx, patientId, row.received_at),
      ])
      return { from: verdicts.at(-1)?.verdict.level ?? row.level, record }
    }),
  )
  const known = new Map(rows.map(({ id }, i) => [id, settled[i]]))
  const knownOf = ({ id }: CheckInRow): Known => {
    const outcome = known.get(id)
    if (outcome?.status === 'fulfilled') return outcome.value
    throw outcome?.reason ?? new Error(`check-in ${id} was not asked for`)
  }
  const reaches = rows.flatMap((row, i) => {
    const outcome = settled[i]
    return outcome?.status === 'fulfilled' ? [sinceOf(row, outcome.value.record)] : []
  })
  const newest = rows.map(({ received_at }) => received_at).reduce(laterOf, START)
  const before =
    reaches.length === 0
      ? []
      : await tx.db
          .selectFrom('check_in')
          .select(['id', 'written_at', 'received_at', 'signs', contentWithoutSigns])
          .where('patient_id', '=', patientId)
          .where('received_at', '>', instantAt(reaches.reduce(earlierOf).toString()))
          .where('received_at', '<', instantAt(newest.toString()))
          .orderBy('received_at', 'desc')
          .execute()
  const opened = openEarlier(clinicId, key, before, onError)
  return {
    levelOf: (row) => knownOf(row).from,
    judge: (row, personal) => {
      const { record } = knownOf(row)
      const { said } = openContent(clinicId, key, row)
      const earlier = between(before, opened, sinceOf(row, record), row.received_at)
      return judge({ said, personal, record, earlier, knowledge, onError }, row.written_at, row.received_at)
    },
  }
}

const START = Temporal.Instant.fromEpochMilliseconds(0)
const laterOf = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(a, b) > 0 ? a : b
const earlierOf = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(a, b) < 0 ? a : b

/** What was received then or before is of no matter to this check-in. */
const sinceOf = (row: CheckInRow, record: PatientRecord): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(
    Math.min(...[row.received_at, row.written_at].map((at) => reachFrom(record, at))),
  )

/** Those received after `since` and before `until`, of rows that begin with the newest; both lists are in the same order. */
const between = (
  rows: readonly Before[],
  opened: readonly Earlier[],
  since: Temporal.Instant,
  until: Temporal.Instant,
): readonly Earlier[] => {
  const first = rows.findIndex(({ received_at }) => Temporal.Instant.compare(received_at, until) < 0)
  const last = rows.findLastIndex(({ received_at }) => Temporal.Instant.compare(received_at, since) > 0)
  return first === -1 ? [] : opened.slice(first, last + 1)
}
