import type { Report, Verdict } from '@anagen/engine'
import type { Level } from '@anagen/kb'
import type { Temporal } from 'temporal-polyfill'
import { instantAt, statement } from '../database/statement.ts'
import type { ActorKind, VerdictCause } from '../database/tables.ts'
import type { Tx } from '../database/transaction.ts'
import type { Care } from '../duty/care.ts'
import { type Key, unsealJson } from '../secrets/envelope.ts'
import type { Earlier } from './judge.ts'
import type { Said } from './said.ts'

/** What is sealed in a check-in: what was said, what was understood, and what the person was told besides the verdict. */
export interface Content {
  readonly said: Said
  readonly report: Report
  readonly care: Care
}

export const checkInPlace = (clinicId: string, id: string): string => `check_in/${clinicId}/${id}`
export const verdictPlace = (clinicId: string, id: string): string => `verdict/${clinicId}/${id}`

export interface CheckInRow {
  readonly id: string
  readonly patient_id: string
  readonly received_at: Temporal.Instant
  readonly written_at: Temporal.Instant
  readonly by_kind: ActorKind
  readonly by_id: string
  readonly corrects: string | null
  readonly level: Level
  readonly content: Buffer
  readonly content_digest: Buffer
}

const findOne = statement<{ id: string }>()('find-check-in', (db, slot) =>
  db
    .selectFrom('check_in')
    .select([
      'id',
      'patient_id',
      'received_at',
      'written_at',
      'by_kind',
      'by_id',
      'corrects',
      'level',
      'content',
      'content_digest',
    ])
    .where('id', '=', slot('id')),
)
const findRecent = statement<{ patientId: string; since: string; most: number }>()('recent-check-ins', (db, slot) =>
  db
    .selectFrom('check_in')
    .select(['id', 'written_at', 'content'])
    .where('patient_id', '=', slot('patientId'))
    .where('received_at', '>', instantAt(slot('since')))
    .orderBy('received_at', 'desc')
    .limit(slot('most')),
)

export const findCheckIn = async (tx: Tx, id: string): Promise<CheckInRow | null> =>
  (await tx.run<CheckInRow>(findOne({ id })))[0] ?? null

export const openContent = (clinicId: string, key: Key, row: Pick<CheckInRow, 'id' | 'content'>): Content =>
  unsealJson<Content>(key, row.content, checkInPlace(clinicId, row.id))

type RecentRow = Pick<CheckInRow, 'id' | 'written_at' | 'content'>

// what came before tells better from worse; further back it tells nothing about today
const EARLIER_DAYS = 60
const EARLIER_MOST = 10

/** The check-ins before this one, still sealed: opened once the patient's key is known. */
export const findEarlier = (tx: Tx, patientId: string, now: Temporal.Instant): Promise<RecentRow[]> =>
  tx.run<RecentRow>(
    findRecent({ patientId, since: now.subtract({ hours: 24 * EARLIER_DAYS }).toString(), most: EARLIER_MOST }),
  )

export const openEarlier = (clinicId: string, key: Key, rows: readonly RecentRow[]): readonly Earlier[] =>
  rows.map((row) => ({ at: row.written_at, signs: openContent(clinicId, key, row).report.signs }))

interface VerdictRow {
  readonly id: string
  readonly content: Buffer
  readonly judged_at: Temporal.Instant
  readonly cause: VerdictCause
  readonly knowledge_digest: string
}

const findVerdictRows = statement<{ checkInId: string }>()('verdicts-of', (db, slot) =>
  db
    .selectFrom('verdict')
    .select(['id', 'content', 'judged_at', 'cause', 'knowledge_digest'])
    .where('check_in_id', '=', slot('checkInId'))
    .orderBy('judged_at')
    .orderBy('id'),
)

export interface StoredVerdict {
  readonly judgedAt: Temporal.Instant
  readonly cause: VerdictCause
  readonly verdict: Verdict
}

/** The verdicts of a check-in, the first one first. */
export const openVerdicts = async (
  tx: Tx,
  clinicId: string,
  key: Key,
  checkInId: string,
): Promise<readonly StoredVerdict[]> =>
  (await tx.run<VerdictRow>(findVerdictRows({ checkInId }))).map(({ id, content, judged_at, cause }) => ({
    judgedAt: judged_at,
    cause,
    verdict: unsealJson<Verdict>(key, content, verdictPlace(clinicId, id)),
  }))
